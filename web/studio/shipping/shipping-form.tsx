import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, TextField } from '../../ui/index.ts';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { RegionFields } from './region-fields.tsx';
import {
  draftOf,
  emptyRegion,
  type FieldProblem,
  fieldOf,
  readDraft,
  regionsMax,
  type ShippingDraft,
} from './shipping-draft.ts';
import type { ShippingRules } from './shipping-queries.ts';

interface ShippingFormProps {
  rules: ShippingRules;
  /** Why the last try was refused. */
  error: unknown;
  busy: boolean;
  onChange: () => void;
  onSave: (rules: ShippingRules) => void;
}

export function ShippingForm({ rules, error, busy, onChange, onSave }: ShippingFormProps) {
  const messages = useMessages();
  const words = messages.shippingPage;
  const [draft, setDraft] = useState(() => draftOf(rules));
  const [tried, setTried] = useState(false);
  const reading = readDraft(draft);
  const refused = refusalOf(draft, error, words);
  // Nothing is marked before the first try; afterwards each mark goes as soon as its field is right.
  const problemOf = (field: string): string | null => {
    if (refused?.field === field) return refused.text;
    return tried && !reading.ok ? problemText(reading.problems[field], words) : null;
  };
  const change = (next: Partial<ShippingDraft>) => {
    setDraft((before) => ({ ...before, ...next }));
    onChange();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reading.ok) onSave(reading.rules);
  };
  const field = (name: 'base' | 'freeAbove' | 'notServed') => ({
    value: draft[name],
    error: problemOf(name),
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField label={words.base} inputMode="decimal" {...field('base')} />
        <TextField
          label={words.freeAbove}
          hint={words.freeAboveHint}
          inputMode="decimal"
          {...field('freeAbove')}
        />
      </div>
      <section className="flex flex-col gap-3">
        <h2 className="text-sm font-semibold">{words.regions}</h2>
        {draft.regions.map((region, index) => (
          <RegionFields
            key={region.rowId}
            region={region}
            number={index + 1}
            problemOf={(name) => problemOf(`${region.rowId}.${name}`)}
            onChange={(next) =>
              change({
                regions: draft.regions.map((other) =>
                  other.rowId === region.rowId ? { ...other, ...next } : other,
                ),
              })
            }
            onRemove={() =>
              change({ regions: draft.regions.filter((other) => other.rowId !== region.rowId) })
            }
          />
        ))}
        {draft.regions.length < regionsMax && (
          <Button
            look="outline"
            size="small"
            icon={<Plus size={16} />}
            className="self-start"
            onClick={() => change({ regions: [...draft.regions, emptyRegion()] })}
          >
            {words.addRegion}
          </Button>
        )}
      </section>
      <TextField label={words.notServed} hint={words.notServedHint} {...field('notServed')} />
      {(refused !== null || (tried && !reading.ok)) && (
        <p role="alert" className="text-sm text-danger">
          {words.fixFirst}
        </p>
      )}
      {refused === null && <ProblemNotice error={error} />}
      <Button type="submit" busy={busy} className="self-end">
        {words.save}
      </Button>
    </form>
  );
}

type Words = StudioMessages['shippingPage'];

function problemText(problem: FieldProblem | undefined, words: Words): string | null {
  const texts: Record<FieldProblem, string> = {
    'fee-wrong': words.feeWrong,
    'amount-wrong': words.amountWrong,
    'provinces-missing': words.provincesMissing,
    'provinces-many': words.provincesMany,
  };
  return problem === undefined ? null : texts[problem];
}

/** The field that the API refused, and why; null when the refusal is of no field here. */
function refusalOf(
  draft: ShippingDraft,
  error: unknown,
  words: Words,
): { readonly field: string; readonly text: string } | null {
  if (!(error instanceof ApiProblem)) return null;
  const field = fieldOf(draft, error.field);
  const province = String(error.problem['province'] ?? '');
  const fault = error.problem['fault'];
  if (field === null) return null;
  if (fault === 'province-unknown') return { field, text: words.provinceUnknown(province) };
  if (fault === 'province-twice') return { field, text: words.provinceTwice(province) };
  return { field, text: error.message };
}
