import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale } from '../../shared/i18n.ts';
import { Select, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { categoriesQuery } from './category-queries.ts';

interface CategoryFieldProps {
  value: string;
  onChange: (category: string) => void;
}

const other = 'other';

/** A category from the platform's tree, or one that somebody writes. */
export function CategoryField({ value, onChange }: CategoryFieldProps) {
  const words = useMessages().attributeFields;
  const { locale } = useLocale();
  const { data: categories = [], isError } = useQuery(categoriesQuery);
  const known = categories.find(({ name }) => name === value);
  const [writing, setWriting] = useState(false);
  const own = writing || isError || (value !== '' && known === undefined && categories.length > 0);
  const top = known?.parent ?? known?.name ?? '';
  const under = categories.filter(({ parent }) => parent === top && top !== '');
  const nameOf = ({ name, en }: { name: string; en: string }) => ({
    value: name,
    label: locale === 'en' ? en : name,
  });
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 items-start gap-3">
        <Select
          label={words.category}
          value={own ? other : top}
          options={[
            { value: '', label: words.noCategory },
            ...categories.filter(({ parent }) => parent === null).map(nameOf),
            { value: other, label: words.other },
          ]}
          onChange={({ target }) => {
            setWriting(target.value === other);
            onChange(target.value === other ? '' : target.value);
          }}
        />
        {!own && under.length > 0 && (
          <Select
            label={words.sub}
            value={known?.parent === null ? '' : value}
            options={[{ value: '', label: words.whole }, ...under.map(nameOf)]}
            onChange={({ target }) => onChange(target.value === '' ? top : target.value)}
          />
        )}
      </div>
      {own && (
        <TextField
          label={words.otherName}
          value={value}
          maxLength={40}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}
