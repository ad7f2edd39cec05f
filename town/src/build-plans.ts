import { dayMs } from '@kanmai/kernel';
import type { BuiltCreator } from './build-creators.ts';
import type { BuiltShop } from './build-shops.ts';
import { say } from './progress.ts';

const shopsWithPlans = 4;
const productsOfShop = 2;
const rates = [1_000, 1_500, 2_000];
const windowOfCreator = 3;
const targetRate = 3_000;
const targetDays = 60;

/** What the first shops promise creators, once: open plans, a target plan for the first creator, and windows. */
export async function buildPlans(
  shops: readonly BuiltShop[],
  creators: readonly BuiltCreator[],
): Promise<void> {
  const promoted: string[] = [];
  for (const [index, shop] of shops.slice(0, shopsWithPlans).entries()) {
    const path = `/studio/shops/${shop.shopId}/affiliate/plans`;
    const known = await shop.owner.get<{ items: { product: { id: string } }[] }>(`${path}?limit=50`);
    for (const productId of [...shop.products.values()].slice(0, productsOfShop)) {
      promoted.push(productId);
      if (known.items.some(({ product }) => product.id === productId)) continue;
      const plan = { productId, kind: 'open', rateBasisPoints: rates[index % rates.length] };
      await shop.owner.post(path, plan, `town-plan-${shop.shop.slug}-${productId}`);
    }
  }
  await inviteFirst(shops[0], creators[0]);
  for (const [index, { session, creatorId }] of creators.entries()) {
    for (let place = 0; place < windowOfCreator; place += 1) {
      const productId = promoted[(index * 2 + place) % promoted.length];
      await session.send('PUT', `/studio/creators/${creatorId}/window/${productId}`, {});
    }
  }
  say(`${promoted.length + 1} plans for creators`);
}

async function inviteFirst(shop: BuiltShop | undefined, creator: BuiltCreator | undefined): Promise<void> {
  const [productId] = shop?.products.values() ?? [];
  if (shop === undefined || creator === undefined || productId === undefined) return;
  const { session, creatorId } = creator;
  const mine = await session.get<{ items: { kind: string }[] }>(
    `/studio/creators/${creatorId}/plans?limit=50`,
  );
  if (mine.items.some(({ kind }) => kind === 'target')) return;
  const made = await shop.owner.post<{ id: string }>(
    `/studio/shops/${shop.shopId}/affiliate/plans`,
    {
      ...{ productId, kind: 'target', rateBasisPoints: targetRate, creatorIds: [creatorId] },
      endsAt: new Date(Date.now() + targetDays * dayMs).toISOString(),
    },
    `town-target-${shop.shop.slug}`,
  );
  await session.send('POST', `/studio/creators/${creatorId}/plans/${made.id}/answer`, { accept: true });
}
