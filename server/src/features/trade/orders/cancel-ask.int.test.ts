import { hourMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  audit,
  type Checkout,
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  type Person,
  soundBooks,
  stockOf,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { cancelUnanswered } from './index.ts';
import type { OrderView } from './order.schema.ts';

let trade: TradeServer;
let shopId: ShopId;
let owner: Person;
beforeAll(async () => {
  trade = await tradeServer({ connections: 16 });
});
afterAll(async () => {
  await trade.runJobs();
  expect(await audit(trade.db)).toEqual(soundBooks);
  await trade.stop();
});
beforeEach(async () => {
  shopId = await makeShop(trade.db);
  owner = await makePerson(trade.db, { shops: [[shopId, 'owner']] });
});

async function paidOrder() {
  const goods = await makeGoods(trade, shopId, [{ priceCents: 2_990, stock: 5 }]);
  const [variantId = ''] = goods.variantIds;
  const buyer = await makePerson(trade.db);
  const made = (await checkout(trade, buyer, [{ variantId, quantity: 2 }])).body as Checkout;
  await trade.callback(notification(made, 'captured'));
  return { buyer, orderId: made.orders[0]?.id ?? '', variantId };
}
type Answer = OrderView & { code?: string };
const ask = (buyer: Person, orderId: string, body: object = { reason: '拍重了' }) =>
  trade.send<Answer>(buyer, 'POST', `/orders/${orderId}/ask-cancel`, body);
const shop = (act: string, orderId: string, body?: object, who = owner) =>
  trade.send<Answer>(who, 'POST', `/studio/shops/${shopId}/orders/${orderId}/${act}`, body);
const ship = (orderId: string) =>
  shop('ship', orderId, { carrier: 'sf', trackingNo: `SF${orderId.slice(-12)}` });
const read = async (buyer: Person, orderId: string) =>
  (await trade.send<OrderView>(buyer, 'GET', `/orders/${orderId}`)).body;
const sweep = () => cancelUnanswered(trade.deps, new AbortController().signal);

describe('a buyer who asks to cancel', () => {
  it('gets the money back by default when the shop is silent for a day, once', async () => {
    const { buyer, orderId, variantId } = await paidOrder();
    const { body } = await ask(buyer, orderId);
    expect(body).toMatchObject({
      state: 'paid',
      cancelAsk: { reason: '拍重了' },
      can: { withdrawCancel: true },
    });
    expect(Date.parse(body.cancelAsk?.dueAt ?? '')).toBe(trade.clock.nowMs() + 24 * hourMs);
    trade.clock.advance(24 * hourMs - 1);
    expect(await sweep()).toBe(0);
    trade.clock.advance(1);
    const swept = await Promise.all([sweep(), sweep(), sweep()]);
    expect(swept.reduce((sum, count) => sum + count)).toBe(1);
    await trade.runJobs();
    expect(await read(buyer, orderId)).toMatchObject({
      ...{ state: 'closed', closeReason: 'refunded', cancelAsk: null },
      refund: { reason: '拍重了', refundedAt: expect.any(String) },
    });
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 5, held: 0 });
  });

  it('may take it back, may be declined with a reason, and asks three times at most', async () => {
    const { buyer, orderId } = await paidOrder();
    await ask(buyer, orderId);
    const withdrawn = await trade.send<Answer>(buyer, 'POST', `/orders/${orderId}/withdraw-cancel`);
    expect(withdrawn.body).toMatchObject({ cancelAsk: null, can: { askCancel: true } });
    for (let times = 0; times < 2; times++) {
      await ask(buyer, orderId);
      expect((await shop('decline-cancel', orderId, { reason: '已经打包' })).body.cancelAsk).toBeNull();
    }
    const view = await read(buyer, orderId);
    expect(view.timeline.at(-1)).toMatchObject({ kind: 'cancel-declined', data: { reason: '已经打包' } });
    expect(view.can.askCancel).toBe(false);
    expect((await ask(buyer, orderId)).body.code).toBe('too-many');
    trade.clock.advance(48 * hourMs);
    expect(await sweep()).toBe(0);
  });

  it('is answered by shipping: the goods are on their way and nothing is refunded', async () => {
    const { buyer, orderId } = await paidOrder();
    await ask(buyer, orderId);
    expect((await ship(orderId)).body).toMatchObject({ state: 'shipped', cancelAsk: null });
    trade.clock.advance(48 * hourMs);
    expect(await sweep()).toBe(0);
    expect((await ask(buyer, orderId)).body.code).toBe('state-conflict');
    expect((await read(buyer, orderId)).refund).toBeNull();
  });

  it('is refunded or shipped, never both, however the clock and the warehouse race', async () => {
    for (let round = 0; round < 8; round++) {
      const { buyer, orderId } = await paidOrder();
      await ask(buyer, orderId);
      trade.clock.advance(24 * hourMs);
      const racers = [ship(orderId), sweep(), shop('refund', orderId, { reason: '好的' }), sweep()];
      await Promise.all(round % 2 === 0 ? racers : racers.reverse());
      await trade.runJobs();
      const view = await read(buyer, orderId);
      expect(view.state === 'shipped').toBe(view.refund === null);
      expect(view.cancelAsk).toBeNull();
    }
  });

  it('is heard by those who may refund, in their own shop', async () => {
    const { buyer, orderId } = await paidOrder();
    const stranger = await makePerson(trade.db);
    expect((await ask(stranger, orderId)).status).toBe(404);
    expect((await ask(buyer, orderId, { reason: ' ' })).status).toBe(400);
    await ask(buyer, orderId);
    const clerk = await makePerson(trade.db, { shops: [[shopId, 'clerk']] });
    expect((await shop('decline-cancel', orderId, { reason: 'x' }, clerk)).status).toBe(403);
    expect((await shop('refund', orderId, { reason: 'x' }, clerk)).status).toBe(403);
    expect((await trade.send(stranger, 'POST', `/orders/${orderId}/withdraw-cancel`)).status).toBe(404);
    expect((await shop('refund', orderId, { reason: '好的' })).body).toMatchObject({ state: 'closed' });
  });
});
