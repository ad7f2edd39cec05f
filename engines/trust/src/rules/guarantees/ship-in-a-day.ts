import type { Policy } from '../policy.ts';
import { clocksOf, happened, onlyOnceRows, said } from './shared-terms.ts';

/** 24 h 发货: what is sent later than a day after it was paid costs the shop a tenth of the price, ¥3 to ¥100. */
export const shipInADay: Policy = {
  ...{ code: 'ship-in-a-day', version: 1, title: { zh: '24小时发货', en: 'Sent within 24 hours' } },
  who: { fact: 'order.isPresale', is: false },
  claim: { fact: 'claim.reason', is: 'late-shipment' },
  window: {
    opens: { fact: 'order.paidAtMs', plusHours: 24 },
    closes: { fact: 'order.paidAtMs', plusHours: 24 * 30 },
  },
  evidence: [],
  rows: [
    ...onlyOnceRows,
    {
      when: {
        all: [
          happened('order.shippedAtMs'),
          { fact: 'order.shippedAtMs', atMost: { fact: 'order.paidAtMs', plusHours: 24 } },
        ],
      },
      ...{ outcome: 'refuse', because: 'sent-in-time' },
    },
    {
      when: { all: [said('shop.answer', 'disagrees'), { not: happened('order.shippedAtMs') }] },
      ...{ outcome: 'review', because: 'shop-denies', clock: 'desk-answers' },
      pays: [{ purpose: 'compensation', amount: tenth() }],
    },
    {
      ...{ outcome: 'pay', because: 'sent-late' },
      pays: [{ purpose: 'compensation', amount: tenth() }],
    },
  ],
  payers: [{ payer: 'shop-deposit', upTo: { fact: 'shop.depositMinor' } }, { payer: 'platform-advance' }],
  caps: [{ code: 'most-per-claim', amount: { minor: 100_00 } }],
  clocks: clocksOf('desk-answers'),
};

function tenth() {
  return { most: [{ minor: 3_00 }, { perMille: 100, of: { fact: 'order.paidMinor' } }] };
}
