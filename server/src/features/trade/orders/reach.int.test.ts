import { dayMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  audit,
  type Checkout,
  checkout,
  type Goods,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  type Person,
  soundBooks,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { ShopRole } from '../../../http/access.ts';
import { settleDue } from '../ledger/index.ts';

let trade: TradeServer;
let shopId: ShopId;
let otherShopId: ShopId;
let goods: Goods;
let placed: Checkout;
let orderId: string;
let buyer: Person & { readonly addressId: string };

beforeAll(async () => {
  trade = await tradeServer();
  shopId = await makeShop(trade.db);
  otherShopId = await makeShop(trade.db);
  goods = await makeGoods(trade, shopId, [{ priceCents: 6_000, stock: 5 }]);
  buyer = await makePerson(trade.db);
  const answer = await checkout(
    trade,
    buyer,
    goods.variantIds.map((variantId) => ({ variantId, quantity: 1 })),
  );
  placed = answer.body;
  orderId = placed.orders[0]?.id ?? '';
});
afterAll(() => trade.stop());

async function member(shop: ShopId, role: ShopRole): Promise<Person> {
  return { ...(await makePerson(trade.db)), shops: new Map([[shop, role]]) };
}

const shippingRules = { baseCents: 600, freeAboveCents: 5_900, regions: [], notServed: [] };
const label = { carrier: 'sf', trackingNo: 'SF1234567890' };

/** Every route of the wing that speaks of one thing, with a body that would be right from the right person. */
const shopRoutes = () =>
  [
    ['GET', `/studio/shops/${shopId}/products`],
    ['GET', `/studio/shops/${shopId}/products/${goods.productId}`],
    ['POST', `/studio/shops/${shopId}/products`, { title: 'x', variants: [{ sku: 'a', priceCents: 1 }] }],
    ['PATCH', `/studio/shops/${shopId}/products/${goods.productId}`, { title: 'mine' }],
    ['PUT', `/studio/shops/${shopId}/variants/${goods.variantIds[0]}/stock`, { onHand: 0 }],
    ['GET', `/studio/shops/${shopId}/orders`],
    ['GET', `/studio/shops/${shopId}/orders/${orderId}`],
    ['POST', `/studio/shops/${shopId}/orders/${orderId}/ship`, label],
    ['POST', `/studio/shops/${shopId}/orders/${orderId}/deliver`],
    ['POST', `/studio/shops/${shopId}/shipments`, { rows: [{ line: 1, orderId, ...label }] }],
    ['GET', `/studio/shops/${shopId}/shipping`],
    ['PUT', `/studio/shops/${shopId}/shipping`, { rules: shippingRules, replaces: null }],
  ] as const;

const buyerRoutes = () =>
  [
    ['GET', `/checkouts/${placed.id}`],
    ['POST', `/checkouts/${placed.id}/cancel`],
    ['GET', `/orders/${orderId}`],
    ['POST', `/orders/${orderId}/cancel`],
    ['POST', `/orders/${orderId}/receive`],
  ] as const;

async function statuses(who: Person | null, routes: readonly (readonly [string, string, unknown?])[]) {
  const answers = [];
  for (const [method, path, body] of routes) {
    const { status } = await trade.send(who, method as 'GET', path, body);
    answers.push([method, path, status]);
  }
  return answers;
}

const each = (routes: readonly (readonly [string, string, unknown?])[], status: number) =>
  routes.map(([method, path]) => [method, path, status]);

describe('what is not one’s own', () => {
  it('is not there for other shops', async () => {
    const rival = await member(otherShopId, 'owner');
    expect(await statuses(rival, shopRoutes())).toEqual(each(shopRoutes(), 404));
  });

  it('is not reached through one’s own shop’s address', async () => {
    const rival = await member(otherShopId, 'owner');
    const through = shopRoutes()
      .filter(([, path]) => path.split('/').length > 5)
      .map(([method, path, body]) => [method, path.replace(shopId, otherShopId), body] as const);
    expect(through).toHaveLength(6);
    expect(await statuses(rival, through)).toEqual(each(through, 404));
    const lists = await trade.send<{ items: unknown[] }>(rival, 'GET', `/studio/shops/${otherShopId}/orders`);
    expect(lists.body.items).toEqual([]);
  });

  it('asks strangers to sign in', async () => {
    const stranger = { ...(await makePerson(trade.db)), signedIn: false };
    expect(await statuses(stranger, shopRoutes())).toEqual(each(shopRoutes(), 401));
    expect(await statuses(stranger, buyerRoutes())).toEqual(each(buyerRoutes(), 401));
    expect(await statuses(null, buyerRoutes())).toEqual(each(buyerRoutes(), 401));
  });

  it('is not there for other shoppers, nor for the shop as a shopper', async () => {
    expect(await statuses(await makePerson(trade.db), buyerRoutes())).toEqual(each(buyerRoutes(), 404));
    expect(await statuses(await member(shopId, 'owner'), buyerRoutes())).toEqual(each(buyerRoutes(), 404));
    const mine = await trade.send<{ items: unknown[] }>(await makePerson(trade.db), 'GET', '/orders');
    expect(mine.body.items).toEqual([]);
  });

  it('was not changed by any of that', async () => {
    const { body } = await trade.send<Checkout>(buyer, 'GET', `/checkouts/${placed.id}`);
    expect(body.state).toBe('pending-payment');
    const product = await trade.send<{ title: string }>(buyer, 'GET', `/products/${goods.productId}`);
    expect(product.body.title).not.toBe('mine');
    expect(await audit(trade.db)).toEqual(soundBooks);
  });
});

describe('the roles of a shop', () => {
  it.each([
    ['host', [200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403]],
    ['finance', [200, 200, 403, 403, 403, 200, 200, 403, 403, 403, 403, 403]],
    ['clerk', [200, 200, 403, 403, 200, 200, 200, 409, 409, 200, 200, 200]],
    ['assistant', [200, 200, 200, 200, 200, 200, 200, 403, 403, 403, 200, 200]],
    ['owner', [200, 200, 200, 200, 200, 200, 200, 409, 409, 200, 200, 200]],
  ] as const)('let a %s do their part', async (role, expected) => {
    const routes = shopRoutes().map(([method, path, body]) =>
      path.endsWith('/stock') ? ([method, path, { onHand: 5 }] as const) : ([method, path, body] as const),
    );
    const answers = await statuses(await member(shopId, role), routes);
    expect(answers.map(([, , status]) => status)).toEqual(expected);
  });
});

describe('from paid to received', () => {
  it('goes step by step, and pays the shop seven days after the end', async () => {
    const clerk = await member(shopId, 'clerk');
    const path = `/studio/shops/${shopId}/orders/${orderId}`;
    const shown = async (who: Person, at: string) =>
      (await trade.send<{ state: string; can: Record<string, boolean> }>(who, 'GET', at)).body;
    await trade.callback(notification(placed, 'captured'));
    expect(await shown(clerk, path)).toMatchObject({ state: 'paid', can: { ship: true, cancel: false } });
    expect((await trade.send(buyer, 'POST', `/orders/${orderId}/receive`)).status).toBe(409);
    expect((await trade.send(buyer, 'POST', `/orders/${orderId}/cancel`)).status).toBe(409);

    for (let repeat = 0; repeat < 2; repeat++) {
      expect((await trade.send(clerk, 'POST', `${path}/ship`, label)).status).toBe(200);
    }
    const other = await trade.send(clerk, 'POST', `${path}/ship`, { ...label, trackingNo: 'SF999' });
    expect(other.status).toBe(409);
    expect((await trade.send(clerk, 'POST', `${path}/deliver`)).status).toBe(200);
    for (let repeat = 0; repeat < 2; repeat++) {
      expect((await trade.send(buyer, 'POST', `/orders/${orderId}/receive`)).status).toBe(200);
    }
    const order = await trade.send<{
      timeline: { kind: string }[];
      parcels: { trackingNo: string; state: string }[];
      receipt: { totalCents: number } | null;
    }>(buyer, 'GET', `/orders/${orderId}`);
    expect(order.body.timeline.map((step) => step.kind)).toEqual([
      'placed',
      'paid',
      'parcel-shipped',
      'shipped',
      'parcel-delivered',
      'delivered',
      'received',
    ]);
    expect(order.body.parcels).toMatchObject([{ trackingNo: label.trackingNo, state: 'delivered' }]);
    expect(order.body.receipt).toMatchObject({ totalCents: 6_000 });
    trade.clock.advance(7 * dayMs);
    expect(await settleDue(trade.deps)).toBe(1);
    const balances = await trade.db
      .selectFrom('ledger_entries')
      .innerJoin('ledger_accounts', 'ledger_accounts.id', 'ledger_entries.account_id')
      .select(['kind', (eb) => eb.fn.sum<string>('amount_cents').as('sum')])
      .groupBy('kind')
      .orderBy('kind')
      .execute();
    expect(balances.map((row) => [row.kind, Number(row.sum)])).toEqual([
      ['commission', -300],
      ['escrow', 0],
      ['provider', 6_000],
      ['shop', -5_700],
    ]);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('refuses a carrier’s number that belongs to another order', async () => {
    // Ids of one millisecond are in no order.
    trade.clock.advance(1);
    const again = await checkout(
      trade,
      buyer,
      goods.variantIds.map((variantId) => ({ variantId, quantity: 1 })),
    );
    await trade.callback(notification(again.body, 'captured'));
    const clerk = await member(shopId, 'clerk');
    const path = `/studio/shops/${shopId}/orders/${again.body.orders[0]?.id}/ship`;
    const answer = await trade.send<{ field: string }>(clerk, 'POST', path, label);
    expect([answer.status, answer.body.field]).toEqual([409, 'trackingNo']);
  });

  it('lists orders by page and state', async () => {
    type Page = { items: { id: string; state: string }[]; nextCursor: string | null };
    const first = await trade.send<Page>(buyer, 'GET', '/orders?limit=1');
    expect(first.body.items).toHaveLength(1);
    const second = await trade.send<Page>(buyer, 'GET', `/orders?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body.items.map((order) => order.id)).toEqual([orderId]);
    expect(second.body.nextCursor).toBeNull();
    const received = await trade.send<Page>(buyer, 'GET', '/orders?state=received');
    expect(received.body.items.map((order) => order.id)).toEqual([orderId]);
    expect((await trade.send(buyer, 'GET', '/orders?cursor=nonsense')).status).toBe(400);
    expect((await trade.send(buyer, 'GET', '/orders?state=lost')).status).toBe(400);
  });
});
