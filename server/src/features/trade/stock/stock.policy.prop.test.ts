import type { PersonId, VariantId } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, openShelves } from './stock.policy.ts';
import type { ShelfLevel } from './stock.schema.ts';

const variants = ['var_a', 'var_b'] as VariantId[];
const pools = ['', 'pol_room'];
const people = ['psn_1', 'psn_2'] as PersonId[];

const shelf = fc.record({
  variantId: fc.constantFrom(...variants),
  warehouseId: fc.constantFrom('main', 'whs_1', 'whs_2'),
  pool: fc.constantFrom(...pools),
  onHand: fc.nat(20),
  held: fc.nat(20),
  priority: fc.nat(3),
});
const shelves = fc.uniqueArray(shelf, {
  maxLength: 12,
  selector: ({ variantId, warehouseId, pool }) => `${variantId} ${warehouseId} ${pool}`,
});
const request = fc.record({
  personId: fc.constantFrom(...people),
  lines: fc.uniqueArray(
    fc.record({
      variantId: fc.constantFrom(...variants),
      pool: fc.constantFrom(...pools),
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 3, selector: ({ variantId, pool }) => `${variantId} ${pool}` },
  ),
});

const limited = (levels: readonly Omit<ShelfLevel, 'perPersonMax'>[], most: number | null): ShelfLevel[] =>
  levels.map((level) => ({ ...level, held: Math.min(level.held, level.onHand), perPersonMax: most }));

describe('taking from shelves', () => {
  it('never takes more than lies free on any of them, all of a request or nothing', () => {
    fc.assert(
      fc.property(shelves, fc.array(request, { maxLength: 20 }), (given, requests) => {
        const levels = limited(given, null);
        const opened = openShelves(levels, new Map());
        const free = new Map(
          levels.map((one) => [`${one.variantId} ${one.warehouseId} ${one.pool}`, one.onHand - one.held]),
        );
        for (const one of requests) {
          const freeOf = ({ variantId, pool }: { variantId: string; pool: string }) =>
            [...free]
              .filter(([key]) => key.startsWith(`${variantId} `) && key.split(' ')[2] === pool)
              .reduce((sum, [, left]) => sum + left, 0);
          const short = one.lines.find((line) => freeOf(line) < line.quantity);
          const taken = opened.take(one);
          expect(taken.ok).toBe(short === undefined);
          if (!taken.ok) {
            expect(taken.failure).toMatchObject({ type: 'stock-exhausted', variantId: short?.variantId });
            continue;
          }
          for (const { variantId, warehouseId, pool, quantity } of taken.value) {
            const key = `${variantId} ${warehouseId} ${pool}`;
            free.set(key, (free.get(key) ?? 0) - quantity);
            expect(quantity).toBeGreaterThan(0);
            expect(free.get(key)).toBeGreaterThanOrEqual(0);
          }
          for (const line of one.lines) {
            const parts = taken.value.filter(
              ({ variantId, pool }) => variantId === line.variantId && pool === line.pool,
            );
            expect(parts.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(line.quantity);
          }
        }
      }),
    );
  });

  it('never lets a person have more of a variant than one may, pools together', () => {
    fc.assert(
      fc.property(
        shelves,
        fc.array(request, { maxLength: 20 }),
        fc.integer({ min: 1, max: 12 }),
        (given, requests, most) => {
          const opened = openShelves(limited(given, most), new Map([['var_a psn_1', 2]]));
          const has = new Map([['var_a psn_1', 2]]);
          for (const one of requests) {
            const taken = opened.take(one);
            if (!taken.ok) continue;
            for (const { variantId, quantity } of taken.value) {
              const key = `${variantId} ${one.personId}`;
              has.set(key, (has.get(key) ?? 0) + quantity);
            }
          }
          for (const [key, count] of has)
            expect(count, key).toBeLessThanOrEqual(Math.max(most, key === 'var_a psn_1' ? 2 : 0));
        },
      ),
    );
  });
});

describe('which warehouse serves a line', () => {
  const at = (...free: number[]) =>
    free.map((onHand, index) => ({ warehouseId: `whs_${index}`, onHand, held: 0 }));

  it('is the first that has all of it, so that it goes in one parcel', () => {
    expect(allocate(at(2, 5, 9), 4)).toEqual([{ warehouseId: 'whs_1', quantity: 4 }]);
  });

  it('are several, in their order, when none has all', () => {
    expect(allocate(at(2, 0, 3), 4)).toEqual([
      { warehouseId: 'whs_0', quantity: 2 },
      { warehouseId: 'whs_2', quantity: 2 },
    ]);
  });

  it('is none when all together have too little', () => {
    expect(allocate(at(1, 2), 4)).toBeNull();
    expect(allocate([], 1)).toBeNull();
  });
});
