import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { log, shopWithOwner } from '../../../../../tests/affiliate-people.ts';
import { liveRoom, type RoomServer, roomServer } from '../../../../../tests/room-server.ts';
import { type Checkout, makePerson, notification } from '../../../../../tests/trade-server.ts';
import { countNewSteps } from './room-result.reader.ts';
import type { RoomResults } from './room-result.schema.ts';

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

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
    await countNewSteps(site.db);
    const { status, body } = await site.send<RoomResults>(owner, 'GET', `/studio/rooms/${roomId}/results`);
    expect(status).toBe(200);
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
