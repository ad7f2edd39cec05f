import { dayMs } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCreator, shopWithOwner } from '../../../../../tests/affiliate-people.ts';
import {
  asCreator,
  giveMail,
  goLive,
  liveRoom,
  mailOf,
  type RoomAnswer,
  type RoomServer,
  roomServer,
  schedule,
} from '../../../../../tests/room-server.ts';
import { makePerson, type Person } from '../../../../../tests/trade-server.ts';
import type { ServerFrame } from '../../../hub/index.ts';
import type { OpsRoom, OpsRoomDetail } from './ops.schema.ts';

let site: RoomServer;
let operator: Person;
beforeAll(async () => {
  site = await roomServer();
  operator = { ...(await makePerson(site.db)), roles: ['operator'] };
});
afterAll(() => site.stop());

const toldIn = (frames: readonly ServerFrame[]) =>
  frames
    .flatMap((frame) => (frame.t === 'flush' ? (frame.m ?? []) : []))
    .map(({ body }) => body as { kind: string });

describe('operators', () => {
  it('see what is reported, once for each person, and end it', async () => {
    const { owner, roomId } = await liveRoom(site);
    const viewer = { ...(await makePerson(site.db)), signedIn: false };
    for (const reason of ['counterfeit', 'unsafe'])
      expect((await site.send(viewer, 'POST', `/rooms/${roomId}/report`, { reason, note: 'x' })).status).toBe(
        200,
      );
    expect((await site.send(viewer, 'POST', `/rooms/${roomId}/report`, { reason: 'ugly' })).status).toBe(400);
    const reported = () =>
      site.send<{ items: { id: string; reportCount: number; reasons: object[] }[] }>(
        ...([operator, 'GET', '/ops/rooms?view=reported'] as const),
      );
    expect((await reported()).body.items).toMatchObject([
      { id: roomId, reportCount: 1, reasons: [{ reason: 'counterfeit', count: 1 }] },
    ]);
    const end = { reason: '假货' };
    expect((await site.send(owner, 'POST', `/ops/rooms/${roomId}/end`, end)).status).toBe(403);
    expect((await site.send(operator, 'POST', `/ops/rooms/${roomId}/end`, end)).status).toBe(200);
    const room = await site.send<RoomAnswer>(owner, 'GET', `/studio/rooms/${roomId}`);
    expect(room.body).toMatchObject({ state: 'ended', endReason: 'operator' });
    expect((await reported()).body.items).toEqual([]);
    const log = await site.db
      .selectFrom('audit_log')
      .select('action')
      .where('subject_id', '=', roomId)
      .execute();
    expect(log).toEqual([{ action: 'room-end' }]);
  });

  it('ban a broadcaster: what is on ends, nothing begins, no key admits', async () => {
    const { shopId, owner, roomId } = await liveRoom(site);
    const planned = await schedule(site, owner, shopId);
    const key = await site.send<{ key: string }>(owner, 'POST', `/studio/rooms/${planned.id}/key`, {
      kind: 'program',
    });
    const viewer = await makePerson(site.db);
    const socket = await site.socket(viewer, roomId);
    await socket.until((frames) => frames.find(({ t }) => t === 'hello'));
    const ban = `/ops/broadcasters/${shopId}/ban`;
    expect((await site.send(owner, 'PUT', ban, { reason: 'x', days: 1 })).status).toBe(403);
    expect((await site.send(operator, 'PUT', ban, { reason: '刷单', days: 7 })).status).toBe(200);
    for (const [id, state] of [
      [roomId, 'ended'],
      [planned.id, 'cancelled'],
    ]) {
      const room = await site.send<RoomAnswer>(owner, 'GET', `/studio/rooms/${id}`);
      expect(room.body.state).toBe(state);
    }
    // Who watched is told why it ends, and who comes is told that it has.
    const told = await socket.until((frames) => toldIn(frames).find(({ kind }) => kind === 'room-ended'));
    expect(told).toMatchObject({ reason: 'operator' });
    const late = await site.socket(viewer, roomId);
    expect(
      await late.until((frames) =>
        frames.flatMap((frame) => (frame.t === 'problem' ? [frame.problem.type] : [])).at(0),
      ),
    ).toBe('room-over');
    for (const line of [socket, late]) line.close();
    const asked = await site.send(owner, 'POST', '/studio/rooms', { broadcasterId: shopId, title: 'x' });
    expect(asked.body).toMatchObject({ code: 'banned-broadcaster', reason: '刷单' });
    const attempt = { via: 'rtmp', claimedStreamId: null, remoteAddress: '' } as const;
    expect(await site.broadcast.hooks?.admit({ ...attempt, credential: key.body.key })).toMatchObject({
      ok: false,
    });
    site.clock.advance(7 * dayMs);
    expect((await schedule(site, owner, shopId)).state).toBe('scheduled');
    const unknown = '/ops/broadcasters/shp_00000000000000000000000000/ban';
    expect((await site.send(operator, 'PUT', unknown, { reason: 'x', days: 1 })).status).toBe(404);
  });
});

type List = { items: OpsRoom[]; nextCursor: string | null; code?: string };
const look = (query: string) => site.send<List>(operator, 'GET', `/ops/rooms?${query}`);
const idsOf = async (query: string) => (await look(query)).body.items.map(({ id }) => id);
const detail = (roomId: string) => site.send<OpsRoomDetail>(operator, 'GET', `/ops/rooms/${roomId}`);

/** A live room whose owner can be told by e-mail. */
async function roomOfReachable() {
  const live = await liveRoom(site);
  await giveMail(site, live.owner);
  return { ...live, told: () => toldTo(live.owner) };
}

async function toldTo(one: Person): Promise<string[]> {
  await site.runJobs();
  return site.notices.filter(({ recipient }) => recipient === mailOf(one)).map(({ body }) => body);
}

describe('the list of rooms', () => {
  it('is found by title, by name and by id, in each view, page by page', async () => {
    const { shopId, owner, roomId } = await liveRoom(site);
    const planned: string[] = [];
    for (const day of [3, 1, 2]) {
      const plannedAt = new Date(site.clock.nowMs() + day * dayMs).toISOString();
      planned.push((await schedule(site, owner, shopId, { title: `第${day}场 50%_off`, plannedAt })).id);
    }
    const [third, first, second] = planned;
    expect(await idsOf(`query=${roomId}`)).toEqual([roomId]);
    expect(await idsOf(`query=${shopId}`)).toEqual([roomId]);
    expect(await idsOf(`view=scheduled&query=${encodeURIComponent('50%_')}`)).toEqual([first, second, third]);
    expect(await idsOf(`view=scheduled&query=${encodeURIComponent('5__')}`)).toEqual([]);
    const shop = site.db.selectFrom('shops').select('name').where('id', '=', shopId);
    const { name } = await shop.executeTakeFirstOrThrow();
    expect(await idsOf(`query=${encodeURIComponent(name)}`)).toContain(roomId);
    const page = await look(`view=scheduled&query=${shopId}&limit=2`);
    expect(page.body.items.map(({ id }) => id)).toEqual([first, second]);
    const rest = `view=scheduled&query=${shopId}&limit=2&cursor=${page.body.nextCursor}`;
    expect(await idsOf(rest)).toEqual([third]);
    expect((await look('cursor=nonsense')).body.code).toBe('bad-cursor');
    expect((await look('view=nothing')).status).toBe(400);
    await site.send(owner, 'POST', `/studio/rooms/${roomId}/end`);
    expect(await idsOf(`view=ended&query=${shopId}`)).toEqual([roomId]);
    await site.send(owner, 'POST', `/studio/rooms/${first}/cancel`);
    expect(await idsOf(`view=cancelled&query=${shopId}`)).toEqual([first]);
  });
});

describe('a room that is open', () => {
  it('shows what is sold, offered and reported, and who broadcasts', async () => {
    const { owner, roomId, goods } = await liveRoom(site);
    await site.send(owner, 'PUT', `/studio/rooms/${roomId}/pin`, { productId: goods.productId });
    await site.send(owner, 'POST', `/studio/rooms/${roomId}/polls`, {
      ...{ question: '要不要上链接', options: ['要', '不要'], seconds: 60 },
    });
    const viewer = await makePerson(site.db);
    await site.send(viewer, 'POST', `/rooms/${roomId}/report`, { reason: 'unsafe', note: '有火' });
    const { body } = await detail(roomId);
    expect(body).toMatchObject({
      ...{ id: roomId, state: 'live', reportCount: 1, notes: ['有火'], ban: null },
      pinned: { productId: goods.productId },
      running: [{ kind: 'poll', title: '要不要上链接' }],
      push: { state: 'none', refusal: null },
      history: { ended: 0, byOperator: 0, reported: 1 },
    });
    expect(body.goods.map(({ productId }) => productId)).toEqual([goods.productId]);
    expect(body.playback?.hlsUrl).toMatch(/^\//);
    expect((await detail(`rom_${'0'.repeat(26)}`)).status).toBe(404);
  });

  it('goes on when an operator keeps it, and what was reported is settled', async () => {
    const { roomId, told } = await roomOfReachable();
    const viewer = await makePerson(site.db);
    await site.send(viewer, 'POST', `/rooms/${roomId}/report`, { reason: 'other' });
    expect(
      (await site.send(operator, 'POST', `/ops/rooms/${roomId}/keep`, { reason: '没有问题' })).status,
    ).toBe(200);
    expect((await detail(roomId)).body).toMatchObject({ state: 'live', reportCount: 0 });
    expect(await told()).toEqual([]);
  });
});

describe('who broadcasts', () => {
  it('is told why a room was ended, once', async () => {
    const { roomId, told } = await roomOfReachable();
    for (const reason of ['违规宣传', '又一次'])
      await site.send(operator, 'POST', `/ops/rooms/${roomId}/end`, { reason });
    const [notice, ...more] = await told();
    expect(notice).toMatch(/已被平台结束[\s\S]*理由：违规宣传/);
    expect(more).toEqual([]);
  });

  it('is told of a ban, until when, and of its end; lifting none is answered so', async () => {
    const { shopId, owner, roomId, told } = await roomOfReachable();
    const ban = `/ops/broadcasters/${shopId}`;
    const { body } = await site.send<{ until: string }>(operator, 'PUT', `${ban}/ban`, {
      reason: '刷单',
      days: 3,
    });
    expect(Date.parse(body.until)).toBe(site.clock.nowMs() + 3 * dayMs);
    expect(await idsOf(`view=banned&query=${shopId}`)).toEqual([roomId]);
    expect((await detail(roomId)).body.ban).toMatchObject({ reason: '刷单', until: body.until });
    expect((await site.send(operator, 'POST', `${ban}/unban`, { reason: '申诉成立' })).status).toBe(200);
    expect((await site.send(operator, 'POST', `${ban}/unban`, { reason: '再来' })).status).toBe(404);
    expect(await idsOf(`view=banned&query=${shopId}`)).toEqual([]);
    expect((await schedule(site, owner, shopId)).state).toBe('scheduled');
    const [banned, lifted, ...more] = await told();
    expect(banned).toMatch(new RegExp(`暂时不能直播[\\s\\S]*${body.until}[\\s\\S]*理由：刷单`));
    expect(lifted).toMatch(/可以直播了[\s\S]*理由：申诉成立/);
    expect(more).toEqual([]);
    const log = site.db.selectFrom('audit_log').select(['action', 'reason']).where('subject_id', '=', shopId);
    expect((await log.orderBy('action').execute()).map(({ action }) => action)).toEqual([
      'room-ban',
      'room-unban',
    ]);
  });

  it('a creator is told as a shop is', async () => {
    const creator = await makeCreator(site);
    await giveMail(site, creator);
    const host = asCreator(creator, creator.creatorId);
    const room = await schedule(site, host, creator.creatorId);
    await goLive(site, host, room.id);
    await site.send(operator, 'PUT', `/ops/broadcasters/${creator.creatorId}/ban`, {
      reason: '违规',
      days: null,
    });
    expect(await toldTo(creator)).toEqual([expect.stringContaining('直到平台解除')]);
    expect((await detail(room.id)).body).toMatchObject({
      state: 'ended',
      endReason: 'operator',
      ban: { until: null },
    });
  });
});

describe('the desk of rooms', () => {
  it('is closed to strangers, shoppers and shops, and asks for a second factor, by every route', async () => {
    const { shopId, owner, roomId } = await liveRoom(site);
    const { owner: other } = await shopWithOwner(site);
    const shopper = await makePerson(site.db);
    const stranger = { ...(await makePerson(site.db)), signedIn: false };
    const reason = { reason: 'x' };
    const routes = [
      ...([
        ['GET', '/ops/rooms'],
        ['GET', `/ops/rooms/${roomId}`],
        ['GET', '/ops/chat-words'],
      ] as const),
      ...([
        ['POST', `/ops/rooms/${roomId}/end`, reason],
        ['POST', `/ops/rooms/${roomId}/keep`, reason],
      ] as const),
      ...([['PUT', `/ops/broadcasters/${shopId}/ban`, { ...reason, days: 1 }]] as const),
      ...([['POST', `/ops/broadcasters/${shopId}/unban`, reason]] as const),
      ...([['PUT', '/ops/chat-words', { ...reason, words: [] }]] as const),
    ];
    for (const [method, path, body] of routes) {
      const name = `${method} ${path}`;
      for (const [who, status] of [
        [null, 401],
        [stranger, 401],
        [shopper, 403],
        [other, 403],
        [owner, 403],
      ] as const)
        expect((await site.send(who, method, path, body)).status, name).toBe(status);
    }
    const enrolled: Person = {
      ...(await makePerson(site.db)),
      ...{ roles: ['operator'], twoFactor: { enrolled: true, provedAtMs: null } },
    };
    for (const [method, path, body] of routes) {
      if (method === 'GET') continue;
      const refused = await site.send<{ code?: string }>(enrolled, method, path, body);
      expect([refused.status, refused.body.code], path).toEqual([403, 'two-factor-required']);
    }
    const room = await site.send<RoomAnswer>(owner, 'GET', `/studio/rooms/${roomId}`);
    expect(room.body.state).toBe('live');
  });
});
