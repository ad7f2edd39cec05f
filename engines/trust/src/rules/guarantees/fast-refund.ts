import type { Policy } from '../policy.ts';
import { clocksOf, happened, onlyOnceRows, suspectBuyer } from './shared-terms.ts';

const pays = [{ purpose: 'refund', amount: { fact: 'order.paidMinor' } }] as const;

/** So many early refunds whose goods are still on their way one buyer may have at a time. */
const openMost = 2;

/**
 * 极速退款: below ¥300, refunded as soon as it is asked for. What was not sent needs no trust. What was is refunded before it is back to
 * whoever has kept an order before, and to everybody else once it is on its way. The platform answers to the shop for goods that do not
 * come; whoever owes such goods waits like everybody who has no such right.
 */
export const fastRefund: Policy = {
  ...{ code: 'fast-refund', version: 2, title: { zh: '极速退款', en: 'Refunded at once' } },
  who: { fact: 'order.paidMinor', atMost: 299_99 },
  claim: { fact: 'claim.reason', in: ['no-longer-wanted', 'not-as-described', 'late-shipment'] },
  window: {
    opens: { fact: 'order.paidAtMs', plusHours: 0 },
    closes: { fact: 'order.paidAtMs', plusHours: 24 * 45 },
  },
  evidence: [],
  rows: [
    ...onlyOnceRows,
    { when: { not: happened('order.shippedAtMs') }, outcome: 'pay', because: 'not-sent-yet', pays },
    { when: { fact: 'buyer.owesMinor', atLeast: 1 }, outcome: 'refuse', because: 'owes-a-return' },
    {
      when: suspectBuyer,
      ...{ outcome: 'wait', because: 'claims-often', clock: 'shop-inspects', pays },
    },
    {
      when: { any: [happened('return.sentAtMs'), happened('return.receivedAtMs')] },
      ...{ outcome: 'pay', because: 'sent-back', pays },
    },
    {
      when: { fact: 'buyer.returnsOpen', atLeast: openMost },
      ...{ outcome: 'wait', because: 'returns-open', clock: 'buyer-sends' },
    },
    { when: { fact: 'buyer.ordersKept', atLeast: 1 }, outcome: 'pay', because: 'in-good-standing', pays },
    { outcome: 'wait', because: 'not-sent-back-yet', clock: 'buyer-sends' },
  ],
  payers: [{ payer: 'platform-advance' }],
  caps: [{ code: 'what-was-paid', amount: { fact: 'order.paidMinor' } }],
  clocks: clocksOf('shop-inspects', 'buyer-sends'),
};
