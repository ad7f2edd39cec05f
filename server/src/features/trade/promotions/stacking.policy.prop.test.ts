import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PromotionRule, PromotionScope } from './promotion.schema.ts';
import { type Offer, type OfferLine, type Stacked, stackOffers } from './stacking.policy.ts';

const percentOff = fc.integer({ min: 1, max: 99 });
const piecesMax = fc.option(fc.integer({ min: 1, max: 5 }));
// Small and large amounts, so that thresholds are met, missed, and larger than all that there is.
const amount = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50_000 }));
const fixedKind = <Kind extends PromotionRule['kind']>(kind: Kind) => fc.constant(kind);

const promotionRule: fc.Arbitrary<PromotionRule> = fc.oneof(
  fc.record({ kind: fixedKind('percent-off'), percentOff, piecesMax }),
  fc.record({ kind: fixedKind('fixed-price'), priceCents: amount, piecesMax }),
  fc.record({ kind: fixedKind('several'), pieces: fc.integer({ min: 2, max: 6 }), percentOff }),
  fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 3 }).map((steps) => {
    let [fromCents, minusCents] = [0, 0];
    const tiers = steps.map(([from, minus]) => {
      fromCents += from;
      minusCents += minus;
      return { fromCents, minusCents };
    });
    return { kind: 'spend-and-save' as const, tiers };
  }),
);
const couponRule: fc.Arbitrary<PromotionRule> = fc.oneof(
  fc.record({ kind: fixedKind('coupon-amount'), fromCents: amount, minusCents: amount }),
  fc.record({
    kind: fixedKind('coupon-percent'),
    fromCents: amount,
    percentOff,
    capCents: fc.option(amount),
  }),
);
const scope: fc.Arbitrary<PromotionScope> = fc.oneof(
  fc.constant({ of: 'shop' as const }),
  fc
    .subarray(['tea', 'fruit', 'books'], { minLength: 1 })
    .map((names) => ({ of: 'categories' as const, names })),
  fc.subarray(['prd_0', 'prd_1', 'prd_2'], { minLength: 1 }).map((ids) => ({ of: 'products' as const, ids })),
  fc.subarray(['var_0', 'var_1', 'var_4'], { minLength: 1 }).map((ids) => ({ of: 'variants' as const, ids })),
);
const offer = (index: number): fc.Arbitrary<Offer> =>
  fc.boolean().chain((coupon) =>
    fc.record({
      promotionId: fc.constant(`pmo_${index}`),
      couponId: fc.constant(coupon ? `cpn_${index}` : null),
      name: fc.constant(`offer ${index}`),
      rule: coupon ? couponRule : promotionRule,
      scope,
    }),
  );
const line = (index: number): fc.Arbitrary<OfferLine> =>
  fc.record({
    variantId: fc.constant(`var_${index}`),
    productId: fc.integer({ min: 0, max: 3 }).map((product) => `prd_${product}`),
    category: fc.constantFrom('tea', 'fruit', 'books'),
    unitPriceCents: amount,
    quantity: fc.integer({ min: 1, max: 6 }),
  });
const several = <Item>(make: (index: number) => fc.Arbitrary<Item>, min: number, max: number) =>
  fc
    .integer({ min, max })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => make(index))));
const scene = fc.record({ lines: several(line, 1, 8), offers: several(offer, 0, 7) });
const runs = { numRuns: 2_000 };

const paid = ({ goodsCents, reductionCents }: Stacked) => goodsCents - reductionCents;

describe('stacked offers', () => {
  it('leave at least one cent of each line, and the parts add up exactly', () => {
    fc.assert(
      fc.property(scene, ({ lines, offers }) => {
        const stacked = stackOffers(lines, offers, undefined);
        for (const [index, given] of lines.entries()) {
          const reduced = stacked.lines[index];
          expect(reduced?.variantId).toBe(given.variantId);
          expect(reduced?.reductionCents).toBeGreaterThanOrEqual(0);
          expect(reduced?.reductionCents).toBeLessThan(given.unitPriceCents * given.quantity);
          expect(reduced?.reductions.every(({ cents }) => cents > 0)).toBe(true);
          expect(reduced?.reductions.reduce((sum, part) => sum + part.cents, 0)).toBe(
            reduced?.reductionCents,
          );
        }
        expect(stacked.lines.reduce((sum, part) => sum + part.reductionCents, 0)).toBe(
          stacked.reductionCents,
        );
        expect(stacked.reductions.reduce((sum, part) => sum + part.cents, 0)).toBe(stacked.reductionCents);
      }),
      runs,
    );
  });

  it('are at most one price reduction a line, one spend-and-save and one coupon', () => {
    fc.assert(
      fc.property(scene, ({ lines, offers }) => {
        const { lines: stacked, reductions } = stackOffers(lines, offers, undefined);
        expect(reductions.filter(({ couponId }) => couponId !== null).length).toBeLessThanOrEqual(1);
        expect(reductions.filter(({ kind }) => kind === 'spend-and-save').length).toBeLessThanOrEqual(1);
        for (const { reductions: own } of stacked) {
          const prices = own.filter(({ kind }) => ['percent-off', 'fixed-price', 'several'].includes(kind));
          expect(prices.length).toBeLessThanOrEqual(1);
        }
      }),
      runs,
    );
  });

  it('do not depend on the order of lines and offers', () => {
    fc.assert(
      fc.property(scene, fc.nat(), ({ lines, offers }, turn) => {
        const turned = <Item>(items: readonly Item[]) => {
          const at = turn % (items.length || 1);
          return [...items.slice(at), ...items.slice(0, at)].reverse();
        };
        const one = stackOffers(lines, offers, undefined);
        const other = stackOffers(turned(lines), turned(offers), undefined);
        expect(other.reductions).toEqual(one.reductions);
        const byVariant = new Map(other.lines.map((part) => [part.variantId, part]));
        for (const part of one.lines) expect(byVariant.get(part.variantId)).toEqual(part);
      }),
      runs,
    );
  });

  it('never make the whole dearer by one more', () => {
    fc.assert(
      fc.property(scene, ({ lines, offers }) => {
        const all = paid(stackOffers(lines, offers, undefined));
        for (const left of offers) {
          const fewer = offers.filter((given) => given !== left);
          expect(all).toBeLessThanOrEqual(paid(stackOffers(lines, fewer, undefined)));
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('take the coupon that the buyer chose, or none, and never do better than the best', () => {
    fc.assert(
      fc.property(scene, ({ lines, offers }) => {
        const best = stackOffers(lines, offers, undefined);
        const none = stackOffers(lines, offers, null);
        expect(none.reductions.every(({ couponId }) => couponId === null)).toBe(true);
        for (const { offer: given, savesCents } of best.coupons) {
          const chosen = stackOffers(lines, offers, given.couponId);
          expect(paid(none) - paid(chosen)).toBe(savesCents);
          expect(
            chosen.reductions.every(({ couponId }) => couponId === null || couponId === given.couponId),
          ).toBe(true);
          expect(paid(best)).toBeLessThanOrEqual(paid(chosen));
        }
      }),
      runs,
    );
  });
});
