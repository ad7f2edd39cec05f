import type { StockRowView } from '@kanmai/client';
import { type FormEvent, useId } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { countMax, type LevelAt, readWhole } from './stock-draft.ts';
import { countStock, useStockChange } from './stock-queries.ts';
import { useTextOf } from './use-text-of.ts';

interface CountFieldProps {
  shopId: string;
  variantId: string;
  level: LevelAt;
  /** What the warehouse is called. */
  name: string;
  onChanged: (row: StockRowView) => void;
}

/** What was counted in one warehouse, to be corrected in place. */
export function CountField({ shopId, variantId, level, name, onChanged }: CountFieldProps) {
  const words = useMessages().stockPage;
  const id = useId();
  const [text, setText] = useTextOf(level.onHand);
  const onHand = readWhole(text, 0, countMax);
  const save = useStockChange(
    shopId,
    (counted: number) => countStock(shopId, variantId, { onHand: counted, warehouseId: level.warehouseId }),
    words.saved,
    onChanged,
  );
  const wrong = onHand === null ? words.countWrong : onHand < level.held ? words.belowHeld(level.held) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (onHand !== null && wrong === null && onHand !== level.onHand) save.mutate(onHand);
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-w-0 flex-col items-end gap-1">
      <span className="flex items-center gap-2">
        <input
          aria-label={words.countAt(name)}
          aria-invalid={wrong === null ? undefined : true}
          aria-describedby={wrong === null ? undefined : id}
          inputMode="numeric"
          value={text}
          maxLength={9}
          onChange={(event) => {
            setText(event.target.value);
            save.reset();
          }}
          className={`figures h-11 w-28 rounded-control border bg-raised px-3 text-end text-base ${wrong === null ? 'border-line-strong' : 'border-danger'}`}
        />
        <Button
          type="submit"
          size="small"
          look="outline"
          aria-label={words.saveCount(name)}
          busy={save.isPending}
          disabled={wrong !== null || onHand === level.onHand}
        >
          {words.save}
        </Button>
      </span>
      {wrong !== null && (
        <span id={id} className="text-xs text-danger">
          {wrong}
        </span>
      )}
      <ProblemNotice error={save.error} />
    </form>
  );
}
