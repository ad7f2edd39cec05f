import { Trash2 } from 'lucide-react';
import { IconButton, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import type { RegionDraft } from './shipping-draft.ts';

type Field = 'provinces' | 'base' | 'freeAbove';

interface RegionFieldsProps {
  region: RegionDraft;
  number: number;
  problemOf: (field: Field) => string | null;
  onChange: (next: Partial<RegionDraft>) => void;
  onRemove: () => void;
}

/** Provinces with a fee of their own. */
export function RegionFields({ region, number, problemOf, onChange, onRemove }: RegionFieldsProps) {
  const words = useMessages().shippingPage;
  const field = (name: Field) => ({
    value: region[name],
    error: problemOf(name),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <fieldset className="rounded-card border border-line p-3">
      <legend className="float-start flex w-full items-center justify-between text-sm font-semibold">
        {words.region(number)}
        <IconButton
          label={words.removeRegion(number)}
          icon={<Trash2 size={16} />}
          className="-me-2 -mt-2"
          onClick={onRemove}
        />
      </legend>
      <div className="grid clear-both grid-cols-2 items-start gap-3 pt-2">
        <div className="col-span-2">
          <TextField label={words.provinces} hint={words.provincesHint} {...field('provinces')} />
        </div>
        <TextField label={words.base} inputMode="decimal" {...field('base')} />
        <TextField
          label={words.freeAbove}
          hint={words.freeAboveHint}
          inputMode="decimal"
          {...field('freeAbove')}
        />
      </div>
    </fieldset>
  );
}
