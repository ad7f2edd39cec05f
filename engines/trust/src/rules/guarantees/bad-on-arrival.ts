import type { EvidenceRule, Policy } from '../policy.ts';
import { claimsOften, clocksOf, onlyOnceRows, said, suspectBuyer } from './shared-terms.ts';

interface BadGoods {
  readonly code: string;
  readonly title: Policy['title'];
  readonly reason: string;
  readonly categories: readonly string[];
  readonly days: number;
  readonly evidence: readonly EvidenceRule[];
  /** Up to this much a buyer is believed at once who does not claim often. */
  readonly believedMinor: number;
}

/**
 * 破损包退, 过敏包退, 坏了包退: shown in time, the goods are paid back; small sums at once, large ones, and all of who claims often, when
 * the shop has been heard.
 */
function badOnArrival(goods: BadGoods): Policy {
  const { code, title, reason, categories, days, evidence, believedMinor } = goods;
  const pays = [{ purpose: 'refund', amount: { fact: 'order.paidMinor' } }] as const;
  return {
    ...{ code, version: 2, title },
    who: { fact: 'goods.categories', hasAny: categories },
    claim: { fact: 'claim.reason', is: reason },
    window: {
      opens: { fact: 'order.deliveredAtMs', plusHours: 0 },
      closes: { fact: 'order.deliveredAtMs', plusHours: 24 * days },
    },
    evidence,
    evidenceClock: 'buyer-shows',
    rows: [
      ...onlyOnceRows,
      { when: said('shop.answer', 'agrees'), outcome: 'pay', because: 'shop-agrees', pays },
      { when: suspectBuyer, outcome: 'review', because: 'claims-often', clock: 'desk-answers-abuse', pays },
      {
        when: { all: [{ fact: 'order.paidMinor', atMost: believedMinor }, { not: claimsOften }] },
        ...{ outcome: 'pay', because: 'shown', pays },
      },
      {
        when: said('shop.answer', 'disagrees'),
        ...{ outcome: 'review', because: 'shop-denies', clock: 'desk-answers', pays },
      },
      { outcome: 'wait', because: 'shop-is-asked', clock: 'shop-answers', pays },
    ],
    payers: [{ payer: 'shop-deposit', upTo: { fact: 'shop.depositMinor' } }, { payer: 'platform-advance' }],
    caps: [{ code: 'what-was-paid', amount: { fact: 'order.paidMinor' } }],
    clocks: clocksOf('buyer-shows', 'shop-answers', 'desk-answers', 'desk-answers-abuse'),
  };
}

export const breakageRefund = badOnArrival({
  ...{ code: 'breakage-refund', title: { zh: '破损包退', en: 'Broken: refunded' }, reason: 'damaged' },
  categories: ['glass', 'ceramics', 'home', 'electronics', 'beauty', 'liquor'],
  days: 2,
  evidence: [{ fact: 'evidence.photo', least: 2 }],
  believedMinor: 100_00,
});

export const allergyRefund = badOnArrival({
  ...{ code: 'allergy-refund', title: { zh: '过敏包退', en: 'Allergic: refunded' }, reason: 'allergy' },
  categories: ['beauty', 'care', 'baby'],
  days: 15,
  evidence: [
    { fact: 'evidence.photo', least: 1 },
    { fact: 'evidence.medical-note', least: 1, when: { fact: 'order.paidMinor', atLeast: 200_00 } },
  ],
  believedMinor: 200_00,
});

export const spoilageRefund = badOnArrival({
  ...{ code: 'spoilage-refund', title: { zh: '坏了包退', en: 'Spoiled: refunded' }, reason: 'spoiled' },
  categories: ['fresh', 'fruit', 'seafood', 'meat', 'plants'],
  days: 2,
  evidence: [{ fact: 'evidence.photo', least: 1 }],
  believedMinor: 150_00,
});
