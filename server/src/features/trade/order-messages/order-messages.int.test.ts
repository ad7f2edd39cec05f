import type { ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Checkout,
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { MessageView } from './message.schema.ts';
import { messageLimits } from './message.schema.ts';

let trade: TradeServer;
let shopId: ShopId;
let owner: Person;
let buyer: Person & { addressId: string };
let orderId: string;

beforeAll(async () => {
  trade = await tradeServer({ connections: 16 });
  shopId = await makeShop(trade.db);
  owner = await makePerson(trade.db, { shops: [[shopId, 'owner']] });
  buyer = await makePerson(trade.db);
  orderId = await makeOrder();
});
afterAll(() => trade.stop());

async function makeOrder(): Promise<string> {
  const { variantIds } = await makeGoods(trade, shopId, [{ priceCents: 2_990, stock: 5 }]);
  const made = await checkout(trade, buyer, [{ variantId: variantIds[0] ?? '', quantity: 1 }]);
  return (made.body as Checkout).orders[0]?.id ?? '';
}
const mine = (id = orderId) => `/orders/${id}/messages`;
const shops = (id = orderId) => `/studio/shops/${shopId}/orders/${id}/messages`;
type Answer = MessageView & { items: MessageView[]; nextCursor: string | null; code?: string };
const write = async (who: Person, path: string, text: string, headers?: Record<string, string>) => {
  trade.clock.advance(1);
  return trade.send<Answer>(who, 'POST', path, { text }, headers);
};
const read = async (who: Person, path: string) => (await trade.send<Answer>(who, 'GET', path)).body;
const unread = async (who: Person, path: string) =>
  (await trade.send<{ messages: { count: number; unread: number } }>(who, 'GET', path)).body.messages;
const studioOrder = (id = orderId) => `/studio/shops/${shopId}/orders/${id}`;

describe('messages about an order', () => {
  it('go both ways, are counted as unread, and are read', async () => {
    await write(buyer, mine(), ' 什么时候发货？ ');
    await write(buyer, mine(), '急');
    expect(await unread(owner, studioOrder())).toEqual({ count: 2, unread: 2 });
    const { items } = await read(owner, shops());
    expect(items.map(({ text, side }) => [text, side])).toEqual([
      ['急', 'buyer'],
      ['什么时候发货？', 'buyer'],
    ]);
    const put = (messageId: string) => trade.send(owner, 'PUT', `${shops()}/read`, { messageId });
    await put(items[1]?.id ?? '');
    expect(await unread(owner, studioOrder())).toMatchObject({ unread: 1 });
    await put(items[0]?.id ?? '');
    expect(await unread(owner, studioOrder())).toMatchObject({ unread: 0 });
    await write(owner, shops(), '今天下午');
    expect(await unread(buyer, `/orders/${orderId}`)).toEqual({ count: 3, unread: 1 });
    expect((await read(buyer, mine())).items[0]).toMatchObject({
      side: 'shop',
      author: '',
      text: '今天下午',
    });
    expect((await read(owner, shops())).items[0]).toMatchObject({ author: 'somebody' });
  });

  it('are written once for a key, in one order, however many write at once', async () => {
    const id = await makeOrder();
    const key = { 'idempotency-key': 'the-same-message' };
    await Promise.all([1, 2, 3].map(() => write(buyer, mine(id), 'once', key)));
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => write(n % 2 ? owner : buyer, n % 2 ? shops(id) : mine(id), `${n}`)),
    );
    expect((await unread(owner, studioOrder(id))).count).toBe(9);
    const first = await trade.send<Answer>(buyer, 'GET', `${mine(id)}?limit=5`);
    const rest = await trade.send<Answer>(
      buyer,
      'GET',
      `${mine(id)}?limit=5&cursor=${first.body.nextCursor}`,
    );
    const texts = [...first.body.items, ...rest.body.items].map(({ text }) => text);
    expect(texts.sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', 'once']);
  });

  it('are told to readers of the log without what was written', async () => {
    const rows = await trade.db
      .selectFrom('events')
      .select(['data', 'shop_id'])
      .where('kind', '=', 'order-message')
      .where('subject_id', '=', orderId)
      .execute();
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toContain('发货');
  });

  it('have a length, a pace and an end', async () => {
    const id = await makeOrder();
    expect((await write(buyer, mine(id), '  ')).status).toBe(400);
    expect((await write(buyer, mine(id), 'x'.repeat(1_001))).status).toBe(400);
    for (let count = 0; count < messageLimits.burstMax; count++) await write(buyer, mine(id), 'again');
    expect((await write(buyer, mine(id), 'again')).body.code).toBe('too-many-requests');
    expect((await write(owner, shops(id), 'calm down')).status).toBe(200);
    trade.clock.advance(messageLimits.withinMs);
    expect((await write(buyer, mine(id), 'later')).status).toBe(200);
    await trade.db
      .updateTable('order_threads')
      .set({ message_count: 500 })
      .where('order_id', '=', id)
      .execute();
    expect((await write(buyer, mine(id), 'more')).body.code).toBe('too-many');
  });

  it('are between the buyer and the shop alone', async () => {
    const stranger = await makePerson(trade.db);
    const otherShop = await makeShop(trade.db);
    const other = await makePerson(trade.db, { shops: [[otherShop, 'owner']] });
    const theirs = `/studio/shops/${otherShop}/orders/${orderId}/messages`;
    for (const [who, path] of [
      [stranger, mine()],
      [other, shops()],
      [other, theirs],
      [owner, mine()],
    ] as const) {
      expect((await trade.send(who, 'GET', path)).status).toBe(404);
      expect((await write(who, path, 'hello')).status).toBe(404);
      expect((await trade.send(who, 'PUT', `${path}/read`, { messageId: 'x' })).status).toBe(404);
    }
    const finance = await makePerson(trade.db, { shops: [[shopId, 'finance']] });
    expect((await trade.send(finance, 'GET', shops())).status).toBe(200);
    expect((await write(finance, shops(), 'hello')).status).toBe(403);
  });
});
