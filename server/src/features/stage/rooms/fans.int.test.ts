import { minuteMs } from '@kanmai/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { liveRoom, type RoomServer, roomServer } from '../../../../../tests/room-server.ts';
import { type Checkout, makePerson, notification } from '../../../../../tests/trade-server.ts';
import { unitOfWork } from '../../../database.ts';
import type { FanView } from './fan.views.ts';
import { storeSightings } from './viewer.store.ts';

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

it('a fan is who follows, watches and buys, with one broadcaster', async () => {
  const { shopId, roomId, variantId } = await liveRoom(site);
  const other = await liveRoom(site);
  const fan = await makePerson(site.db);
  const card = async (room = roomId) => (await site.send<FanView>(fan, 'GET', `/rooms/${room}/fan`)).body;
  expect(await card()).toEqual({ level: 0, watchedMs: 0, bought: 0, next: { watchedMs: 0, bought: 0 } });
  const followed_at = new Date(site.clock.nowMs());
  await site.db.insertInto('follows').values({ person_id: fan.id, author_id: shopId, followed_at }).execute();
  expect(await card()).toMatchObject({ level: 1, next: { watchedMs: 30 * minuteMs, bought: 0 } });

  const watched = { personId: fan.id, source: 'feed', left: true, watchedMs: 130 * minuteMs, chats: 0 };
  const seen = (room: string) => ({ ...watched, roomId: room, atMs: site.clock.nowMs() });
  await unitOfWork(site.db, (tx) => storeSightings(tx, [seen(roomId), seen(other.roomId)]));
  expect(await card()).toMatchObject({ level: 2, watchedMs: 130 * minuteMs, bought: 0 });

  const quote = await site.send<{ id: string; totalCents: number }>(fan, 'POST', '/quotes', {
    lines: [{ variantId, quantity: 1, roomId }],
    addressId: fan.addressId,
  });
  const made = await site.send<Checkout>(fan, 'POST', '/checkouts', {
    ...{ quoteId: quote.body.id, addressId: fan.addressId, expectedTotalCents: quote.body.totalCents },
  });
  expect(await card()).toMatchObject({ level: 2, bought: 0 });
  await site.callback(notification(made.body, 'captured'));
  expect(await card()).toMatchObject({ level: 3, bought: 1, next: { watchedMs: 600 * minuteMs, bought: 3 } });
  expect(await card(other.roomId)).toMatchObject({ level: 0, bought: 0, watchedMs: 130 * minuteMs });
  expect((await site.send(fan, 'GET', '/rooms/rom_00000000000000000000000000/fan')).status).toBe(404);
});
