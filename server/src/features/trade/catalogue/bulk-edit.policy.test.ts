import { describe, expect, it } from 'vitest';
import { decideBulkEdit } from './bulk-edit.policy.ts';
import type { BulkChange } from './bulk-edit.schema.ts';
import type { StudioProduct } from './product.schema.ts';
import { product, type Variant, variant } from './studio-product.example.ts';

const decide = (change: BulkChange, given?: Partial<StudioProduct>) => {
  const decision = decideBulkEdit(product(given), change);
  if (!decision.ok) throw new Error(JSON.stringify(decision.failure));
  return decision.value;
};
const pricesOf = (change: BulkChange, ...variants: Partial<Variant>[]) =>
  (decide(change, { variants: variants.map(variant) }).change.variants ?? []).map(
    ({ priceCents, listPriceCents }) => [priceCents, listPriceCents],
  );

describe('decideBulkEdit', () => {
  it('changes nothing of what is so already', () => {
    const change: BulkChange = {
      state: 'on-sale',
      category: 'tea',
      price: { by: 'set', cents: 2_000 },
      stock: { by: 'set', onHand: 10 },
      addGuarantees: ['return-7-days'],
      removeGuarantees: ['ship-24-hours'],
    };
    expect(decide(change)).toEqual({ change: {}, counts: [] });
  });

  it('moves prices by percent with halves going up, and to the nearest ending', () => {
    expect(pricesOf({ price: { by: 'percent', percent: -15 } }, { priceCents: 2_990 })).toEqual([
      [2_542, null],
    ]);
    const ending90: BulkChange = { price: { by: 'percent', percent: -15, ending: 90 } };
    expect(pricesOf(ending90, { priceCents: 2_990 })).toEqual([[2_590, null]]);
    expect(pricesOf(ending90, { priceCents: 50 })).toEqual([[90, null]]);
    expect(pricesOf({ price: { by: 'percent', percent: -50, ending: 0 } }, { priceCents: 60 })).toEqual([
      [100, null],
    ]);
    expect(pricesOf({ price: { by: 'amount', cents: -500 } }, { priceCents: 2_990 })).toEqual([
      [2_490, null],
    ]);
  });

  it('strikes the price before only where it falls, and no struck price that was reached', () => {
    const change: BulkChange = { price: { by: 'set', cents: 1_500 }, listPrice: 'old-price' };
    expect(pricesOf(change, { priceCents: 2_000 }, { sku: 'B', priceCents: 1_000 })).toEqual([
      [1_500, 2_000],
      [1_500, null],
    ]);
    expect(
      pricesOf({ price: { by: 'set', cents: 3_000 } }, { priceCents: 2_000, listPriceCents: 2_500 }),
    ).toEqual([[3_000, null]]);
    expect(pricesOf({ listPrice: 'none' }, { listPriceCents: 2_500 })).toEqual([[2_000, null]]);
  });

  it('never counts below what checkouts hold', () => {
    expect(decide({ stock: { by: 'add', count: -8 } }).counts).toEqual([{ variantId: 'var_1', onHand: 2 }]);
    expect(decideBulkEdit(product(), { stock: { by: 'set', onHand: 1 } })).toMatchObject({
      ok: false,
      failure: { type: 'state-conflict', field: 'stock' },
    });
  });

  it('refuses a price of nothing, more guarantees than fit, and the state of what was taken down', () => {
    expect(decideBulkEdit(product(), { price: { by: 'amount', cents: -2_000 } })).toMatchObject({
      failure: { type: 'bad-request', field: 'price' },
    });
    const many = Array.from({ length: 10 }, (_, index) => `right-${index}`);
    expect(decideBulkEdit(product(), { addGuarantees: many })).toMatchObject({
      failure: { field: 'addGuarantees' },
    });
    const down = product({ state: 'taken-down' });
    expect(decideBulkEdit(down, { state: 'on-sale' })).toMatchObject({ failure: { field: 'state' } });
    expect(decideBulkEdit(down, { category: 'x' })).toMatchObject({ ok: true });
  });
});
