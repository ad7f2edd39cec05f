import type { StockRowView } from '@kanmai/client';
import type { FormEvent } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { limitMax, readWhole } from './stock-draft.ts';
import { limitPerPerson, useStockChange } from './stock-queries.ts';
import { useTextOf } from './use-text-of.ts';

interface LimitFormProps {
  shopId: string;
  row: StockRowView;
  onChanged: (row: StockRowView) => void;
}

/** How many one person may have; an empty field is any number. */
export function LimitForm({ shopId, row, onChanged }: LimitFormProps) {
  const words = useMessages().stockPage;
  const [text, setText] = useTextOf(row.perPersonMax);
  const limit = text.trim() === '' ? null : readWhole(text, 1, limitMax);
  const wrong = text.trim() !== '' && limit === null;
  const save = useStockChange(
    shopId,
    () => limitPerPerson(shopId, row.variantId, limit),
    words.saved,
    onChanged,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong && limit !== row.perPersonMax) save.mutate(undefined);
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <TextField
        label={words.limitField}
        hint={words.limitHint}
        error={wrong ? words.limitWrong : null}
        inputMode="numeric"
        value={text}
        maxLength={3}
        onChange={(event) => {
          setText(event.target.value);
          save.reset();
        }}
      />
      <ProblemNotice error={save.error} />
      <div className="flex justify-end">
        <Button
          type="submit"
          size="small"
          look="outline"
          busy={save.isPending}
          disabled={wrong || limit === row.perPersonMax}
        >
          {words.saveLimit}
        </Button>
      </div>
    </form>
  );
}
