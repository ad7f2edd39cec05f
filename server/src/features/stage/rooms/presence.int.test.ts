import { manualClock } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveRoom, type RoomServer, roomServer } from '../../../../../tests/room-server.ts';
import { makePerson } from '../../../../../tests/trade-server.ts';
import { createPresence, type Presence } from './presence.service.ts';
import { findViewer } from './viewer.store.ts';

let site: RoomServer;
let clock: ReturnType<typeof manualClock>;
let presence: Presence;
let roomId: string;
beforeAll(async () => {
  site = await roomServer();
  roomId = (await liveRoom(site)).roomId;
  clock = manualClock(site.clock.nowMs());
  presence = createPresence({ ...site.deps, clock }, { likes: () => undefined });
});
afterAll(() => site.stop());

const viewer = async () => (await makePerson(site.db)).id;
const found = (personId: string) => findViewer(site.db, roomId, personId, clock.nowMs());

describe('presence', () => {
  it('counts a person once, however many windows they have open', async () => {
    const personId = await viewer();
    presence.joined(roomId, personId, 'feed');
    presence.joined(roomId, personId, 'share');
    clock.advance(10_000);
    presence.left(roomId, personId);
    await presence.flush();
    expect(await found(personId)).toMatchObject({ here: true, watchedMs: 10_000 });
    clock.advance(5_000);
    presence.left(roomId, personId);
    await presence.flush();
    expect(await found(personId)).toMatchObject({ here: false, watchedMs: 15_000 });
    const views = await site.db
      .selectFrom('events')
      .select('data')
      .where('kind', '=', 'room-view')
      .where('person_id', '=', personId)
      .execute();
    const joined = views.filter(({ data }) => (data as { joined: boolean }).joined);
    expect(joined.length).toBe(1);
  });

  it('is told once a minute, and taken to be over when nothing is', async () => {
    const personId = await viewer();
    presence.joined(roomId, personId, 'feed');
    await presence.flush();
    for (let minute = 0; minute < 3; minute++) {
      clock.advance(60_000);
      await presence.flush();
    }
    expect(await found(personId)).toMatchObject({ here: true, watchedMs: 180_000 });
    clock.advance(89_000);
    expect(await found(personId)).toMatchObject({ here: true, watchedMs: 269_000 });
    clock.advance(2_000);
    expect(await found(personId)).toMatchObject({ here: false, watchedMs: 180_000 });
  });

  it('of who polls ends a while after the last question', async () => {
    const personId = await viewer();
    presence.polled(roomId, personId);
    clock.advance(10_000);
    presence.polled(roomId, personId);
    await presence.flush();
    expect(await found(personId)).toMatchObject({ here: true });
    clock.advance(46_000);
    await presence.flush();
    expect(await found(personId)).toMatchObject({ here: false });
  });

  it('loses nothing when the database was away for a moment', async () => {
    const personId = await viewer();
    let away = true;
    const deps = {
      ...{ ...site.deps, clock },
      get db() {
        if (away) throw new Error('the database is away');
        return site.db;
      },
    };
    const other = createPresence(deps, { likes: () => undefined });
    other.joined(roomId, personId, 'feed');
    await other.flush();
    expect(await found(personId)).toBeNull();
    away = false;
    await other.flush();
    expect(await found(personId)).toMatchObject({ here: true });
  });
});
