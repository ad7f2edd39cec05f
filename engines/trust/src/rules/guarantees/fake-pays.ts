import type { Policy } from '../policy.ts';
import { clocksOf, happened, onlyOnceRows, said } from './shared-terms.ts';

/** 假一赔十 and its like: a fake is refunded, and paid for so many times over, from the shop's deposit. */
function fakePays(times: number, code: string, title: Policy['title']): Policy {
  const paid = { fact: 'order.paidMinor' } as const;
  const pays = [
    { purpose: 'refund', amount: paid },
    { purpose: 'compensation', amount: { times, of: paid } },
  ] as const;
  return {
    ...{ code, version: 1, title },
    who: {
      all: [
        {
          fact: 'goods.categories',
          hasAny: ['jewellery', 'luxury', 'beauty', 'liquor', 'shoes', 'electronics', 'tea'],
        },
        { fact: 'shop.tier', in: ['brand', 'certified'] },
      ],
    },
    claim: { fact: 'claim.reason', is: 'fake' },
    window: {
      opens: { fact: 'order.deliveredAtMs', plusHours: 0 },
      closes: { fact: 'order.deliveredAtMs', plusHours: 24 * 90 },
    },
    evidence: [{ fact: 'evidence.photo', least: 3 }],
    evidenceClock: 'buyer-shows',
    rows: [
      ...onlyOnceRows,
      { when: said('lab.verdict', 'fake'), outcome: 'pay', because: 'lab-found-fake', pays },
      { when: said('lab.verdict', 'genuine'), outcome: 'refuse', because: 'lab-found-genuine' },
      { when: said('shop.answer', 'agrees'), outcome: 'pay', because: 'shop-agrees', pays },
      {
        when: { all: [happened('lab.receivedAtMs'), { not: said('lab.verdict', 'undecided') }] },
        ...{ outcome: 'wait', because: 'at-the-lab', clock: 'lab-answers', pays },
      },
      {
        when: happened('shop.answer'),
        outcome: 'review',
        because: 'shop-denies',
        clock: 'desk-answers',
        pays,
      },
      { outcome: 'wait', because: 'shop-is-asked', clock: 'shop-answers-grave', pays },
    ],
    payers: [{ payer: 'shop-deposit', upTo: { fact: 'shop.depositMinor' } }, { payer: 'platform-advance' }],
    caps: [{ code: 'most-per-claim', amount: { minor: 500_000_00 } }],
    clocks: clocksOf('buyer-shows', 'shop-answers-grave', 'lab-answers', 'desk-answers'),
  };
}

export const fakePaysTenfold = fakePays(10, 'fake-pays-tenfold', {
  zh: '假一赔十',
  en: 'Fake: refunded, and ten times paid',
});

export const fakePaysNinefold = fakePays(9, 'fake-pays-ninefold', {
  zh: '假一赔九',
  en: 'Fake: refunded, and nine times paid',
});
