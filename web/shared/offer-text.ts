import type { PromotionRule } from '@kanmai/client';

/** How a dictionary says what a promotion does; amounts come as texts. */
export interface OfferWords {
  percentOff: (percentOff: number) => string;
  fixedPrice: (price: string) => string;
  several: (pieces: number, percentOff: number) => string;
  spendAndSave: (from: string, minus: string) => string;
  amountOff: (minus: string) => string;
  capped: (offer: string, cap: string) => string;
  atMost: (offer: string, pieces: number) => string;
  from: (offer: string, from: string) => string;
}

/** A rule in a few words: 8折, 满300减40. */
export function offerText(rule: PromotionRule, words: OfferWords, money: (cents: number) => string): string {
  const atMost = (text: string, pieces: number | null) =>
    pieces === null ? text : words.atMost(text, pieces);
  const from = (text: string, cents: number) => (cents === 0 ? text : words.from(text, money(cents)));
  switch (rule.kind) {
    case 'percent-off':
      return atMost(words.percentOff(rule.percentOff), rule.piecesMax);
    case 'fixed-price':
      return atMost(words.fixedPrice(money(rule.priceCents)), rule.piecesMax);
    case 'several':
      return words.several(rule.pieces, rule.percentOff);
    case 'spend-and-save':
      return rule.tiers
        .map((tier) => words.spendAndSave(money(tier.fromCents), money(tier.minusCents)))
        .join(' · ');
    case 'coupon-amount':
      return from(words.amountOff(money(rule.minusCents)), rule.fromCents);
    case 'coupon-percent': {
      const text = words.percentOff(rule.percentOff);
      return from(rule.capCents === null ? text : words.capped(text, money(rule.capCents)), rule.fromCents);
    }
  }
}
