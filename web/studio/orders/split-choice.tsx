import type { ShopOrderView } from '@kanmai/client';
import { Split } from 'lucide-react';
import { Button, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

type Left = ShopOrderView['leftToShip'];

/** How many of each are in the parcel; null when all that is left is. */
export function partOf(chosen: ReadonlyMap<string, number> | null, left: Left): Left | null {
  if (chosen === null) return null;
  return left.flatMap(({ variantId, quantity }) => {
    const count = Math.min(chosen.get(variantId) ?? 0, quantity);
    return count > 0 ? [{ variantId, quantity: count }] : [];
  });
}

export const sumOf = (lines: Left) => lines.reduce((sum, { quantity }) => sum + quantity, 0);

interface SplitChoiceProps {
  lines: ShopOrderView['lines'];
  left: Left;
  chosen: ReadonlyMap<string, number> | null;
  onChange: (chosen: ReadonlyMap<string, number> | null) => void;
}

/** Which pieces go into this parcel, when not all of them do. */
export function SplitChoice({ lines, left, chosen, onChange }: SplitChoiceProps) {
  const { parcelDesk: words } = useMessages();
  if (sumOf(left) < 2) return null;
  if (chosen === null) {
    return (
      <Button
        look="quiet"
        size="small"
        className="self-start"
        icon={<Split size={14} />}
        onClick={() => onChange(new Map())}
      >
        {words.split}
      </Button>
    );
  }
  const part = partOf(chosen, left) ?? [];
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 text-sm font-semibold">{words.choose}</legend>
      {left.map(({ variantId, quantity }) => {
        const line = lines.find((one) => one.variantId === variantId);
        const name = [line?.title, line?.variantTitle].filter(Boolean).join(' · ');
        return (
          <div key={variantId} className="grid grid-cols-[1fr_7rem] items-end gap-3 text-sm">
            <span className="min-w-0 self-center break-words" aria-hidden="true">
              {name}
            </span>
            <TextField
              label={words.left(quantity)}
              aria-label={`${name}, ${words.left(quantity)}`}
              type="number"
              inputMode="numeric"
              min={0}
              max={quantity}
              value={String(chosen.get(variantId) ?? 0)}
              onChange={({ target }) => {
                const count = Math.max(0, Math.min(quantity, Math.trunc(Number(target.value) || 0)));
                onChange(new Map(chosen).set(variantId, count));
              }}
            />
          </div>
        );
      })}
      {part.length === 0 && <p className="text-xs text-soft">{words.nothingChosen}</p>}
      <Button look="quiet" size="small" className="self-start" onClick={() => onChange(null)}>
        {words.whole}
      </Button>
    </fieldset>
  );
}
