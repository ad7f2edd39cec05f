import { afterAll, beforeAll, expect, it } from 'vitest';
import { liveRoom, type RoomServer, roomOfShop, roomServer } from '../../../../../tests/room-server.ts';
import { makePerson } from '../../../../../tests/trade-server.ts';
import type { RoomReplay } from './replay.schema.ts';

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

const iso = (atMs: number) => new Date(atMs).toISOString();
const said = (atMs: number, text: string) => ({ at: iso(atMs), durationMs: 2_000, text });

it('shows what is said to who watches, and keeps it for the replay', async () => {
  const { owner, roomId } = await liveRoom(site);
  const startedAtMs = site.clock.nowMs();
  const path = `/studio/rooms/${roomId}/captions`;
  const give = (captions: object[], language = 'zh-CN') =>
    site.send<{ kept?: number; code?: string }>(owner, 'PUT', path, { language, captions });
  const viewer = await makePerson(site.db);
  const socket = await site.socket(viewer, roomId);
  await socket.until((frames) => frames.find((frame) => frame.t === 'hello'));
  site.clock.advance(10_000);
  const captions = [said(startedAtMs + 1_000, '大家好'), said(startedAtMs + 4_000, '这个番茄\n沙瓤')];
  expect((await give(captions)).body).toEqual({ kept: 2 });
  await socket.until((frames) =>
    frames.find(
      (frame) => frame.t === 'flush' && frame.v?.['caption:zh-CN'] === `${startedAtMs + 4_000} 这个番茄 沙瓤`,
    ),
  );
  socket.close();
  // What was misheard is corrected.
  expect((await give([said(startedAtMs + 1_000, '各位好')])).body).toEqual({ kept: 1 });
  await give([said(startedAtMs + 1_000, 'Hello')], 'en');

  expect((await give([said(startedAtMs - 60_000, 'before')])).body.code).toBe('bad-request');
  expect((await give([said(startedAtMs + 60_000, 'to come')])).body.code).toBe('bad-request');
  expect((await give([said(startedAtMs + 1_000, ' \n ')])).body.code).toBe('bad-request');
  expect((await give([{ ...said(startedAtMs, 'x'), at: 'soon' }])).status).toBe(400);
  expect((await give([said(startedAtMs, 'x'.repeat(201))])).status).toBe(400);
  const twice = [said(startedAtMs, 'x'), said(startedAtMs, 'y')];
  expect((await give(twice)).body.code).toBe('bad-request');

  const file = `/rooms/${roomId}/captions.vtt?language=zh-CN`;
  expect((await site.send(null, 'GET', file)).status).toBe(404);
  await site.send(owner, 'POST', `/studio/rooms/${roomId}/end`);
  await site.broadcast.hooks?.recorded(roomId, {
    ...{ blobKey: 'replays/x.mp4', bytes: 10, durationMs: 60_000, width: 720, height: 1_280, hasAudio: true },
    pieces: [{ startedAtMs, durationMs: 60_000, offsetMs: 0 }],
  });
  const replay = await site.send<RoomReplay>(viewer, 'GET', `/rooms/${roomId}/replay`);
  expect(replay.body.captions).toEqual([
    { language: 'zh-CN', url: `/api/v1${file}` },
    { language: 'en', url: `/api/v1${file.replace('zh-CN', 'en')}` },
  ]);
  expect((await site.send<string>(null, 'GET', file)).body).toBe(
    'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n各位好\n\n00:00:04.000 --> 00:00:06.000\n这个番茄 沙瓤\n',
  );
  await site.send(owner, 'PUT', `/studio/rooms/${roomId}/replay`, { hidden: true });
  expect((await site.send(null, 'GET', file)).status).toBe(404);
});

it('are for those who work in the room to give, once it is live', async () => {
  const { owner, room } = await roomOfShop(site);
  const path = `/studio/rooms/${room.id}/captions`;
  const body = { language: 'en', captions: [said(site.clock.nowMs(), 'Hello')] };
  expect((await site.send(owner, 'PUT', path, body)).body.code).toBe('room-not-live');
  const other = await makePerson(site.db);
  expect((await site.send(other, 'PUT', path, body)).status).toBe(404);
  expect((await site.send({ ...other, signedIn: false }, 'PUT', path, body)).status).toBe(401);
});
