import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GoodsFacts, isNews, signalsOf } from './clip-signal.policy.ts';

const count = fc.nat(1_000);
const facts: fc.Arbitrary<GoodsFacts> = fc.record({
  onSale: fc.boolean(),
  available: fc.integer({ min: -5, max: 5_000 }),
  soldPerDay: fc.double({ min: 0, max: 500, noNaN: true }),
  reviews: count,
  stars: fc.double({ min: 1, max: 5, noNaN: true }),
  certified: fc.nat(3),
  revoked: fc.nat(2),
  paidCents: count,
  listCents: count,
  shop: fc.record({
    orders: count,
    afterSales: count,
    late: count,
    promisedDays: fc.double({ min: 0, max: 60, noNaN: true }),
    trust: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    suspected: fc.boolean(),
  }),
});

describe('the signals of a clip', () => {
  it('lie between 0 and 1, and none are said of a clip without goods', () => {
    expect(signalsOf([])).toBeNull();
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 5 }), (goods) => {
        for (const value of Object.values(signalsOf(goods) ?? {})) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('move the right way', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 500 }), (one, more) => {
        const of = (change: Partial<GoodsFacts>, shop: Partial<GoodsFacts['shop']> = {}) =>
          signalsOf([{ ...one, ...change, shop: { ...one.shop, ...shop } }])!;
        const now = of({});
        expect(of({ available: one.available + more }).stock).toBeGreaterThanOrEqual(now.stock);
        expect(of({ soldPerDay: one.soldPerDay + more }).stock).toBeLessThanOrEqual(now.stock);
        expect(of({ stars: 5 }).trust).toBeGreaterThanOrEqual(now.trust);
        expect(of({}, { afterSales: one.shop.afterSales + more }).trust).toBeLessThanOrEqual(now.trust);
        expect(of({}, { suspected: true }).trust).toBeLessThanOrEqual(of({}, { suspected: false }).trust);
        expect(of({}, { trust: 1 }).trust).toBeGreaterThanOrEqual(now.trust);
        expect(of({}, { late: one.shop.late + more }).promise).toBeLessThanOrEqual(now.promise);
        expect(of({}, { promisedDays: one.shop.promisedDays + more }).promise).toBeLessThanOrEqual(
          now.promise,
        );
        expect(of({ paidCents: one.paidCents + more }).margin).toBeGreaterThanOrEqual(now.margin);
        expect(of({ onSale: false }).stock).toBe(0);
      }),
    );
  });

  it('are news when they moved, or when the last one was sold', () => {
    const now = { trust: 0.9, stock: 0.01, promise: 0.8, margin: 1 };
    expect(isNews(null, now)).toBe(true);
    expect(isNews(now, { ...now, trust: 0.905 })).toBe(false);
    expect(isNews(now, { ...now, trust: 0.93 })).toBe(true);
    expect(isNews(now, { ...now, stock: 0 })).toBe(true);
  });
});
