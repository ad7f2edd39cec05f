import { assert, err, ok, type Result, type VariantId } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { HoldRequest, ShelfLevel, StockLine, Taken } from './stock.schema.ts';

/**
 * From which warehouses a quantity is taken: the first that has all of it, so that it goes in one parcel; else, in their
 * order, what each has. Null when all together have too little. `levels` are of one variant and pool, by priority.
 */
export function allocate(
  levels: readonly Pick<ShelfLevel, 'warehouseId' | 'onHand' | 'held'>[],
  quantity: number,
): readonly { readonly warehouseId: string; readonly quantity: number }[] | null {
  const free = levels.map(({ warehouseId, onHand, held }) => ({ warehouseId, left: onHand - held }));
  const whole = free.find(({ left }) => left >= quantity);
  if (whole !== undefined) return [{ warehouseId: whole.warehouseId, quantity }];
  const parts = [];
  let missing = quantity;
  for (const { warehouseId, left } of free) {
    const part = Math.min(left, missing);
    if (part > 0) parts.push({ warehouseId, quantity: part });
    missing -= Math.max(part, 0);
  }
  return missing === 0 ? parts : null;
}

/** Locked levels, from which requests take one after another. Nothing is written by it. */
export interface Shelves {
  /** Takes all lines of a request, or says why none is taken. */
  take(request: Pick<HoldRequest, 'personId' | 'lines'>): Result<readonly Taken[], Problem>;
}

/**
 * @param levels as they are locked
 * @param takenBefore how many each person has of what has a limit, by `personKey` of its `limitOf`
 */
export function openShelves(
  levels: readonly ShelfLevel[],
  takenBefore: ReadonlyMap<string, number>,
): Shelves {
  const byLine = new Map<string, { -readonly [K in keyof ShelfLevel]: ShelfLevel[K] }[]>();
  for (const level of levels) {
    const key = lineKey(level);
    const of = byLine.get(key) ?? [];
    of.push({ ...level });
    byLine.set(key, of);
  }
  for (const of of byLine.values())
    of.sort((a, b) => a.priority - b.priority || (a.warehouseId < b.warehouseId ? -1 : 1));
  const taken = new Map(takenBefore);

  const allocateLine = (
    personId: string,
    line: StockLine,
    before: readonly Taken[],
  ): Result<readonly Taken[], Problem> => {
    const { variantId, quantity, pool = '' } = line;
    const of = byLine.get(lineKey({ variantId, pool })) ?? [];
    const parts = allocate(of, quantity);
    if (parts === null) {
      const available = of.reduce((sum, { onHand, held }) => sum + onHand - held, 0);
      return err({ type: 'stock-exhausted', variantId, available });
    }
    const perPersonMax = of[0]?.perPersonMax ?? null;
    const limitOfLine = (one: { readonly variantId: VariantId; readonly pool: string }) =>
      limitOf({ ...one, limitedByPool: byLine.get(lineKey(one))?.[0]?.limitedByPool ?? false });
    const limit = limitOfLine({ variantId, pool });
    const ofRequest = before.filter((one) => limitOfLine(one) === limit);
    const already =
      (taken.get(personKey(limit, personId)) ?? 0) + ofRequest.reduce((sum, one) => sum + one.quantity, 0);
    if (perPersonMax !== null && already + quantity > perPersonMax)
      return err({
        type: 'person-limit',
        variantId,
        perPersonMax,
        left: Math.max(0, perPersonMax - already),
      });
    return ok(parts.map((part) => ({ variantId, pool, ...part })));
  };

  return {
    take({ personId, lines }) {
      const all: Taken[] = [];
      for (const line of lines) {
        const parts = allocateLine(personId, line, all);
        if (!parts.ok) return parts;
        all.push(...parts.value);
      }
      for (const { variantId, pool, warehouseId, quantity } of all) {
        const level = byLine
          .get(lineKey({ variantId, pool }))
          ?.find((one) => one.warehouseId === warehouseId);
        assert(level !== undefined, 'what was allocated is on a shelf');
        level.held += quantity;
        const key = personKey(limitOf(level), personId);
        if (level.perPersonMax !== null) taken.set(key, (taken.get(key) ?? 0) + quantity);
      }
      return ok(all);
    },
  };
}

/** What a person's takes are counted by: the variant, or the variant in a pool with a limit of its own. */
export function limitOf(
  of: Pick<ShelfLevel, 'pool' | 'limitedByPool'> & { readonly variantId: string },
): string {
  return of.limitedByPool === true ? lineKey(of) : of.variantId;
}

export function personKey(limit: string, personId: string): string {
  return `${limit} ${personId}`;
}

function lineKey({ variantId, pool }: { readonly variantId: string; readonly pool: string }): string {
  return `${variantId} ${pool}`;
}
