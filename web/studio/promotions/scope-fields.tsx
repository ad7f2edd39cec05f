import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Select, SkeletonLines, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { useProductChoice } from '../products/use-product-choice.ts';
import { useAuthorId } from '../shell/authors.ts';
import type { PromotionDraft } from './promotion-draft.ts';
import type { DraftFieldsProps } from './rule-fields.tsx';

const scopes = ['shop', 'categories', 'products'] as const;

/** Which goods: all of them, some categories, or chosen products. */
export function ScopeFields({ draft, problems, onChange }: DraftFieldsProps) {
  const words = useMessages().promotionsPage;
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={words.scope}
        value={draft.scope}
        options={[...scopes, ...(draft.scope === 'variants' ? (['variants'] as const) : [])].map((value) => ({
          ...{ value, label: words.scopes[value] },
        }))}
        onChange={(event) => onChange({ scope: event.target.value as PromotionDraft['scope'], ids: [] })}
      />
      {draft.scope === 'categories' && (
        <TextField
          label={words.categories}
          hint={words.categoriesHint}
          value={draft.categories}
          error={problems.has('categories') ? words.wrong : null}
          onChange={(event) => onChange({ categories: event.target.value })}
        />
      )}
      {draft.scope === 'products' && <ProductChoice {...{ draft, problems, onChange }} />}
    </div>
  );
}

function ProductChoice({ draft, problems, onChange }: DraftFieldsProps) {
  const words = useMessages().promotionsPage;
  const shopId = useAuthorId();
  const [text, setText] = useState('');
  const query = useProductChoice(shopId, text);
  const chosen = new Set(draft.ids);
  const found = query.data ?? [];
  const toggle = (id: string, on: boolean) =>
    onChange({ ids: on ? [...draft.ids, id] : draft.ids.filter((other) => other !== id) });
  return (
    <fieldset className="flex flex-col gap-2 text-sm">
      <legend className="pb-1 text-soft">{words.chosen(draft.ids.length)}</legend>
      <TextField
        label={words.findProduct}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {problems.has('ids') && (
        <p role="alert" className="text-xs text-danger">
          {words.chooseProduct}
        </p>
      )}
      {query.isPending && <SkeletonLines count={3} />}
      <ProblemNotice error={query.error} />
      <div className="max-h-56 overflow-y-auto">
        {found.map(({ id, title }) => (
          <label key={id} className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              className="size-5 accent-ink"
              checked={chosen.has(id)}
              onChange={(event) => toggle(id, event.target.checked)}
            />
            <span className="min-w-0 flex-1 truncate">{title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
