import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { log, shopWithOwner } from '../../../../../tests/affiliate-people.ts';
import {
  addToBag,
  liveRoom,
  type RoomServer,
  roomServer,
  schedule,
} from '../../../../../tests/room-server.ts';
import {
  type Checkout,
  checkout,
  makePerson,
  notification,
  type Person,
} from '../../../../../tests/trade-server.ts';
import { countNewSteps } from './room-result.reader.ts';
import type { RoomResults } from './room-result.schema.ts';

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

/** What was counted, once it is: steps can be read when no older transaction of the whole database server runs. */
async function resultsOf(
  who: Person,
  roomId: string,
  isCounted: (results: RoomResults) => boolean,
): Promise<RoomResults> {
  for (let tries = 0; ; tries++) {
    await countNewSteps(site.db);
    const { status, body } = await site.send<RoomResults>(who, 'GET', `/studio/rooms/${roomId}/results`);
    expect(status).toBe(200);
    if (isCounted(body) || tries === 200) return body;
    await wait(25);
  }
}

describe('the results of a room', () => {
  it('are what happened in it, by their definitions', async () => {
    const { owner, roomId, variantId, goods } = await liveRoom(site, [{ priceCents: 5_000, stock: 10 }]);
    const people = await Promise.all(Array.from({ length: 4 }, () => makePerson(site.db)));
    const [buyer, clicker, waiting] = people;
    if (buyer === undefined || clicker === undefined || waiting === undefined) throw new Error('nobody');
    const atMs = site.clock.nowMs();
    const view = (personId: string, source: string, watchedMs: number, joined: boolean) => ({
      ...{ kind: 'room-view' as const, atMs, personId, subjectId: roomId },
      data: { source, watchedMs, joined, left: false, chats: joined ? 1 : 0 },
    });
    const click = (personId: string) => ({
      ...{ kind: 'product-open' as const, atMs, personId, subjectId: goods.productId },
      data: { roomId },
    });
    await log(site, [
      ...people.map(({ id }, index) => view(id, index < 3 ? 'feed' : 'share', 0, true)),
      view(buyer.id, 'direct', 60_000, false),
      view(clicker.id, 'feed', 20_000, true),
      ...[click(buyer.id), click(clicker.id), click(clicker.id)],
    ]);
    const order = async (who: typeof buyer, quantity: number) => {
      const lines = [{ variantId, quantity, roomId }];
      const quote = await site.send<{ id: string; totalCents: number }>(who, 'POST', '/quotes', {
        ...{ lines, addressId: who.addressId },
      });
      const made = await site.send<Checkout>(who, 'POST', '/checkouts', {
        ...{ quoteId: quote.body.id, addressId: who.addressId, expectedTotalCents: quote.body.totalCents },
      });
      return made.body;
    };
    await site.callback(notification(await order(buyer, 2), 'captured'));
    await order(waiting, 1);
    const body = await resultsOf(
      owner,
      roomId,
      ({ totals }) => totals.orders === 2 && totals.paidOrders === 1,
    );
    expect(body.totals).toMatchObject({
      ...{ views: 5, viewers: 4, watchedMs: 80_000, dwellMs: 20_000, chats: 5 },
      ...{ productClicks: 3, clickers: 2, clickRate: 0.5, orders: 2, paidOrders: 1, buyers: 1 },
      ...{ conversion: 0.25, gmvCents: 10_000, uvValueCents: 2_500, gpmCents: 2_000_000 },
    });
    expect(body.sources).toEqual([
      { source: 'feed', viewers: 3, buyers: 1, gmvCents: 10_000 },
      { source: 'share', viewers: 1, buyers: 0, gmvCents: 0 },
    ]);
    expect(body.goods).toMatchObject([
      { productId: goods.productId, clicks: 3, pieces: 2, gmvCents: 10_000 },
    ]);
    expect(body.minutes.reduce((sum, { gmvCents }) => sum + gmvCents, 0)).toBe(10_000);
    expect(body.marks.map(({ kind }) => kind)).toEqual(['goods-added', 'room-live']);
    expect(body).toMatchObject({ benchmark: null, after: null });
    await countNewSteps(site.db);
    const again = await site.send<RoomResults>(owner, 'GET', `/studio/rooms/${roomId}/results`);
    expect(again.body).toEqual(body);
  });

  it('are compared with the last rooms, and go on for seven days in what viewers bought elsewhere', async () => {
    const { shopId, owner, roomId, variantId, goods } = await liveRoom(site);
    const viewer = await makePerson(site.db);
    await log(site, [
      {
        ...{ kind: 'room-view' as const, atMs: site.clock.nowMs(), personId: viewer.id, subjectId: roomId },
        data: { source: 'feed', watchedMs: 30_000, joined: true, left: true, chats: 0 },
      },
    ]);
    await site.send(owner, 'POST', `/studio/rooms/${roomId}/end`);
    site.clock.advance(60_000);
    const made = await checkout(site, viewer, [{ variantId, quantity: 1 }]);
    await site.callback(notification(made.body, 'captured'));
    const stranger = await checkout(site, await makePerson(site.db), [{ variantId, quantity: 1 }]);
    await site.callback(notification(stranger.body, 'captured'));
    site.clock.advance(60_000);
    const first = await resultsOf(owner, roomId, ({ totals }) => totals.viewers === 1);
    expect(first.after).toMatchObject({ orders: 1, gmvCents: 5_000 });
    expect(first.totals.gmvCents).toBe(0);
    const next = await schedule(site, owner, shopId);
    await addToBag(site, owner, next.id, [goods.productId]);
    const second = await site.send<RoomResults>(owner, 'GET', `/studio/rooms/${next.id}/results`);
    expect(second.body.benchmark).toEqual({
      ...{ rooms: 1, viewers: 1, gmvCents: 0, dwellMs: 30_000, conversion: 0 },
    });
  });

  it('say how long people stayed as soon as the room has ended (it was 0:00 until they were counted as gone)', async () => {
    const { owner, roomId } = await liveRoom(site);
    const viewer = await makePerson(site.db);
    const socket = await site.socket(viewer, roomId);
    await socket.until((frames) => frames.find(({ t }) => t === 'hello'));
    // The log has that somebody came, and nothing more for a minute.
    const came = await resultsOf(owner, roomId, ({ totals }) => totals.viewers === 1);
    expect(came.totals.dwellMs).toBe(0);
    site.clock.advance(40_000);
    const now = await site.send<RoomResults>(owner, 'GET', `/studio/rooms/${roomId}/results`);
    expect(now.body.totals.dwellMs).toBe(40_000);
    await site.send(owner, 'POST', `/studio/rooms/${roomId}/end`);
    site.clock.advance(20_000);
    const ended = await site.send<RoomResults>(owner, 'GET', `/studio/rooms/${roomId}/results`);
    expect(ended.body.totals.dwellMs).toBe(40_000);
    socket.close();
  });

  it('say what each pin sold a minute explained, each order once', async () => {
    const { owner, roomId, variantId, goods } = await liveRoom(site);
    const pin = async (seconds: number) => {
      await site.send(owner, 'PUT', `/studio/rooms/${roomId}/pin`, { productId: goods.productId });
      site.clock.advance(seconds * 1_000);
    };
    const order = async () => {
      const who = await makePerson(site.db);
      const lines = [{ variantId, quantity: 1, roomId }];
      const { body } = await site.send<{ id: string; totalCents: number }>(who, 'POST', '/quotes', {
        ...{ lines, addressId: who.addressId },
      });
      const made = await site.send<Checkout>(who, 'POST', '/checkouts', {
        ...{ quoteId: body.id, addressId: who.addressId, expectedTotalCents: body.totalCents },
      });
      await site.callback(notification(made.body, 'captured'));
    };
    await order();
    site.clock.advance(1_000);
    await pin(120);
    await order();
    await site.send(owner, 'DELETE', `/studio/rooms/${roomId}/pin`);
    site.clock.advance(30_000);
    await order();
    await pin(30);
    await order();
    await site.send(owner, 'DELETE', `/studio/rooms/${roomId}/pin`);
    site.clock.advance(61_000);
    await order();
    await site.send(owner, 'POST', `/studio/rooms/${roomId}/end`);
    const { body } = await site.send<RoomResults>(owner, 'GET', `/studio/rooms/${roomId}/results`);
    expect(body.pins).toMatchObject([
      { explainedMs: 120_000, pieces: 1, gmvCents: 5_000, gmvPerMinuteCents: 2_500 },
      { explainedMs: 30_000, pieces: 2, gmvCents: 10_000, gmvPerMinuteCents: 20_000 },
    ]);
    expect(body.advice).toMatchObject([{ kind: 'best-pin', pinId: body.pins[1]?.pinId, pieces: 2 }]);
  });

  it('count the coupons that the room handed out and the parts of its red packets, by the minute', async () => {
    const { shopId, owner, roomId } = await liveRoom(site);
    const nowMs = site.clock.nowMs();
    const coupon = await site.send<{ id: string }>(owner, 'POST', `/studio/shops/${shopId}/promotions`, {
      ...{ name: '直播间券', scope: { of: 'shop' } },
      rule: { kind: 'coupon-amount', fromCents: 2_000, minusCents: 300 },
      ...{
        startsAt: new Date(nowMs - 1_000).toISOString(),
        endsAt: new Date(nowMs + 3_600_000).toISOString(),
      },
    });
    const handout = await site.send<{ id: string }>(owner, 'POST', `/studio/rooms/${roomId}/coupons`, {
      promotionId: coupon.body.id,
    });
    const takers = await Promise.all([makePerson(site.db), makePerson(site.db)]);
    for (const who of [...takers, takers[0]])
      await site.send(who ?? null, 'POST', `/room-coupons/${handout.body.id}/claim`);
    const packetId = `rpk_${'1'.repeat(26)}`;
    await site.db
      .insertInto('red_packets')
      .values({
        ...{
          id: packetId,
          room_id: roomId,
          shop_id: shopId,
          state: 'open',
          total_cents: 1_000,
          currency: 'CNY',
        },
        ...{ count: 3, amounts: [500, 300, 200], taken: 1, seed: '00', commitment: '00', made_by: owner.id },
        ...{ published_at: new Date(nowMs), expires_at: new Date(nowMs + 60_000) },
      })
      .execute();
    const [taker] = takers;
    await log(site, [
      {
        ...{ kind: 'red-packet-taken', atMs: nowMs, personId: taker?.id ?? null, subjectId: packetId },
        data: { roomId, amountCents: 500 },
      },
    ]);
    const { totals, minutes, packets } = await resultsOf(
      owner,
      roomId,
      (results) => results.totals.couponClaims === 2 && results.totals.packetTakes === 1,
    );
    expect(totals).toMatchObject({ couponClaims: 2, packetTakes: 1, packetCents: 500 });
    expect(minutes.reduce((sum, { couponClaims }) => sum + couponClaims, 0)).toBe(2);
    expect(packets).toMatchObject([{ packetId, count: 3, taken: 1, totalCents: 1_000, onlineBefore: 0 }]);
  });

  it('are for those who work in the room alone', async () => {
    const { roomId } = await liveRoom(site);
    const other = (await shopWithOwner(site)).owner;
    for (const [who, status] of [
      [null, 401],
      [await makePerson(site.db), 404],
      [other, 404],
    ] as const)
      expect((await site.send(who, 'GET', `/studio/rooms/${roomId}/results`)).status).toBe(status);
  });
});
