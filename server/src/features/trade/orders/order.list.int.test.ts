import { hourMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Checkout,
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { OrderCounts } from './order.list.ts';
import type { OrderView } from './order.schema.ts';

let trade: TradeServer;
let shopId: ShopId;
let clerk: Person;
let buyer: Person & { addressId: string };
const orderIds: string[] = [];

/** Five paid orders, an hour apart; the first was paid last. */
beforeAll(async () => {
  trade = await tradeServer();
  shopId = await makeShop(trade.db);
  clerk = await makePerson(trade.db, { shops: [[shopId, 'clerk']] });
  buyer = await makePerson(trade.db);
  const { variantIds } = await makeGoods(trade, shopId, [{ priceCents: 2_990, stock: 50 }]);
  const made: Checkout[] = [];
  for (let count = 0; count < 5; count++) {
    made.push(
      (await checkout(trade, buyer, [{ variantId: variantIds[0] ?? '', quantity: 1 }])).body as Checkout,
    );
    trade.clock.advance(60_000);
  }
  orderIds.push(...made.map(({ orders }) => orders[0]?.id ?? ''));
  for (const one of [...made.slice(1), ...made.slice(0, 1)]) {
    await trade.callback(notification(one, 'captured'));
    trade.clock.advance(60_000);
  }
});
afterAll(() => trade.stop());

const path = (query = '') => `/studio/shops/${shopId}/orders${query}`;
type List = { items: OrderView[]; nextCursor: string | null; code?: string };
const list = async (query: string) => (await trade.send<List>(clerk, 'GET', path(query))).body;
const ids = async (query: string) => (await list(query)).items.map(({ id }) => orderIds.indexOf(id));
const counts = async () =>
  (await trade.send<OrderCounts>(clerk, 'GET', `/studio/shops/${shopId}/order-counts`)).body;

describe('the orders of a shop', () => {
  it('come the newest first, or the longest waiting, page by page', async () => {
    expect(await ids('')).toEqual([4, 3, 2, 1, 0]);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: List = await list(
        `?state=paid&sort=longest-waiting&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen.map((id) => orderIds.indexOf(id))).toEqual([1, 2, 3, 4, 0]);
    expect((await list('?cursor=nonsense')).code).toBe('bad-cursor');
  });

  it('are found by who they are for, what is in them, and the end of a number', async () => {
    const [first = ''] = orderIds;
    expect(await ids(`?text=${first.slice(-8)}`)).toEqual([0]);
    expect(await ids(`?text=${encodeURIComponent('王小明')}`)).toHaveLength(5);
    expect(await ids('?text=0000')).toHaveLength(5);
    expect(await ids('?text=%25')).toEqual([]);
    await trade.send(clerk, 'POST', path(`/${orderIds[2]}/ship`), {
      carrier: 'sf',
      trackingNo: 'SF00099877',
    });
    expect(await ids('?text=99877')).toEqual([2]);
  });

  it('are overdue two days after they were paid', async () => {
    expect(await ids('?overdue=true')).toEqual([]);
    trade.clock.advance(48 * hourMs - 150_000);
    expect(await ids('?overdue=true')).toEqual([3, 1]);
    expect(await counts()).toEqual({
      ...{ unpaid: 0, toShip: 4, overdue: 2, cancelAsked: 0, trouble: 0, partlyShipped: 0, unread: 0 },
    });
  });

  it('wait for an answer: to a buyer who asks to cancel, or who wrote', async () => {
    await trade.send(buyer, 'POST', `/orders/${orderIds[4]}/ask-cancel`, { reason: 'twice' });
    await trade.send(buyer, 'POST', `/orders/${orderIds[0]}/messages`, { text: '什么时候发货' });
    expect([await ids('?cancelAsked=true'), await ids('?unread=true')]).toEqual([[4], [0]]);
    expect(await counts()).toMatchObject({ cancelAsked: 1, unread: 1 });
  });

  it('go out as a file, safe for spreadsheets, with the same filters', async () => {
    await trade.db
      .updateTable('orders')
      .set({ address: JSON.stringify({ recipient: '=HYPERLINK("x")', phone: '1,2' }) })
      .where('id', '=', orderIds[3] ?? '')
      .execute();
    const { body } = await trade.send<string>(
      clerk,
      'GET',
      `/studio/shops/${shopId}/orders.csv?overdue=true&sort=longest-waiting`,
    );
    const lines = body.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain(`"'=HYPERLINK(""x"")","1,2"`);
  });

  it('are nobody else’s', async () => {
    const otherShop = await makeShop(trade.db);
    const other = await makePerson(trade.db, { shops: [[otherShop, 'owner']] });
    const host = await makePerson(trade.db, { shops: [[shopId, 'host']] });
    for (const tail of ['/orders', '/orders.csv', '/order-counts']) {
      expect((await trade.send(other, 'GET', `/studio/shops/${shopId}${tail}`)).status).toBe(404);
      expect((await trade.send(host, 'GET', `/studio/shops/${shopId}${tail}`)).status).toBe(403);
    }
    expect((await trade.send<List>(other, 'GET', `/studio/shops/${otherShop}/orders`)).body.items).toEqual(
      [],
    );
  });
});
