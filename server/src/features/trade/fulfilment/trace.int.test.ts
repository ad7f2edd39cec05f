import { dayMs, hourMs, minuteMs } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';
import { type Trading, trading } from '../../../../../tests/trading.ts';
import type { TracesView } from './trace.views.ts';

let trade: TradeServer;
let all: Trading;

beforeAll(async () => {
  trade = await tradeServer();
  all = await trading(trade);
});
afterAll(() => trade.stop());

const track = () => trade.runJob('fulfilment.track-parcels');
/** Lets the carrier be asked every so often. */
async function pass(ms: number, stepMs = 2 * hourMs): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    trade.clock.advance(stepMs);
    await track();
  }
}
let numbers = 0;
async function sent(end = ''): Promise<{ orderId: string; trackingNo: string }> {
  const { orderId } = await all.order();
  const trackingNo = `SF${20_000 + ++numbers}${end}`;
  expect((await all.ship(orderId, trackingNo)).status).toBe(200);
  return { orderId, trackingNo };
}
const event = (status: string, atMs = trade.clock.nowMs()) => ({
  ...{ at: new Date(atMs).toISOString(), status, place: '上海', text: status },
});
const push = (trackingNo: string, ...events: object[]) => trade.push({ carrier: 'sf', trackingNo, events });
const parcelOf = async (orderId: string) => (await all.shopView(orderId)).parcels[0];
const tracesOf = async (orderId: string) =>
  (await trade.send<TracesView>(all.buyer, 'GET', `/orders/${orderId}/traces`)).body.parcels[0]?.events ?? [];

describe('a parcel under way', () => {
  it('is asked for by the clock, and delivered by what its carrier says', async () => {
    const { orderId } = await sent();
    await track();
    expect(await parcelOf(orderId)).toMatchObject({ state: 'announced', trace: null });
    await pass(8 * hourMs);
    expect(await parcelOf(orderId)).toMatchObject({ state: 'moving' });
    await pass(3 * dayMs);
    const order = await all.view(orderId);
    expect([order.state, order.parcels[0]?.state]).toEqual(['delivered', 'delivered']);
    const traces = await tracesOf(orderId);
    expect(traces.map(({ status }) => status)).toEqual([
      ...['delivered', 'out-for-delivery', 'in-transit', 'in-transit', 'in-transit', 'picked-up'],
    ]);
    const asked = await trade.db
      .selectFrom('parcels')
      .select('next_track_at')
      .where('order_id', '=', orderId)
      .executeTakeFirst();
    expect(asked).toEqual({ next_track_at: null });
  });

  it('takes each thing once, doubled, out of order and side by side', async () => {
    const { orderId, trackingNo } = await sent();
    const nowMs = trade.clock.nowMs();
    const arrived = event('delivered', nowMs);
    const before = event('picked-up', nowMs - hourMs);
    expect((await push(trackingNo, arrived)).body).toEqual({ fresh: 1 });
    expect((await push(trackingNo, arrived)).body).toEqual({ fresh: 0 });
    const rivals = await Promise.all(Array.from({ length: 8 }, () => push(trackingNo, before, arrived)));
    expect(rivals.map(({ body }) => body.fresh).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    expect((await tracesOf(orderId)).map(({ status }) => status)).toEqual(['delivered', 'picked-up']);
    const { state, timeline } = await all.view(orderId);
    expect(state).toBe('delivered');
    expect(timeline.filter(({ kind }) => kind === 'parcel-delivered')).toHaveLength(1);
    expect((await parcelOf(orderId))?.trace?.status).toBe('delivered');
  });

  it('believes only who signs, about parcels there are, of a time that can be', async () => {
    const { orderId, trackingNo } = await sent();
    const body = { carrier: 'sf', trackingNo, events: [event('delivered')] };
    expect((await trade.push(body, 'no signature')).status).toBe(401);
    expect((await push('SF-NOBODY', event('delivered'))).status).toBe(404);
    const nowMs = trade.clock.nowMs();
    // The number's last parcel, a year ago, and a carrier whose clock is mad.
    const mad = await push(
      trackingNo,
      event('delivered', nowMs - 365 * dayMs),
      event('lost', nowMs + 9 * dayMs),
    );
    expect(mad.body).toEqual({ fresh: 0 });
    expect(await parcelOf(orderId)).toMatchObject({ state: 'announced' });
  });

  it('that is lost or sent back waits for its shop again, and is shown as trouble', async () => {
    const lost = await sent('LOST');
    const back = await sent('BACK');
    const late = await sent('LATE');
    await pass(2.5 * dayMs);
    expect((await parcelOf(late.orderId))?.trouble?.kind).toBe('delayed');
    await pass(2.5 * dayMs);
    expect(await all.shopView(lost.orderId)).toMatchObject({
      ...{ state: 'paid', can: { ship: true } },
      parcels: [{ state: 'lost', trouble: { kind: 'lost' } }],
    });
    expect(await parcelOf(back.orderId)).toMatchObject({ state: 'returned', trouble: { kind: 'returned' } });
    expect((await all.view(late.orderId)).state).toBe('delivered');
    await all.ship(lost.orderId, 'SF-AGAIN-1');
    const [first, second] = (await all.shopView(lost.orderId)).parcels;
    expect([first?.state, first?.trouble, second?.state]).toEqual(['lost', null, 'announced']);
  });

  it('without a word from its carrier is flagged in time, in the list as on the order', async () => {
    const mute = await sent('MUTE');
    const quiet = await sent('MUTE');
    await push(quiet.trackingNo, event('picked-up'));
    const troubled = async () => {
      const path = `/studio/shops/${all.shopId}`;
      const list = await trade.send<{ items: { id: string }[] }>(
        all.clerk,
        'GET',
        `${path}/orders?trouble=true&limit=50`,
      );
      const counts = await trade.send<{ trouble: number }>(all.clerk, 'GET', `${path}/order-counts`);
      const ids = list.body.items.map(({ id }) => id);
      expect(counts.body.trouble).toBe(ids.length);
      const views = await trade.send<{ items: { id: string; parcels: { trouble: object | null }[] }[] }>(
        all.clerk,
        'GET',
        `${path}/orders?limit=50`,
      );
      const shown = views.body.items.filter(({ parcels }) => parcels.some(({ trouble }) => trouble !== null));
      expect(shown.map(({ id }) => id).sort()).toEqual([...ids].sort());
      return ids;
    };
    trade.clock.advance(71 * hourMs);
    expect(await troubled()).not.toContain(mute.orderId);
    trade.clock.advance(2 * hourMs);
    expect(await troubled()).toEqual(expect.arrayContaining([mute.orderId, quiet.orderId]));
    expect((await parcelOf(mute.orderId))?.trouble?.kind).toBe('no-trace');
    expect((await parcelOf(quiet.orderId))?.trouble?.kind).toBe('no-movement');
    await push(quiet.trackingNo, event('in-transit'));
    expect(await troubled()).not.toContain(quiet.orderId);
  });

  it('is asked for less and less while nothing is said, also by a carrier that is down', async () => {
    const { orderId } = await sent('DOWN');
    const waits: number[] = [];
    for (let count = 0; count < 12; count++) {
      await track();
      const row = await trade.db
        .selectFrom('parcels')
        .select('next_track_at')
        .where('order_id', '=', orderId)
        .executeTakeFirstOrThrow();
      const waitMs = (row.next_track_at?.getTime() ?? 0) - trade.clock.nowMs();
      waits.push(waitMs / minuteMs);
      trade.clock.advance(waitMs);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360, 360]);
  });
});

describe('the sandbox’s page of a parcel', () => {
  it('tells the platform what is pressed, and is there only for who was given its address', async () => {
    const { orderId } = await sent();
    const path = `/studio/shops/${all.shopId}/orders/${orderId}/traces`;
    const { body } = await trade.send<TracesView>(all.clerk, 'GET', path);
    const url = new URL(body.parcels[0]?.pageUrl ?? '');
    const page = url.pathname + url.search;
    const press = (act: string, address = page) =>
      trade.server.inject({
        ...{ method: 'POST', url: address, payload: new URLSearchParams({ act }).toString() },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect((await trade.server.inject({ url: page })).body).toContain('快递沙盒');
    expect((await trade.server.inject({ url: url.pathname })).statusCode).toBe(404);
    expect((await press('delivered', url.pathname)).statusCode).toBe(404);
    expect((await press('steal')).statusCode).toBe(400);
    expect((await press('backwards')).headers.location).toContain('heard=yes');
    expect((await all.view(orderId)).state).toBe('delivered');
  });
});
