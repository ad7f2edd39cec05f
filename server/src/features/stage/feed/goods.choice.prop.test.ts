import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chancesOf, chooseGoods, type GoodsCandidate } from './goods.choice.ts';
import { worthNumber, worthOf } from './goods.worth.ts';
import type { PooledGoods } from './pooled-goods.ts';

const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
const goods: fc.Arbitrary<PooledGoods> = fc.record({
  ...{ id: fc.uuid(), shopId: fc.uuid(), shopName: fc.string(), title: fc.string() },
  ...{
    category: fc.string(),
    above: fc.constant(''),
    pictureUrls: fc.constant([]),
    currency: fc.constant('CNY'),
  },
  ...{
    priceCents: fc.nat(),
    listPriceCents: fc.constant(null),
    available: fc.integer({ min: 1, max: 5_000 }),
  },
  guarantees: fc.array(fc.string(), { maxLength: 5 }),
  ...{ reviews: fc.nat(1_000), stars: fc.option(fc.double({ min: 1, max: 5, noNaN: true }), { nil: null }) },
  ...{ sold: fc.nat(10_000), opens: fc.nat(10_000), trust: share, promise: share },
});
const candidates = fc
  .uniqueArray(
    fc.record<GoodsCandidate>({
      goods,
      reason: fc.constant({ code: 'category-liked', params: {} }),
      score: fc.double({ min: 1e-9, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 60, selector: (each) => each.goods.id },
  )
  .map((all) => all.sort((a, b) => b.score - a.score));

describe('what goods are worth', () => {
  it('lies in (0, 1], and moves the right way', () => {
    fc.assert(
      fc.property(goods, fc.integer({ min: 1, max: 500 }), (one, more) => {
        const of = (change: Partial<PooledGoods>) => worthNumber(worthOf({ ...one, ...change }));
        const now = of({});
        expect(now).toBeGreaterThan(0);
        expect(now).toBeLessThanOrEqual(1);
        expect(of({ opens: one.opens + more })).toBeLessThanOrEqual(now);
        expect(of({ available: one.available + more })).toBeGreaterThanOrEqual(now);
        expect(of({ guarantees: [...one.guarantees, 'return-7-days'] })).toBeGreaterThanOrEqual(now);
        expect(of({ trust: 1 })).toBeGreaterThanOrEqual(of({ trust: 0.5 }));
        expect(of({ promise: 1 })).toBeGreaterThanOrEqual(of({ promise: 0.5 }));
        expect(of({ reviews: 100, stars: 5 })).toBeGreaterThanOrEqual(of({ reviews: 100, stars: 3 }));
      }),
    );
  });
});

describe('the chance of goods', () => {
  it('is 1 in all; the new have their share; and what is drawn tells the chance it had', () => {
    fc.assert(
      fc.property(candidates, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (all, draw) => {
        const chances = chancesOf(all);
        expect([...chances.values()].reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1);
        const fresh = all.filter(({ goods: { opens, sold } }) => opens < 20 && sold < 3);
        const ofFresh = fresh.reduce((sum, each) => sum + (chances.get(each) ?? 0), 0);
        if (fresh.length > 0) expect(ofFresh).toBeGreaterThanOrEqual(0.1 - 1e-9);
        const chosen = chooseGoods(all, draw);
        const from = all.find((each) => each.goods.id === chosen?.goods.id);
        expect(from && chances.get(from)).toBe(chosen?.propensity);
      }),
    );
    expect(chooseGoods([], 0.5)).toBeNull();
  });
});
