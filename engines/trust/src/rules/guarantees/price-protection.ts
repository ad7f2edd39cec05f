import type { Policy } from '../policy.ts';
import { clocksOf, suspectBuyer } from './shared-terms.ts';

const pays = [
  {
    purpose: 'difference',
    amount: { less: [{ fact: 'price.keptMinor' }, { fact: 'price.lowestForKeptMinor' }] },
  },
] as const;

/**
 * 价保: what the same shop sells for less within fifteen days of the payment, sent or not, the difference is paid back; when it falls
 * again, so is the rest. Of pieces that were kept: what went back whole is paid for no more. All of it together is at most half of what they cost.
 */
export const priceProtection: Policy = {
  ...{ code: 'price-protection', version: 2, title: { zh: '价保', en: 'Price protected' } },
  who: { not: { fact: 'goods.categories', hasAny: ['fresh', 'second-hand', 'virtual'] } },
  claim: { fact: 'claim.reason', is: 'lower-price' },
  window: {
    opens: { fact: 'order.paidAtMs', plusHours: 0 },
    closes: { fact: 'order.paidAtMs', plusHours: 24 * 15 },
  },
  evidence: [],
  rows: [
    { when: { fact: 'claim.byBuyer', is: false }, outcome: 'refuse', because: 'not-the-buyer' },
    {
      when: { fact: 'price.lowestForKeptMinor', atLeast: { fact: 'price.keptMinor' } },
      ...{ outcome: 'refuse', because: 'not-lower' },
    },
    { when: { fact: 'price.isCouponOnly', is: true }, outcome: 'refuse', because: 'only-with-a-coupon' },
    { when: suspectBuyer, outcome: 'review', because: 'claims-often', clock: 'desk-answers', pays },
    { outcome: 'pay', because: 'lower-since', pays },
  ],
  payers: [{ payer: 'shop-deposit', upTo: { fact: 'shop.depositMinor' } }, { payer: 'platform-advance' }],
  caps: [
    {
      code: 'half-of-what-was-paid',
      amount: {
        less: [{ perMille: 500, of: { fact: 'price.paidForKeptMinor' } }, { fact: 'price.givenBackMinor' }],
      },
    },
  ],
  clocks: clocksOf('desk-answers'),
};
