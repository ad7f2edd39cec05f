import { describe, expect, it } from 'vitest';
import type { PromotionRule, PromotionScope } from './promotion.schema.ts';
import { type Offer, type OfferLine, stackOffers } from './stacking.policy.ts';

const line = (variantId: string, unitPriceCents: number, quantity = 1): OfferLine => ({
  ...{ variantId, productId: `prd of ${variantId}`, category: 'tea', unitPriceCents, quantity },
});
const offer = (id: string, rule: PromotionRule, scope: PromotionScope = { of: 'shop' }): Offer => ({
  ...{
    promotionId: id,
    couponId: rule.kind.startsWith('coupon') ? `cpn ${id}` : null,
    name: id,
    rule,
    scope,
  },
});
const sale = offer('sale', { kind: 'percent-off', percentOff: 20, piecesMax: null });
const save = offer('save', {
  kind: 'spend-and-save',
  tiers: [
    { fromCents: 10_000, minusCents: 1_000 },
    { fromCents: 20_000, minusCents: 3_000 },
  ],
});
const coupon = offer('coupon', { kind: 'coupon-amount', fromCents: 5_000, minusCents: 500 });
const offAll = (offers: readonly Offer[], lines: readonly OfferLine[], choice?: string | null) =>
  stackOffers(lines, offers, choice).reductions.map(({ name, cents }) => [name, cents]);

describe('the stacking rule', () => {
  it('takes price, spend-and-save and coupon one after the other', () => {
    expect(offAll([coupon, save, sale], [line('a', 20_000)])).toEqual([
      ['sale', 4_000],
      ['save', 3_000],
      ['coupon', 500],
    ]);
  });
  it('counts thresholds before reductions', () => {
    expect(offAll([save, sale], [line('a', 10_000)])).toEqual([
      ['sale', 2_000],
      ['save', 1_000],
    ]);
    expect(offAll([save], [line('a', 9_999)])).toEqual([]);
  });
  it('lets one price reduction win for each line', () => {
    const special = offer(
      'special',
      { kind: 'fixed-price', priceCents: 50, piecesMax: 1 },
      { of: 'variants', ids: ['b'] },
    );
    const { lines } = stackOffers([line('a', 100), line('b', 100, 3)], [sale, special], undefined);
    expect(lines.map(({ reductions }) => reductions.map(({ name, cents }) => [name, cents]))).toEqual([
      [['sale', 20]],
      [['sale', 60]],
    ]);
  });
  it('counts the pieces of a scope together', () => {
    const two = offer('two', { kind: 'several', pieces: 2, percentOff: 20 });
    expect(offAll([two], [line('a', 100)])).toEqual([]);
    expect(offAll([two], [line('a', 100), line('b', 300)])).toEqual([['two', 80]]);
  });
  it('parts what is taken from several lines by largest remainder', () => {
    const three = offer('three', { kind: 'coupon-amount', fromCents: 1, minusCents: 100 });
    const { lines } = stackOffers([line('a', 101), line('b', 101), line('c', 101)], [three], undefined);
    expect(lines.map(({ reductionCents }) => reductionCents)).toEqual([34, 33, 33]);
  });
  it('takes the coupon that saves most, unless the buyer says otherwise', () => {
    const small = offer('small', { kind: 'coupon-percent', fromCents: 0, percentOff: 1, capCents: 300 });
    const lines = [line('a', 20_000)];
    expect(offAll([coupon, small], lines)).toEqual([['coupon', 500]]);
    expect(offAll([coupon, small], lines, 'cpn small')).toEqual([['small', 200]]);
    expect(offAll([coupon, small], lines, null)).toEqual([]);
    expect(offAll([small], [line('a', 90_000)])).toEqual([['small', 300]]);
  });
  it('leaves a cent', () => {
    const all = offer('all', { kind: 'coupon-amount', fromCents: 1, minusCents: 1_000_000 });
    const { lines } = stackOffers([line('a', 1), line('b', 500)], [all, sale], undefined);
    expect(lines.map(({ reductionCents }) => reductionCents)).toEqual([0, 499]);
  });
});
