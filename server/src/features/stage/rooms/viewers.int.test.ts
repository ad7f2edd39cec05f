import { dayMs } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopWithOwner } from '../../../../../tests/affiliate-people.ts';
import {
  goLive,
  personWithMail,
  type RoomServer,
  roomOfShop,
  roomServer,
  schedule,
} from '../../../../../tests/room-server.ts';
import { makePerson } from '../../../../../tests/trade-server.ts';
import { unitOfWork } from '../../../database.ts';
import { mergeInRooms } from './index.ts';
import { storeSightings } from './viewer.store.ts';

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

type Cards = { items: { id: string; reminded: boolean }[]; nextCursor: string | null };
const withMail = () => personWithMail(site);

describe('rooms in lists', () => {
  it('are live ones, or those to come by their time, page by page', async () => {
    const { shopId, owner } = await shopWithOwner(site);
    const at = (days: number) => ({ plannedAt: new Date(site.clock.nowMs() + days * dayMs).toISOString() });
    const third = await schedule(site, owner, shopId, at(3));
    const first = await schedule(site, owner, shopId, at(1));
    const second = await schedule(site, owner, shopId, at(2));
    const viewer = { ...(await makePerson(site.db)), signedIn: false };
    const list = (query: string) =>
      site.send<Cards>(viewer, 'GET', `/rooms?broadcasterId=${shopId}&state=scheduled&limit=2${query}`);
    const page = await list('');
    expect(page.body.items.map(({ id }) => id)).toEqual([first.id, second.id]);
    const next = await list(`&cursor=${page.body.nextCursor}`);
    expect(next.body.items.map(({ id }) => id)).toEqual([third.id]);
    expect((await list('&cursor=nonsense')).status).toBe(400);
    await goLive(site, owner, first.id);
    const live = await site.send<Cards>(viewer, 'GET', `/rooms?broadcasterId=${shopId}`);
    expect(live.body.items.map(({ id }) => id)).toEqual([first.id]);
    await site.db.updateTable('shops').set({ state: 'suspended' }).where('id', '=', shopId).execute();
    const closed = await site.send<Cards>(viewer, 'GET', `/rooms?broadcasterId=${shopId}`);
    expect(closed.body.items).toEqual([]);
  });
});

describe('who wants to be told', () => {
  it('is told once, when the room goes live', async () => {
    const { owner, room } = await roomOfShop(site);
    const [one, other, changed, pushed] = await Promise.all([withMail(), withMail(), withMail(), withMail()]);
    site.browsers.set(pushed.id, []);
    const path = `/rooms/${room.id}/reminder`;
    for (const who of [one, other, changed, pushed])
      expect((await site.send(who, 'PUT', path)).status).toBe(200);
    await site.send(one, 'PUT', path);
    await site.send(changed, 'DELETE', path);
    const stranger = { ...(await makePerson(site.db)), signedIn: false };
    expect((await site.send(stranger, 'PUT', path)).status).toBe(401);
    await goLive(site, owner, room.id);
    await site.runJobs();
    const told = site.notices.filter(({ body }) => body.includes(room.id)).map(({ recipient }) => recipient);
    // Who is told on their browser is not told by e-mail too.
    expect(told.sort()).toEqual([one, other].map(({ id }) => `${id}@shop.example`).sort());
    expect(site.browsers.get(pushed.id)).toEqual([
      expect.objectContaining({ path: `/rooms/${room.id}?from=reminder`, tag: room.id, body: room.title }),
    ]);
    expect((await site.send(one, 'PUT', path)).body.code).toBe('state-conflict');
  });

  it('has it in the calendar, while it is planned', async () => {
    const { owner, room } = await roomOfShop(site);
    const file = await site.send<string>(null, 'GET', `/rooms/${room.id}/calendar.ics`);
    expect(file.status).toBe(200);
    expect(String(file.body)).toContain(`UID:${room.id}@kanmai`);
    await site.send(owner, 'POST', `/studio/rooms/${room.id}/cancel`);
    expect((await site.send(null, 'GET', `/rooms/${room.id}/calendar.ics`)).status).toBe(404);
  });
});

describe('a stranger who signs in', () => {
  it('is the same viewer, and is told once', async () => {
    const { room } = await roomOfShop(site);
    const [from, to] = [await makePerson(site.db), await makePerson(site.db)];
    for (const who of [from, to]) await site.send(who, 'PUT', `/rooms/${room.id}/reminder`);
    const seen = (personId: string, watchedMs: number) => ({
      ...{ roomId: room.id, personId, source: 'feed', left: true, watchedMs, chats: 1 },
      atMs: site.clock.nowMs(),
    });
    await unitOfWork(site.db, async (tx) => {
      await storeSightings(tx, [seen(from.id, 1_000), seen(to.id, 2_000)]);
      await mergeInRooms(tx, from.id, to.id);
    });
    const viewers = await site.db
      .selectFrom('room_viewers')
      .select(['person_id', 'watched_ms', 'chats'])
      .where('room_id', '=', room.id)
      .execute();
    expect(viewers).toEqual([{ person_id: to.id, watched_ms: 3_000, chats: 2 }]);
    const reminders = await site.db
      .selectFrom('room_reminders')
      .select('person_id')
      .where('room_id', '=', room.id)
      .execute();
    expect(reminders).toEqual([{ person_id: to.id }]);
  });
});
