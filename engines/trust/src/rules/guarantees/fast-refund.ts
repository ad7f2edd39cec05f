import type { Policy } from '../policy.ts';
import { clocksOf, happened, onlyOnceRows, suspectBuyer } from './shared-terms.ts';

const pays = [{ purpose: 'refund', amount: { fact: 'order.paidMinor' } }] as const;

/** 极速退款: up to ¥300, refunded at once when not yet sent, or when the goods are on their way back. The platform advances. */
export const fastRefund: Policy = {
  ...{ code: 'fast-refund', version: 1, title: { zh: '极速退款', en: 'Refunded at once' } },
  who: { fact: 'order.paidMinor', atMost: 300_00 },
  claim: { fact: 'claim.reason', in: ['no-longer-wanted', 'not-as-described', 'late-shipment'] },
  window: {
    opens: { fact: 'order.paidAtMs', plusHours: 0 },
    closes: { fact: 'order.paidAtMs', plusHours: 24 * 45 },
  },
  evidence: [],
  rows: [
    ...onlyOnceRows,
    {
      when: suspectBuyer,
      ...{ outcome: 'wait', because: 'claims-often', clock: 'shop-inspects', pays },
    },
    { when: { not: happened('order.shippedAtMs') }, outcome: 'pay', because: 'not-sent-yet', pays },
    {
      when: { any: [happened('return.sentAtMs'), happened('return.receivedAtMs')] },
      ...{ outcome: 'pay', because: 'sent-back', pays },
    },
    { outcome: 'wait', because: 'not-sent-back-yet', clock: 'buyer-sends' },
  ],
  payers: [{ payer: 'platform-advance' }],
  caps: [{ code: 'what-was-paid', amount: { fact: 'order.paidMinor' } }],
  clocks: clocksOf('shop-inspects', 'buyer-sends'),
};
