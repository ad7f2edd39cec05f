import { describe, expect, it } from 'vitest';
import { type OfferWords, offerText } from './offer-text.ts';

const words: OfferWords = {
  percentOff: (percent) => `${(100 - percent) / 10}折`,
  fixedPrice: (price) => `特价${price}`,
  several: (pieces, percent) => `${pieces}件${(100 - percent) / 10}折`,
  spendAndSave: (from, minus) => `满${from}减${minus}`,
  amountOff: (minus) => `减${minus}`,
  capped: (offer, cap) => `${offer}最多${cap}`,
  atMost: (offer, pieces) => `${offer}限${pieces}件`,
  from: (offer, from) => `满${from}${offer}`,
};
const say = (rule: Parameters<typeof offerText>[0]) => offerText(rule, words, (cents) => String(cents / 100));

describe('an offer in words', () => {
  it('says percent, price and pieces', () => {
    expect(say({ kind: 'percent-off', percentOff: 20, piecesMax: null })).toBe('8折');
    expect(say({ kind: 'fixed-price', priceCents: 990, piecesMax: 2 })).toBe('特价9.9限2件');
    expect(say({ kind: 'several', pieces: 2, percentOff: 15 })).toBe('2件8.5折');
  });
  it('says tiers and thresholds', () => {
    const tiers = [
      { fromCents: 10_000, minusCents: 1_000 },
      { fromCents: 30_000, minusCents: 4_000 },
    ];
    expect(say({ kind: 'spend-and-save', tiers })).toBe('满100减10 · 满300减40');
    expect(say({ kind: 'coupon-amount', fromCents: 0, minusCents: 500 })).toBe('减5');
    expect(say({ kind: 'coupon-percent', fromCents: 9_900, percentOff: 10, capCents: 2_000 })).toBe(
      '满999折最多20',
    );
  });
});
