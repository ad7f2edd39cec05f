import type { ProductId, ShopId, VariantId } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Saleable } from '../catalogue/index.ts';
import { priceQuote, samePrices } from './quote.pricing.ts';
import type { TaxPolicy } from './tax.policy.ts';

const nowMs = Date.UTC(2026, 10, 20, 4);
const tax: TaxPolicy = {
  version: 1,
  includedBasisPoints: { default: 0, byCategory: { tea: 1_300, fruit: 900 } },
};
const rules = { shipping: new Map(), tax, offers: new Map(), rooms: new Map() };
const saleable = (index: number): fc.Arbitrary<Saleable> =>
  fc.record({
    variantId: fc.constant(`var_${index}` as VariantId),
    productId: fc.constant(`prd_${index}` as ProductId),
    shopId: fc.integer({ min: 0, max: 3 }).map((shop) => `shp_${shop}` as ShopId),
    shopName: fc.constant('shop'),
    shopCity: fc.constant('杭州'),
    category: fc.constantFrom('tea', 'fruit', 'books'),
    title: fc.constant('tea'),
    variantTitle: fc.constant(''),
    pictureKey: fc.constant(null),
    guarantees: fc.subarray(['return-7-days', 'ship-48-hours']),
    unitPriceCents: fc.integer({ min: 1, max: 100_000_000 }),
    currency: fc.constant('CNY'),
    available: fc.integer({ min: 0, max: 150 }),
    onSale: fc.boolean(),
  });

const scene = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc.record({
    goods: fc.tuple(...Array.from({ length: count }, (_, index) => saleable(index))),
    quantities: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: count, maxLength: count }),
  }),
);

describe('a quote', () => {
  it('adds up to the cent, or names the line that cannot be had', () => {
    fc.assert(
      fc.property(scene, ({ goods, quantities }) => {
        const wanted = goods.map((item, index) => ({
          variantId: item.variantId,
          quantity: quantities[index] ?? 1,
          clipId: null,
          roomId: null,
        }));
        const saleables = new Map(goods.map((item) => [item.variantId as string, item]));
        const result = priceQuote(wanted, saleables, null, nowMs, rules);
        const bad = goods.findIndex(
          (item, index) => !item.onSale || item.available < (quantities[index] ?? 1),
        );
        if (bad >= 0) {
          expect(result).toMatchObject({ ok: false, failure: { field: `lines.${bad}` } });
          return;
        }
        const goodsCents = goods.reduce(
          (sum, item, index) => sum + item.unitPriceCents * (quantities[index] ?? 1),
          0,
        );
        if (!result.ok) {
          expect(goodsCents).toBeGreaterThan(10_000_000_000 - 100_000);
          return;
        }
        const { value } = result;
        expect(value.goodsCents).toBe(goodsCents);
        expect(value.totalCents).toBe(value.goodsCents + value.shippingCents);
        expect(value.totalCents).toBe(value.parcels.reduce((sum, parcel) => sum + parcel.totalCents, 0));
        const taxes = value.parcels.map((parcel) => parcel.lines.map((line) => line.taxCents));
        expect(value.taxCents).toBe(taxes.flat().reduce((sum, part) => sum + part, 0));
        expect(value.parcels.map((parcel) => parcel.taxCents)).toEqual(
          taxes.map((parts) => parts.reduce((sum, part) => sum + part, 0)),
        );
        expect(value.taxCents).toBeLessThanOrEqual(value.goodsCents);
        expect(new Set(value.parcels.map((parcel) => parcel.shopId)).size).toBe(value.parcels.length);
        expect(value.parcels.flatMap((parcel) => parcel.lines)).toHaveLength(goods.length);
        expect(samePrices(value, value)).toBe(true);
      }),
    );
  });

  it('refuses the same variant twice, and one nobody knows', () => {
    const [item] = fc.sample(saleable(0), { numRuns: 1, seed: 1 });
    const good = { ...(item as Saleable), available: 10, onSale: true };
    const known = new Map([[good.variantId as string, good]]);
    const line = { variantId: good.variantId, quantity: 1, clipId: null, roomId: null };
    expect(priceQuote([line, line], known, null, nowMs, rules)).toMatchObject({
      failure: { type: 'bad-request', field: 'lines.1' },
    });
    expect(priceQuote([{ ...line, variantId: 'var_x' }], known, null, nowMs, rules)).toMatchObject({
      failure: { type: 'not-found', field: 'lines.0' },
    });
  });

  it('names the first line of a shop that does not deliver there', () => {
    const goods = fc.sample(saleable(0), { numRuns: 3, seed: 1 }).map((item, index) => ({
      ...item,
      variantId: `var_${index}` as VariantId,
      shopId: (index === 0 ? 'shp_0' : 'shp_1') as ShopId,
      available: 10,
      onSale: true,
    }));
    const closed = {
      version: 3,
      rules: { baseCents: 0, freeAboveCents: null, regions: [], notServed: ['新疆'] },
    };
    const result = priceQuote(
      goods.map(({ variantId }) => ({ variantId, quantity: 1, clipId: null, roomId: null })),
      new Map(goods.map((item) => [item.variantId as string, item])),
      { id: 'adr_1', province: '新疆维吾尔自治区', city: '喀什' },
      nowMs,
      { ...rules, shipping: new Map([['shp_1', closed]]) },
    );
    expect(result).toMatchObject({
      failure: { type: 'not-delivered-there', field: 'lines.1', shopId: 'shp_1', shopName: 'shop' },
    });
  });
});
