import type { Policy } from '../policy.ts';
import { clocksOf, onlyOnceRows, suspectBuyer } from './shared-terms.ts';

const pays = [
  {
    purpose: 'difference',
    amount: { less: [{ fact: 'order.paidMinor' }, { fact: 'price.lowestSinceMinor' }] },
  },
] as const;

/** 价保: what the same shop sells for less within fifteen days, the difference is paid back. */
export const priceProtection: Policy = {
  ...{ code: 'price-protection', version: 1, title: { zh: '价保', en: 'Price protected' } },
  who: { not: { fact: 'goods.categories', hasAny: ['fresh', 'second-hand', 'virtual'] } },
  claim: { fact: 'claim.reason', is: 'lower-price' },
  window: {
    opens: { fact: 'order.paidAtMs', plusHours: 0 },
    closes: { fact: 'order.paidAtMs', plusHours: 24 * 15 },
  },
  evidence: [],
  rows: [
    ...onlyOnceRows,
    {
      when: { fact: 'price.lowestSinceMinor', atLeast: { fact: 'order.paidMinor' } },
      ...{ outcome: 'refuse', because: 'not-lower' },
    },
    { when: { fact: 'price.isCouponOnly', is: true }, outcome: 'refuse', because: 'only-with-a-coupon' },
    { when: suspectBuyer, outcome: 'review', because: 'claims-often', clock: 'desk-answers', pays },
    { outcome: 'pay', because: 'lower-since', pays },
  ],
  payers: [{ payer: 'shop-deposit', upTo: { fact: 'shop.depositMinor' } }, { payer: 'platform-advance' }],
  caps: [{ code: 'half-of-what-was-paid', amount: { perMille: 500, of: { fact: 'order.paidMinor' } } }],
  clocks: clocksOf('desk-answers'),
};
