import { dayMs, type Random } from '@kanmai/kernel';
import type { HomeProcess } from '../../tests/fault/home-process.ts';
import { signIn } from '../../town/src/session.ts';
import type { Receiver } from './receiver.ts';
import { insist, type Site } from './site.ts';

export interface Shop {
  readonly id: string;
  readonly token: string;
}

export interface Buyer {
  readonly token: string;
  readonly addressId: string;
  readonly random: Random;
}

/** What is sold in one round: little of the first, which all want. */
export interface Goods {
  readonly variants: readonly { readonly id: string; readonly shopId: string; readonly onHand: number }[];
  readonly couponId: string;
  /** Ends what the round offered: a shop may have only so many at a time. */
  clear(): Promise<void>;
}

const shopCount = 3;
const scopes = {
  owner: ['shops:write', 'catalogue:write', 'promotions:write', 'webhooks:write', 'orders:write'],
  buyer: ['me:write', 'orders:write', 'orders:read', 'cart:write', 'coupons:write'],
};
const kinds = ['order.placed', 'order.paid', 'order.closed', 'order.shipped', 'order.received'];

async function tokenOf(running: HomeProcess, link: string, wanted: readonly string[]): Promise<string> {
  const session = await signIn(running.address, link);
  return (
    await session.post<{ token: string }>(
      '/me/tokens',
      { name: 'faults', scopes: wanted },
      crypto.randomUUID(),
    )
  ).token;
}

/** Asks once and takes no refusal. */
async function must<Body>(site: Site, token: string, path: string, body: object): Promise<Body> {
  const answer = await insist<Body>(site, { path, token, body, key: crypto.randomUUID() });
  if (answer === null || answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer.body;
}

/** Shops of three owners, each of which is told of its orders. */
export async function openShops(site: Site, running: HomeProcess, receiver: Receiver): Promise<Shop[]> {
  const shops: Shop[] = [];
  for (const link of running.residents.slice(0, shopCount)) {
    const token = await tokenOf(running, link, scopes.owner);
    const asked = { name: `faults ${shops.length}`, trade: 'tea', city: '杭州', introduction: '' };
    const { id } = await must<{ id: string }>(site, token, '/shops', asked);
    const hook = { url: receiver.url, kinds };
    receiver.secrets.push(
      (await must<{ secret: string }>(site, token, `/studio/shops/${id}/webhooks`, hook)).secret,
    );
    shops.push({ id, token });
  }
  return shops;
}

export async function findBuyers(
  site: Site,
  running: HomeProcess,
  randoms: readonly Random[],
): Promise<Buyer[]> {
  const address = {
    recipient: '林夏',
    phone: '13800000000',
    province: '浙江',
    city: '杭州',
    district: '西湖',
    street: '文三路 1 号',
  };
  const links = running.residents.slice(shopCount, shopCount + randoms.length);
  return Promise.all(
    links.map(async (link, index) => {
      const token = await tokenOf(running, link, scopes.buyer);
      const { id } = await must<{ id: string }>(site, token, '/me/addresses', address);
      return { token, addressId: id, random: randoms[index] as Random };
    }),
  );
}

/** New goods, a price of which there are few, and a coupon of which there are few. */
export async function layOut(site: Site, shops: readonly Shop[], round: number): Promise<Goods> {
  const variants = [];
  for (const [index, { id, token }] of shops.entries()) {
    const stocks = index === 0 ? [15, 200] : [40, 200];
    const product = await must<{ variants: { id: string }[] }>(site, token, `/studio/shops/${id}/products`, {
      title: `round ${round}`,
      category: 'tea',
      variants: stocks.map((stock, n) => ({
        sku: `s${n}`,
        title: `${n}`,
        priceCents: 1_990 + 777 * n + index,
        stock,
      })),
      state: 'on-sale',
    });
    variants.push(
      ...product.variants.map((variant, n) => ({ id: variant.id, shopId: id, onHand: stocks[n] as number })),
    );
  }
  const [{ id: shopId, token }] = shops as [Shop];
  const nowMs = Date.now();
  const during = { startsAt: new Date(nowMs - dayMs), endsAt: new Date(nowMs + 90 * dayMs) };
  const promotions = `/studio/shops/${shopId}/promotions`;
  const promote = (change: object) =>
    must<{ id: string }>(site, token, promotions, { name: `round ${round}`, ...during, ...change });
  const hot = variants.slice(0, 1).map(({ id }) => id);
  const lower = { kind: 'percent-off', percentOff: 10, piecesMax: null };
  const price = await promote({ rule: lower, scope: { of: 'variants', ids: hot }, totalMax: 9 });
  const rule = { kind: 'coupon-amount', fromCents: 1_000, minusCents: 300 };
  const coupon = await promote({ rule, scope: { of: 'shop' }, totalMax: 8, perPersonMax: 2 });
  return {
    variants,
    couponId: coupon.id,
    async clear() {
      for (const { id } of [price, coupon]) await must(site, token, `${promotions}/${id}/stop`, {});
    },
  };
}
