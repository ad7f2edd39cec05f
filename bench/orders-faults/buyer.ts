import { setTimeout as pause } from 'node:timers/promises';
import { randomBelow, randomPick } from '@kanmai/kernel';
import { tellOfPayment } from './gateway.ts';
import type { Buyer, Goods, Shop } from './market.ts';
import { type Answer, type Asked, insist, isWell, type Site } from './site.ts';

/** What buyers were told, and hold the platform to. */
export interface Memory {
  readonly placed: { readonly key: string; readonly checkoutId: string; readonly totalCents: number }[];
  readonly paid: string[];
}

interface Scene {
  readonly site: Site;
  readonly secret: string;
  readonly shops: readonly Shop[];
  readonly goods: Goods;
  readonly memory: Memory;
}

interface Line {
  readonly variantId: string;
  readonly shopId: string;
  readonly quantity: number;
}

interface Placed {
  readonly id: string;
  readonly totalCents: number;
  readonly payment: { readonly id: string };
  readonly orders: readonly { readonly id: string; readonly shopId?: string }[];
}

/** Wants, orders and pays, again and again, until the site closes. */
export async function buyOnAndOn(scene: Scene, buyer: Buyer): Promise<void> {
  while (!scene.site.closing) {
    await buyOnce(scene, buyer);
    await pause(randomBelow(buyer.random, 40));
  }
}

async function buyOnce(scene: Scene, buyer: Buyer): Promise<void> {
  const { site, memory } = scene;
  const { random } = buyer;
  const ask = <Body>(path: string, body: unknown, more: Partial<Asked> = {}): Promise<Answer<Body> | null> =>
    insist<Body>(site, { path, body, token: buyer.token, key: crypto.randomUUID(), ...more });
  if (randomBelow(random, 4) === 0) {
    const claimed = await ask(`/coupons/${scene.goods.couponId}/claim`, undefined);
    isWell(site, 'a claim', claimed, ['coupon-gone', 'coupon-refused']);
  }
  const lines = chooseLines(scene, buyer);
  const fromCart = randomBelow(random, 2) === 0;
  for (const { variantId, quantity } of fromCart ? lines : []) {
    const path = `/cart/lines/${variantId}`;
    isWell(
      site,
      'a cart',
      await insist(site, { method: 'PUT', path, token: buyer.token, body: { quantity } }),
      gone,
    );
  }
  const wanted = lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
  const { addressId } = buyer;
  const quote = await ask<{ id: string; totalCents: number }>('/quotes', { lines: wanted, addressId });
  if (!isWell(site, 'a quote', quote, gone)) return;
  const expectedTotalCents = quote.body.totalCents;
  const body = { quoteId: quote.body.id, addressId, expectedTotalCents, ...(fromCart ? { fromCart } : {}) };
  const key = crypto.randomUUID();
  const place = (fickle: boolean) => ask<Placed>('/checkouts', body, { key, fickle });
  // One in six presses twice, one in eight goes away when the connection breaks.
  const tries =
    randomBelow(random, 6) === 0 ? [place(false), place(false)] : [place(randomBelow(random, 8) === 0)];
  const [first, second] = await Promise.all(tries);
  for (const answer of [first, second]) {
    if (
      answer === undefined ||
      !isWell(site, 'a checkout', answer, [...gone, 'price-changed', 'quote-expired'])
    )
      continue;
    memory.placed.push({ key, checkoutId: answer.body.id, totalCents: answer.body.totalCents });
  }
  if (first !== undefined && isWell(site, 'a checkout', first, [...gone, 'price-changed', 'quote-expired'])) {
    await goOn(scene, buyer, first.body, lines);
  }
}

const gone = ['stock-exhausted', 'not-on-sale'];

/** Mostly what all want, often with something of another shop. */
function chooseLines({ goods }: Scene, { random }: Buyer): Line[] {
  const [hot, ...others] = goods.variants;
  const chosen = new Set([
    randomBelow(random, 10) < 6 && hot !== undefined ? hot : randomPick(random, others),
  ]);
  if (randomBelow(random, 2) === 0) chosen.add(randomPick(random, others));
  return [...chosen].map(({ id, shopId }) => ({
    variantId: id,
    shopId,
    quantity: 1 + randomBelow(random, 2),
  }));
}

/** Pays or cancels; of what is paid, some is refunded and some is shipped and received. */
async function goOn(scene: Scene, buyer: Buyer, placed: Placed, lines: readonly Line[]): Promise<void> {
  const { site, memory, secret } = scene;
  const { random, token } = buyer;
  if (randomBelow(random, 12) === 0) {
    isWell(
      site,
      'a cancel',
      await insist(site, { path: `/checkouts/${placed.id}/cancel`, token, body: {} }),
      ['state-conflict'],
    );
    if (randomBelow(random, 2) === 0) return;
  }
  const owed = { checkoutId: placed.id, paymentId: placed.payment.id, totalCents: placed.totalCents };
  if (!(await tellOfPayment(site, secret, random, owed))) return;
  memory.paid.push(placed.id);
  const shopIds = new Set(lines.map(({ shopId }) => shopId));
  const [order] = placed.orders;
  // An order does not name its shop here; with one shop there is no doubt.
  const shop = scene.shops.find(({ id }) => shopIds.has(id));
  if (shopIds.size !== 1 || shop === undefined || order === undefined) return;
  const studio = `/studio/shops/${shop.id}/orders/${order.id}`;
  const what = randomBelow(random, 6);
  const conflict = ['state-conflict'];
  if (what === 0) {
    const body = { reason: 'none left' };
    isWell(
      site,
      'a refund',
      await insist(site, { path: `${studio}/refund`, token: shop.token, body }),
      conflict,
    );
  }
  if (what === 1) {
    const body = { carrier: 'sf', trackingNo: `SF${order.id.slice(-20)}` };
    const shipped = await insist(site, { path: `${studio}/ship`, token: shop.token, body });
    if (!isWell(site, 'a parcel', shipped, conflict)) return;
    isWell(
      site,
      'a receipt',
      await insist(site, { path: `/orders/${order.id}/receive`, token, body: {} }),
      conflict,
    );
  }
}
