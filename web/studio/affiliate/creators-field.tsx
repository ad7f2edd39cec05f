import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { IconButton, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { useSettledText } from '../products/use-product-choice.ts';
import { creatorsNamedQuery } from './affiliate-queries.ts';

export interface InvitedCreator {
  readonly id: string;
  readonly name: string;
}

interface CreatorsFieldProps {
  shopId: string;
  chosen: readonly InvitedCreator[];
  missing: boolean;
  onChange: (chosen: InvitedCreator[]) => void;
}

/** The creators that a target plan names, found by name. */
export function CreatorsField({ shopId, chosen, missing, onChange }: CreatorsFieldProps) {
  const words = useMessages().affiliatePage;
  const { locale } = useLocale();
  const [text, setText] = useState('');
  const settled = useSettledText(text);
  const query = useQuery({ ...creatorsNamedQuery(shopId, settled), placeholderData: keepPreviousData });
  const names = new Set(chosen.map(({ id }) => id));
  const found = settled === '' ? [] : (query.data ?? []).filter(({ id }) => !names.has(id));
  return (
    <fieldset className="flex flex-col gap-2 text-sm">
      <legend className="pb-1 text-soft">{words.creators}</legend>
      <ul>
        {chosen.map((creator) => (
          <li key={creator.id} className="flex min-h-11 items-center justify-between gap-3">
            <span className="min-w-0 truncate">{creator.name}</span>
            <IconButton
              label={words.uninvite(creator.name)}
              icon={<X size={18} />}
              onClick={() => onChange(chosen.filter(({ id }) => id !== creator.id))}
            />
          </li>
        ))}
      </ul>
      <TextField
        label={words.findCreator}
        type="search"
        value={text}
        maxLength={40}
        error={missing ? words.chooseCreator : null}
        onChange={(event) => setText(event.target.value)}
      />
      <ProblemNotice error={query.error} />
      {settled !== '' && query.data?.length === 0 && <p className="text-soft">{words.noCreators}</p>}
      <ul className="max-h-56 overflow-y-auto">
        {found.map(({ id, name, followerCount, clipCount }) => (
          <li key={id} className="flex min-h-11 items-center justify-between gap-3">
            <span className="min-w-0">
              <span className="block truncate">{name}</span>
              <span className="figures block text-xs text-soft">
                {words.creatorFacts(countText(followerCount, locale), countText(clipCount, locale))}
              </span>
            </span>
            <IconButton
              label={words.invite(name)}
              icon={<Plus size={18} />}
              onClick={() => onChange([...chosen, { id, name }])}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
