import { dayMs } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCreator, memberOf, shopWithOwner } from '../../../../../tests/affiliate-people.ts';
import {
  goLive,
  liveRoom,
  messagesOf,
  type RoomAnswer,
  type RoomServer,
  roomOfShop,
  roomServer,
  schedule,
} from '../../../../../tests/room-server.ts';
import { makePerson } from '../../../../../tests/trade-server.ts';
import { reconnectGraceMs } from './room.state.ts';

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

const hostAsks = (who: Parameters<RoomServer['send']>[0], roomId: string, word: string) =>
  site.send<RoomAnswer>(who, 'POST', `/studio/rooms/${roomId}/${word}`);
const admit = (credential: string, via: 'rtmp' | 'browser' = 'rtmp', claimedStreamId: string | null = null) =>
  site.broadcast.hooks?.admit({ credential, via, claimedStreamId, remoteAddress: '127.0.0.1' });
const keyOf = async (who: Parameters<RoomServer['send']>[0], roomId: string, kind = 'program') => {
  const answer = await site.send<{ key: string; code?: string }>(who, 'POST', `/studio/rooms/${roomId}/key`, {
    kind,
  });
  return answer.body.key;
};

describe('a room', () => {
  it('is planned, previewed, goes live, ends, and is over for good', async () => {
    const { owner, room } = await roomOfShop(site);
    expect(room).toMatchObject({ state: 'scheduled', myRole: 'host', pushing: false });
    expect((await hostAsks(owner, room.id, 'live')).body.code).toBe('room-silent');
    await site.pictures(room.id);
    const preview = await site.send<RoomAnswer>(owner, 'GET', `/studio/rooms/${room.id}`);
    expect(preview.body).toMatchObject({ pushing: true, pushVia: 'rtmp', state: 'scheduled' });
    expect(preview.body.playback?.hlsUrl).toContain(room.id);
    const live = await hostAsks(owner, room.id, 'live');
    expect(live.body).toMatchObject({ state: 'live', endedAt: null });
    expect((await hostAsks(owner, room.id, 'live')).status).toBe(200);
    const ended = await hostAsks(owner, room.id, 'end');
    expect(ended.body).toMatchObject({ state: 'ended', endReason: 'host', playback: null });
    expect((await hostAsks(owner, room.id, 'end')).status).toBe(200);
    expect((await hostAsks(owner, room.id, 'live')).body.code).toBe('state-conflict');
    expect(site.broadcast.cuts).toContainEqual({ streamId: room.id, reason: 'the room is over' });
    expect((await messagesOf(site, room.id)).map(({ kind }) => kind)).toEqual(['room-live', 'room-ended']);
    const kinds = await site.db
      .selectFrom('room_events')
      .select(['version', 'kind'])
      .where('room_id', '=', room.id)
      .orderBy('version')
      .execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(['scheduled', 'push-began', 'went-live', 'ended']);
    expect(kinds.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it('keeps a broken line for 30 s, and ends after that', async () => {
    const { owner, roomId } = await liveRoom(site);
    await site.broadcast.hooks?.silent(roomId, site.clock.nowMs());
    site.clock.advance(reconnectGraceMs - 1);
    await site.runJobs();
    await site.pictures(roomId);
    const kept = await site.send<RoomAnswer>(owner, 'GET', `/studio/rooms/${roomId}`);
    expect(kept.body).toMatchObject({ state: 'live', silentSince: null });
    await site.broadcast.hooks?.ended(roomId, { reason: 'gone', atMs: site.clock.nowMs() });
    site.clock.advance(reconnectGraceMs);
    await site.runJob('rooms.sweep-lost');
    const lost = await site.send<RoomAnswer>(owner, 'GET', `/studio/rooms/${roomId}`);
    expect(lost.body).toMatchObject({ state: 'ended', endReason: 'connection-lost' });
    expect((await messagesOf(site, roomId)).map(({ kind }) => kind).slice(-4)).toEqual([
      ...['room-silent', 'room-returned', 'room-silent', 'room-ended'],
    ]);
  });

  it('is live alone of its broadcaster, whoever presses at the same moment', async () => {
    const { shopId, owner, room } = await roomOfShop(site);
    const other = await schedule(site, owner, shopId);
    await site.pictures(room.id);
    await site.pictures(other.id);
    const answers = await Promise.all([hostAsks(owner, room.id, 'live'), hostAsks(owner, other.id, 'live')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('room-elsewhere');
  });

  it('is cancelled before it begins, not after', async () => {
    const { owner, room } = await roomOfShop(site);
    expect((await hostAsks(owner, room.id, 'cancel')).body.state).toBe('cancelled');
    await site.pictures(room.id);
    expect((await hostAsks(owner, room.id, 'live')).body.code).toBe('state-conflict');
    const { owner: host, roomId } = await liveRoom(site);
    expect((await hostAsks(host, roomId, 'cancel')).body.code).toBe('state-conflict');
  });

  it.each([
    ['yesterday', () => new Date(site.clock.nowMs() - dayMs).toISOString()],
    ['next year', () => new Date(site.clock.nowMs() + 365 * dayMs).toISOString()],
    ['no zone', () => '2026-11-25T20:00:00'],
    ['no time', () => 'tonight'],
  ])('is not planned for %s', async (_what, plannedAt) => {
    const { shopId, owner } = await shopWithOwner(site);
    const body = { broadcasterId: shopId, title: 'x', plannedAt: plannedAt() };
    const answer = await site.send<RoomAnswer>(owner, 'POST', '/studio/rooms', body);
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-request']);
  });
});

describe('who may what', () => {
  it('keeps others out: a stranger, a shopper, another shop, and helpers of less', async () => {
    const { shopId, owner, room } = await roomOfShop(site);
    const stranger = { ...(await makePerson(site.db)), signedIn: false };
    const shopper = await makePerson(site.db);
    const other = (await shopWithOwner(site)).owner;
    const clerk = await memberOf(site, shopId, 'clerk');
    const assistant = await memberOf(site, shopId, 'assistant');
    await site.pictures(room.id);
    for (const [who, status] of [
      [null, 401],
      [stranger, 401],
      [shopper, 404],
      [other, 404],
      [clerk, 404],
      [assistant, 403],
    ] as const) {
      expect((await hostAsks(who, room.id, 'live')).status).toBe(status);
      expect((await site.send(who, 'POST', `/studio/rooms/${room.id}/key`, { kind: 'program' })).status).toBe(
        status,
      );
      expect((await site.send(who, 'PATCH', `/studio/rooms/${room.id}`, { title: '我的' })).status).toBe(
        status,
      );
    }
    for (const who of [shopper, other, clerk]) {
      expect((await site.send(who, 'GET', `/studio/rooms/${room.id}`)).status).toBe(404);
      expect((await site.send(who, 'GET', `/studio/rooms?broadcasterId=${shopId}`)).status).toBe(404);
      const asked = await site.send(who, 'POST', '/studio/rooms', { broadcasterId: shopId, title: 'x' });
      expect(asked.status).toBe(403);
    }
    expect((await goLive(site, owner, room.id)).state).toBe('live');
  });

  it('lets a creator broadcast as themselves', async () => {
    const creator = await makeCreator(site);
    const room = await schedule(site, creator, creator.creatorId);
    expect(room).toMatchObject({ myRole: 'host', broadcaster: { id: creator.creatorId, kind: 'creator' } });
    const another = await makeCreator(site);
    expect((await hostAsks(another, room.id, 'cancel')).status).toBe(404);
  });

  it('does not answer about rooms that never were', async () => {
    const { owner } = await shopWithOwner(site);
    const unknown = 'rom_00000000000000000000000000';
    expect((await site.send(owner, 'GET', `/rooms/${unknown}`)).status).toBe(404);
    expect((await hostAsks(owner, unknown, 'live')).status).toBe(404);
    expect((await site.send(owner, 'GET', '/rooms/nonsense')).status).toBe(400);
  });
});

describe('a stream key', () => {
  it('admits to its room alone, and fails closed', async () => {
    const { owner, room } = await roomOfShop(site);
    const key = await keyOf(owner, room.id);
    expect(await admit(key)).toEqual({ ok: true, value: { streamId: room.id } });
    expect(await admit(key, 'rtmp', room.id)).toMatchObject({ ok: true });
    const refused = async (...given: Parameters<typeof admit>) => {
      const answer = await admit(...given);
      return answer?.ok === false ? answer.failure.type : 'admitted';
    };
    expect(await refused(key, 'rtmp', 'rom_00000000000000000000000000')).toBe('key-unknown');
    expect(await refused(key, 'browser')).toBe('key-unknown');
    expect(await refused('')).toBe('key-unknown');
    expect(await refused(`${key.slice(0, -1)}_`)).toBe('key-unknown');
    expect(await refused('x'.repeat(10_000))).toBe('key-unknown');
    const next = await keyOf(owner, room.id);
    expect(await refused(key)).toBe('key-revoked');
    expect(await refused(next)).toBe('admitted');
    const browser = await keyOf(owner, room.id, 'browser');
    expect(await refused(browser, 'browser')).toBe('admitted');
    expect(await refused(next)).toBe('admitted');
    await site.send(owner, 'DELETE', `/studio/rooms/${room.id}/key`);
    expect(await refused(next)).toBe('key-revoked');
    expect(await refused(browser, 'browser')).toBe('key-revoked');
    const last = await keyOf(owner, room.id);
    await hostAsks(owner, room.id, 'cancel');
    expect(await refused(last)).toBe('room-ended');
    expect(await keyOf(owner, room.id)).toBeUndefined();
  });

  it('is kept as a hash alone', async () => {
    const { owner, room } = await roomOfShop(site);
    const key = await keyOf(owner, room.id);
    const rows = await site.db.selectFrom('room_keys').selectAll().where('room_id', '=', room.id).execute();
    expect(JSON.stringify(rows)).not.toContain(key);
  });
});

describe('after a start', () => {
  it('no push is taken before jobs can be given: one that came back at once ended the process', async () => {
    await site.rooms.stop?.();
    await site.rooms.start?.();
    expect(site.broadcast.hooks).toBeNull();
    await site.rooms.open?.();
    expect(site.broadcast.hooks).not.toBeNull();
  });

  it('rooms whose pictures were cut off wait for their broadcaster, and end without one', async () => {
    const { owner, roomId } = await liveRoom(site);
    await site.rooms.start?.();
    await site.rooms.open?.();
    const waiting = await site.send<RoomAnswer>(owner, 'GET', `/studio/rooms/${roomId}`);
    expect(waiting.body).toMatchObject({ state: 'live', pushing: false });
    expect(waiting.body.silentSince).not.toBeNull();
    site.clock.advance(reconnectGraceMs);
    await site.runJobs();
    const lost = await site.send<RoomAnswer>(owner, 'GET', `/studio/rooms/${roomId}`);
    expect(lost.body.endReason).toBe('connection-lost');
  });
});

describe('a push that cannot be shown', () => {
  it('is explained to those who work in the room, until pictures arrive', async () => {
    const { owner, room } = await roomOfShop(site);
    const detail = 'The video is AV1; send H.264.';
    await site.broadcast.hooks?.refused(room.id, { type: 'stream-codec-unsupported', detail });
    const refusalOf = async () => {
      const answer = await site.send<{ refusal: object | null }>(
        owner,
        'GET',
        `/studio/rooms/${room.id}/push`,
      );
      return answer.body.refusal;
    };
    expect(await refusalOf()).toMatchObject({ type: 'stream-codec-unsupported', detail });
    const shopper = await makePerson(site.db);
    expect((await site.send(shopper, 'GET', `/studio/rooms/${room.id}/push`)).status).toBe(404);
    await site.pictures(room.id);
    expect(await refusalOf()).toBeNull();
  });
});
