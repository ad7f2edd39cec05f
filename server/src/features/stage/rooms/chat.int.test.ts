import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberOf } from '../../../../../tests/affiliate-people.ts';
import {
  liveRoom,
  type RoomAnswer,
  type RoomServer,
  roomOfShop,
  roomServer,
} from '../../../../../tests/room-server.ts';
import { makePerson, type Person } from '../../../../../tests/trade-server.ts';
import type { ServerFrame } from '../../../hub/index.ts';
import { type Chat, createChat } from './chat.service.ts';
import { createChatWords } from './chat-words.ts';

const viewerFacts = { role: null, signedIn: true, name: '看客', source: 'direct' };

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

const problemOf = (frames: readonly ServerFrame[], id?: number) =>
  frames.flatMap((frame) =>
    frame.t === 'problem' && (id === undefined || frame.id === id) ? [frame.problem.type] : [],
  )[0];
const saidOf = (frames: readonly ServerFrame[], id: number) =>
  frames.flatMap((frame) => (frame.t === 'said' && frame.id === id ? [frame.body] : []))[0];
const messageOf = (frames: readonly ServerFrame[], kind: string) =>
  frames
    .flatMap((frame) => (frame.t === 'flush' ? (frame.m ?? []) : []))
    .find(({ body }) => (body as { kind: string }).kind === kind);
const stranger = async () => ({ ...(await makePerson(site.db)), signedIn: false });
let sayings = 0;
const say = async (socket: Awaited<ReturnType<RoomServer['socket']>>, text: string) => {
  sayings += 1;
  const id = sayings;
  // What comes before the hello is passed over.
  await socket.until((frames) => frames.find(({ t }) => t === 'hello'));
  socket.send({ t: 'say', id, text });
  return socket.until<unknown>((frames) => saidOf(frames, id) ?? problemOf(frames, id));
};
const change = (who: Person, roomId: string, body: object) =>
  site.send<RoomAnswer>(who, 'PUT', `/studio/rooms/${roomId}/chat`, body);

describe('the socket of a room', () => {
  it('brings what is announced, and what others say', async () => {
    const { owner, roomId, goods } = await liveRoom(site);
    const viewer = await makePerson(site.db);
    const [one, other] = [await site.socket(viewer, roomId), await site.socket(await stranger(), roomId)];
    await other.until((frames) => frames.find(({ t }) => t === 'hello'));
    await site.send(owner, 'PUT', `/studio/rooms/${roomId}/pin`, { productId: goods.productId });
    const pinned = await other.until((frames) => messageOf(frames, 'pinned'));
    expect(pinned.body).toMatchObject({ goods: { productId: goods.productId } });
    await say(one, '<b>多少钱？</b>');
    const chat = await other.until((frames) =>
      frames.flatMap((frame) => (frame.t === 'flush' ? (frame.c ?? []) : [])).at(0),
    );
    expect(chat).toMatchObject({ personId: viewer.id, text: '<b>多少钱？</b>', role: null });
    expect(await say(other, '我也想说')).toBe('sign-in-required');
    one.close();
    other.close();
  });

  it.each([
    [
      'ended',
      async () => {
        const { owner, roomId } = await liveRoom(site);
        await site.send(owner, 'POST', `/studio/rooms/${roomId}/end`);
        return roomId;
      },
      'room-over',
    ],
    ['that has not begun', async () => (await roomOfShop(site)).room.id, 'room-not-live'],
    ['that never was', async () => 'rom_00000000000000000000000000', 'not-found'],
  ] as [string, () => Promise<string>, string][])(
    'of a room %s lets no viewer in',
    async (_what, made, type) => {
      const socket = await site.socket(await makePerson(site.db), await made());
      expect(await socket.until((frames) => problemOf(frames))).toBe(type);
    },
  );

  it('lets those who work in the room see it before it begins', async () => {
    const { owner, room } = await roomOfShop(site);
    const socket = await site.socket(owner, room.id);
    const hello = await socket.until((frames) => frames.find((frame) => frame.t === 'hello'));
    expect(hello).toMatchObject({ you: { role: 'host' } });
    socket.close();
  });
});

describe('the chat’s rules', () => {
  it('hold at once, and for viewers alone', async () => {
    const { owner, roomId } = await liveRoom(site);
    const socket = await site.socket(await makePerson(site.db), roomId);
    const host = await site.socket(owner, roomId);
    await change(owner, roomId, { slowModeS: 60, bannedWords: ['加微信'], lengthMax: 20 });
    expect(await say(socket, '加 微 信')).toBe('chat-banned-word');
    expect(await say(socket, 'x'.repeat(21))).toBe('bad-request');
    expect(await say(socket, '好')).toMatchObject({ text: '好' });
    expect(await say(socket, '好')).toBe('chat-slow');
    expect(await say(host, '谢谢')).toMatchObject({ role: 'host' });
    await change(owner, roomId, { open: false, slowModeS: 0 });
    expect(await say(socket, '好')).toBe('chat-closed');
    // The host works here: one watches.
    await expect.poll(() => site.hub.online(roomId), { timeout: 10_000 }).toBe(1);
    const told = await socket.until((frames) => messageOf(frames, 'chat-rules'));
    expect(JSON.stringify(told)).not.toContain('微信');
    socket.close();
    host.close();
  });

  it('mute a person in all rooms of the broadcaster, until they are let speak', async () => {
    const { owner, roomId } = await liveRoom(site);
    const viewer = await makePerson(site.db);
    const socket = await site.socket(viewer, roomId);
    const path = `/studio/rooms/${roomId}/mutes/${viewer.id}`;
    expect((await site.send(owner, 'PUT', path, { minutes: 10 })).status).toBe(200);
    expect(await say(socket, '好')).toBe('chat-muted');
    const list = await site.send<{ items: { personId: string }[] }>(
      ...([owner, 'GET', `/studio/rooms/${roomId}/mutes`] as const),
    );
    expect(list.body.items.map(({ personId }) => personId)).toEqual([viewer.id]);
    await site.send(owner, 'DELETE', path);
    expect(await say(socket, '好')).toMatchObject({ text: '好' });
    socket.close();
  });

  it('have slow mode known to every process of the database', async () => {
    const { owner, roomId } = await liveRoom(site);
    await change(owner, roomId, { slowModeS: 30 });
    const processes = [1, 2].map(() => createChat({ deps: site.deps, words: createChatWords(site.deps) }));
    const [near, far] = processes as [Chat, Chat];
    const who = { personId: (await makePerson(site.db)).id, facts: viewerFacts };
    const said = (chat: Chat, text = '好') => chat.say(roomId, who, text);
    expect(await said(near)).toMatchObject({ ok: true });
    site.clock.advance(10_000);
    expect(await said(far)).toMatchObject({ failure: { type: 'chat-slow', waitMs: 20_000 } });
    site.clock.advance(20_000);
    const both = await Promise.all([said(near), said(far)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    // What is refused for another reason takes no turn.
    site.clock.advance(30_000);
    expect(await said(near, 'x'.repeat(500))).toMatchObject({ failure: { type: 'bad-request' } });
    expect(await said(far)).toMatchObject({ ok: true });
  });

  it('take what a muted person said, and what was deleted, from who polls', async () => {
    const { owner, roomId } = await liveRoom(site);
    const [rude, kind] = [await makePerson(site.db), await makePerson(site.db)];
    const [one, other] = [await site.socket(rude, roomId), await site.socket(kind, roomId)];
    await say(one, '假货');
    const line = (await say(other, '第一')) as { id: string };
    await say(other, '第二');
    const polled = async () =>
      (await site.hub.messagesSince(roomId, 0, 0)).chat.map((body) => (body as { text: string }).text);
    expect(await polled()).toEqual(['假货', '第一', '第二']);
    await site.send(owner, 'PUT', `/studio/rooms/${roomId}/mutes/${rude.id}`, { minutes: 10 });
    expect(await polled()).toEqual(['第一', '第二']);
    await site.send(owner, 'DELETE', `/studio/rooms/${roomId}/chat/${line.id}`);
    expect(await polled()).toEqual(['第二']);
    one.close();
    other.close();
  });

  it('have words that nobody uses anywhere, said by operators alone', async () => {
    const { owner, roomId } = await liveRoom(site);
    const operator = { ...(await makePerson(site.db)), roles: ['operator' as const] };
    const words = (who: Person | null, body?: object) =>
      site.send<{ words: string[] }>(who, body === undefined ? 'GET' : 'PUT', '/ops/chat-words', body);
    const ban = { words: ['刷单', ' 刷单', '代 开 发 票'], reason: '监管要求' };
    for (const [who, status] of [
      [null, 401],
      [await stranger(), 401],
      [await makePerson(site.db), 403],
      [owner, 403],
    ] as const) {
      expect((await words(who)).status).toBe(status);
      expect((await words(who, ban)).status).toBe(status);
    }
    expect((await words(operator, ban)).body.words).toEqual(['代 开 发 票', '刷单']);
    const socket = await site.socket(await makePerson(site.db), roomId);
    expect(await say(socket, '可以刷-单吗')).toBe('chat-banned-word');
    expect(await say(socket, '代开发票')).toBe('chat-banned-word');
    await words(operator, { words: [], reason: '不再需要' });
    site.clock.advance(1_000);
    expect(await say(socket, '代开发票')).toMatchObject({ text: '代开发票' });
    socket.close();
    const { rows } = await sql<{ action: string }>`
      select action from audit_log where action = 'chat-words' and actor_id = ${operator.id}
    `.execute(site.db);
    expect(rows).toHaveLength(2);
  });

  it('are for a moderator too, who is named by a host and can do nothing else', async () => {
    const { shopId, owner, roomId, goods } = await liveRoom(site);
    const helper = await makePerson(site.db);
    const viewer = await makePerson(site.db);
    const chat = `/studio/rooms/${roomId}/chat`;
    expect((await change(helper, roomId, { slowModeS: 1 })).status).toBe(404);
    const name = `/studio/broadcasters/${shopId}/helpers/${helper.id}`;
    expect((await site.send(viewer, 'PUT', name, { role: 'moderator' })).status).toBe(404);
    const assistant = await memberOf(site, shopId, 'assistant');
    expect((await site.send(assistant, 'PUT', name, { role: 'moderator' })).status).toBe(404);
    expect((await site.send(owner, 'PUT', name, { role: 'moderator' })).status).toBe(200);
    expect((await change(helper, roomId, { slowModeS: 1 })).body).toMatchObject({ myRole: 'moderator' });
    const pin = await site.send(helper, 'PUT', `/studio/rooms/${roomId}/pin`, goods);
    expect(pin.status).toBe(400);
    const pinned = await site.send(helper, 'PUT', `/studio/rooms/${roomId}/pin`, {
      productId: goods.productId,
    });
    expect(pinned.status).toBe(403);
    expect((await site.send(helper, 'POST', `/studio/rooms/${roomId}/end`)).status).toBe(403);
    const deleted = await site.send(helper, 'DELETE', `${chat}/msg_${'0'.repeat(26)}`);
    expect(deleted.status).toBe(200);
    expect((await site.send(helper, 'DELETE', name)).status).toBe(200);
    expect((await change(helper, roomId, { slowModeS: 2 })).status).toBe(404);
  });
});

describe('viewers', () => {
  it('are written down with how long they stayed, and likes are counted', async () => {
    const { roomId } = await liveRoom(site);
    const viewer = await makePerson(site.db);
    const socket = await site.socket(viewer, roomId, '?source=feed');
    await socket.until((frames) => frames.find(({ t }) => t === 'hello'));
    socket.send({ t: 'like', n: 7 });
    await socket.until((frames) =>
      frames.find((frame) => frame.t === 'flush' && frame.v !== undefined && Number(frame.v.likes) === 7),
    );
    site.clock.advance(61_000);
    socket.close();
    const row = () =>
      site.db
        .selectFrom('room_viewers')
        .select(['source', 'watched_ms', 'here'])
        .where('room_id', '=', roomId)
        .executeTakeFirst();
    await expect.poll(row, { timeout: 5_000 }).toEqual({ source: 'feed', watched_ms: 61_000, here: false });
  });
});
