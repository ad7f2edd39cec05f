import type { Policy } from '../policy.ts';
import { clocksOf, happened, onlyOnceRows, suspectBuyer } from './shared-terms.ts';

/** 退货补运费: who sends goods back within the seven days has the postage paid, as the receipt says, at most ¥15. */
export const returnFreight: Policy = {
  ...{ code: 'return-freight', version: 1, title: { zh: '退货补运费', en: 'Return postage paid' } },
  who: { not: { fact: 'goods.categories', hasAny: ['fresh', 'made-to-order', 'furniture', 'virtual'] } },
  claim: { fact: 'claim.reason', in: ['no-longer-wanted', 'not-as-described'] },
  window: {
    opens: { fact: 'order.deliveredAtMs', plusHours: 0 },
    closes: { fact: 'order.deliveredAtMs', plusHours: 24 * 14 },
  },
  evidence: [{ fact: 'evidence.freight-receipt', least: 1 }],
  evidenceClock: 'buyer-shows',
  rows: [
    ...onlyOnceRows,
    {
      when: { not: happened('return.sentAtMs') },
      ...{ outcome: 'wait', because: 'not-sent-yet', clock: 'buyer-sends' },
    },
    {
      when: { not: { fact: 'return.sentAtMs', atMost: { fact: 'order.deliveredAtMs', plusHours: 24 * 7 } } },
      ...{ outcome: 'refuse', because: 'sent-too-late' },
    },
    {
      when: suspectBuyer,
      ...{ outcome: 'review', because: 'claims-often', clock: 'desk-answers-abuse' },
      pays: [{ purpose: 'freight', amount: { fact: 'return.freightMinor' } }],
    },
    {
      ...{ outcome: 'pay', because: 'sent-back' },
      pays: [{ purpose: 'freight', amount: { fact: 'return.freightMinor' } }],
    },
  ],
  payers: [{ payer: 'insurer' }],
  caps: [{ code: 'most-postage', amount: { minor: 15_00 } }],
  clocks: clocksOf('buyer-shows', 'buyer-sends', 'desk-answers-abuse'),
};
