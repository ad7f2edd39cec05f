import { dayMs } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  audit,
  makePerson,
  soundBooks,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { type Trading, trading } from '../../../../../tests/trading.ts';
import { receiveOverdue } from './receipt.service.ts';

let trade: TradeServer;
let all: Trading;
const blocked = new Set<string>();

beforeAll(async () => {
  trade = await tradeServer();
  all = await trading(trade);
});
afterAll(() => trade.stop());

let numbers = 0;
async function delivered(): Promise<string> {
  const { orderId } = await all.order();
  const { body } = await all.ship(orderId, `SF${40_000 + ++numbers}`);
  await all.parcel(body.parcels[0]?.id ?? '', 'deliver');
  return orderId;
}
const run = () =>
  receiveOverdue(
    trade.deps,
    async (_db, ids) => new Set(ids.filter((id) => blocked.has(id))),
    new AbortController().signal,
  );
const stateOf = async (orderId: string) => (await all.view(orderId)).state;
const extend = (orderId: string, who = all.buyer) =>
  trade.send<{ code?: string }>(who, 'POST', `/orders/${orderId}/extend-receipt`);

describe('an order that is delivered', () => {
  it('is received by itself after ten days, and its shop is paid', async () => {
    const orderId = await delivered();
    const { receiptClock } = await all.view(orderId);
    expect(receiptClock).toEqual({
      dueAt: new Date(trade.clock.nowMs() + 10 * dayMs).toISOString(),
      ...{ extended: false, paused: false },
    });
    trade.clock.advance(10 * dayMs - 1);
    await run();
    expect(await stateOf(orderId)).toBe('delivered');
    trade.clock.advance(1);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    const order = await all.view(orderId);
    expect([order.state, order.receiptClock]).toEqual(['received', null]);
    expect(order.timeline.at(-1)).toMatchObject({ kind: 'received', data: { by: 'clock' } });
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('waits three days more when its shopper asks, once', async () => {
    const orderId = await delivered();
    expect((await extend(orderId)).status).toBe(200);
    expect((await extend(orderId)).status).toBe(200);
    expect((await all.view(orderId)).can.extendReceipt).toBe(false);
    trade.clock.advance(13 * dayMs - 1);
    await run();
    expect(await stateOf(orderId)).toBe('delivered');
    trade.clock.advance(1);
    await run();
    expect(await stateOf(orderId)).toBe('received');
    expect((await extend(orderId)).status).toBe(409);
    expect((await extend(orderId, await makePerson(trade.db))).status).toBe(404);
  });

  it('is not received while something about it is decided, and gets three days after', async () => {
    const orderId = await delivered();
    blocked.add(orderId);
    trade.clock.advance(11 * dayMs);
    await run();
    trade.clock.advance(30 * dayMs);
    await run();
    expect((await all.view(orderId)).receiptClock?.paused).toBe(true);
    expect((await extend(orderId)).status).toBe(409);
    blocked.delete(orderId);
    await run();
    expect((await all.view(orderId)).receiptClock).toEqual({
      dueAt: new Date(trade.clock.nowMs() + 3 * dayMs).toISOString(),
      ...{ extended: false, paused: false },
    });
    trade.clock.advance(3 * dayMs);
    await run();
    expect(await stateOf(orderId)).toBe('received');
  });

  it('is received once when the shopper and several clocks come together', async () => {
    const orderId = await delivered();
    trade.clock.advance(10 * dayMs);
    await Promise.all([run(), run(), run(), trade.send(all.buyer, 'POST', `/orders/${orderId}/receive`)]);
    const { state, timeline } = await all.view(orderId);
    expect([state, timeline.filter(({ kind }) => kind === 'received').length]).toEqual(['received', 1]);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });
});
