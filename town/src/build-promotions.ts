import { dayMs } from '@kanmai/kernel';
import type { BuiltShop } from './build-shops.ts';
import { say } from './progress.ts';

const startsAgoMs = 60_000;
const runsDays = 30;

/** What the first shops of the town do to be bought from; the others sell at their prices. */
const offers = [
  [
    { name: '开店八折', rule: { kind: 'percent-off', percentOff: 20, piecesMax: 5 } },
    {
      name: '新客立减 5 元',
      rule: { kind: 'coupon-amount', fromCents: 3_000, minusCents: 500 },
      audience: 'new-buyers',
    },
  ],
  [
    {
      name: '满减',
      rule: {
        kind: 'spend-and-save',
        tiers: [
          { fromCents: 9_900, minusCents: 1_000 },
          { fromCents: 19_900, minusCents: 2_500 },
        ],
      },
    },
    {
      name: '关注有礼',
      rule: { kind: 'coupon-percent', fromCents: 5_000, percentOff: 10, capCents: 2_000 },
      audience: 'followers',
    },
  ],
  [
    { name: '两件八五折', rule: { kind: 'several', pieces: 2, percentOff: 15 } },
    { name: '全店券', rule: { kind: 'coupon-amount', fromCents: 5_900, minusCents: 600 }, totalMax: 500 },
  ],
] as const;

/** Promotions and coupons, made once: a town that is started again goes on with those it has. */
export async function buildPromotions(shops: readonly BuiltShop[]): Promise<void> {
  let made = 0;
  for (const [index, list] of offers.entries()) {
    const built = shops[index];
    if (built === undefined) break;
    const path = `/studio/shops/${built.shopId}/promotions`;
    const { items } = await built.owner.get<{ items: { name: string }[] }>(`${path}?limit=50`);
    for (const offer of list) {
      made += 1;
      if (items.some(({ name }) => name === offer.name)) continue;
      const nowMs = Date.now();
      await built.owner.post(
        path,
        {
          ...offer,
          scope: { of: 'shop' },
          startsAt: new Date(nowMs - startsAgoMs).toISOString(),
          endsAt: new Date(nowMs + runsDays * dayMs).toISOString(),
        },
        `town-promotion-${built.shop.slug}-${offer.name.length}-${offer.rule.kind}`,
      );
    }
  }
  say(`${made} promotions`);
}
