import type { Policy } from '../policy.ts';
import { clocksOf, onlyOnceRows, said, suspectBuyer } from './shared-terms.ts';

const pays = [{ purpose: 'refund', amount: { fact: 'order.paidMinor' } }] as const;

/** 退款不退货: where goods are not worth their way back, the shop's service budget refunds them, as long as it lasts. */
export const refundWithoutReturn: Policy = {
  ...{
    code: 'refund-without-return',
    version: 1,
    title: { zh: '退款不退货', en: 'Refunded, yours to keep' },
  },
  who: {
    any: [
      { fact: 'goods.categories', hasAny: ['fresh', 'fruit', 'seafood', 'meat', 'plants'] },
      { fact: 'order.paidMinor', atMost: 50_00 },
    ],
  },
  claim: { fact: 'claim.reason', in: ['damaged', 'spoiled', 'not-as-described'] },
  window: {
    opens: { fact: 'order.deliveredAtMs', plusHours: 0 },
    closes: { fact: 'order.deliveredAtMs', plusHours: 24 * 7 },
  },
  evidence: [{ fact: 'evidence.photo', least: 2 }],
  evidenceClock: 'buyer-shows',
  rows: [
    ...onlyOnceRows,
    { when: said('shop.answer', 'agrees'), outcome: 'pay', because: 'shop-agrees', pays },
    { when: suspectBuyer, outcome: 'review', because: 'claims-often', clock: 'desk-answers-abuse', pays },
    {
      // More than one in five orders claimed is for a person to look at.
      when: {
        all: [
          { fact: 'buyer.claims90Days', atLeast: 3 },
          { fact: 'buyer.orders90Days', atMost: 14 },
        ],
      },
      ...{ outcome: 'review', because: 'claims-often', clock: 'desk-answers-abuse', pays },
    },
    {
      when: {
        all: [
          { fact: 'order.paidMinor', atMost: 100_00 },
          { fact: 'order.paidMinor', atMost: { fact: 'shop.serviceBudgetMinor' } },
        ],
      },
      ...{ outcome: 'pay', because: 'within-the-budget', pays },
    },
    {
      when: said('shop.answer', 'disagrees'),
      ...{ outcome: 'review', because: 'shop-denies', clock: 'desk-answers', pays },
    },
    { outcome: 'wait', because: 'shop-is-asked', clock: 'shop-answers', pays },
  ],
  payers: [
    { payer: 'shop-budget', upTo: { fact: 'shop.serviceBudgetMinor' } },
    { payer: 'shop-deposit', upTo: { fact: 'shop.depositMinor' } },
    { payer: 'platform-advance' },
  ],
  caps: [{ code: 'what-was-paid', amount: { fact: 'order.paidMinor' } }],
  clocks: clocksOf('buyer-shows', 'shop-answers', 'desk-answers', 'desk-answers-abuse'),
};
