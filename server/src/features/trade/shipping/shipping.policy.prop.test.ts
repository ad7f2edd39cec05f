import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippingFee } from './shipping.policy.ts';

const provinces = ['北京', '上海', '浙江', '新疆', '西藏', '广东', '四川', '海南'];
const fee = {
  baseCents: fc.integer({ min: 0, max: 100_000 }),
  freeAboveCents: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
};
/** Each province in one region, in those not served, or in neither. */
const rules = fc
  .record({
    ...fee,
    fees: fc.array(fc.record(fee), { maxLength: 3 }),
    places: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ fees, places, ...base }) => {
    const at = (place: number) => provinces.filter((_, index) => places[index] === place);
    return {
      ...base,
      regions: fees.map((region, index) => ({ ...region, provinces: at(index) })),
      notServed: at(-1),
    };
  });
const destination = fc.option(fc.constantFrom(...provinces));
const goods = fc.integer({ min: 1, max: 2_000_000 });

describe('a shop’s shipping', () => {
  it('never grows with the goods, and never is more than the base that holds there', () => {
    fc.assert(
      fc.property(rules, destination, goods, goods, (given, province, one, other) => {
        const fewer = shippingFee(given, province, Math.min(one, other));
        const more = shippingFee(given, province, Math.max(one, other));
        if (fewer === null || more === null) {
          expect([fewer, more]).toEqual([null, null]);
          expect(given.notServed).toContain(province);
          return;
        }
        const region = given.regions.find((candidate) => candidate.provinces.includes(province ?? ''));
        expect(more).toBeLessThanOrEqual(fewer);
        expect(fewer).toBeLessThanOrEqual((region ?? given).baseCents);
      }),
    );
  });

  it('is a region’s own: the base changes nothing there', () => {
    fc.assert(
      fc.property(rules, rules, destination, goods, (given, other, province, amount) => {
        const elsewhere = { ...given, baseCents: other.baseCents, freeAboveCents: other.freeAboveCents };
        fc.pre(given.regions.some((region) => region.provinces.includes(province ?? '')));
        expect(shippingFee(elsewhere, province, amount)).toBe(shippingFee(given, province, amount));
      }),
    );
  });
});
