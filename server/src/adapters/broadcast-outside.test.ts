import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { err, ok, systemClock } from '@kanmai/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  mediaMtxAuth,
  mediaMtxEmptyAuth,
  mediaMtxHooks,
  mediaMtxPath,
  srsDvr,
  srsPlay,
  srsPublish,
  srsStop,
  srsStream,
  srsUnpublish,
} from '../../../tests/media-server-vectors.ts';
import { readConfig } from '../config.ts';
import { createHttpServer, type HttpServer } from '../http/http-server.ts';
import { silentLog } from '../log.ts';
import type { Broadcast } from '../ports/broadcast.ts';
import { createBlobDisk } from './blob-disk.ts';
import { createMediaMtxBroadcast, mediaMtx } from './broadcast-mediamtx.ts';
import { createSrsBroadcast, srs } from './broadcast-srs.ts';
import { findFfmpeg } from './media-ffmpeg-tool.ts';

const addresses = {
  rtmp: 'rtmp://push.shop.example/',
  playback: 'https://play.shop.example',
  whip: 'https://push.shop.example',
  api: 'http://127.0.0.1:1',
};
const callbackToken = 'a-token-of-the-tests';

describe('what MediaMTX says', () => {
  const server = mediaMtx(addresses);
  it('is read as its documentation writes it', () => {
    const asks = { ...mediaMtxAuth, path: 'live/livestream' };
    expect(server.readCall('auth', {}, asks)).toEqual({
      kind: 'may-push',
      attempt: { credential: 'token', via: 'rtmp', claimedStreamId: 'livestream', remoteAddress: 'ip' },
    });
    expect(
      server.readCall('auth', {}, { ...asks, action: 'read', token: '', password: '', query: 'token=abc' }),
    ).toEqual({
      ...{ kind: 'may-watch', streamId: 'livestream', token: 'abc' },
    });
    expect(server.readCall('auth', {}, mediaMtxAuth)).toEqual({ kind: 'no' });
    expect(server.readCall('auth', {}, mediaMtxEmptyAuth)).toEqual({ kind: 'no' });
    expect(server.readCall('auth', {}, { ...asks, action: 'api' })).toEqual({ kind: 'no' });
    expect(server.readCall('ready', mediaMtxHooks.ready, null)).toEqual({
      kind: 'began',
      streamId: 'livestream',
    });
    expect(server.readCall('not-ready', mediaMtxHooks.notReady, null)).toMatchObject({ kind: 'broke' });
    expect(server.readCall('segment', mediaMtxHooks.segment, null)).toEqual({
      ...{ kind: 'recorded', streamId: 'livestream', startedAtMs: null, durationMs: 10_500 },
      file: '2026-03-01_12-00-00-000000.mp4',
    });
  });

  it('cannot lead out of the recordings', () => {
    const segment = { ...mediaMtxHooks.segment, segment_path: '/recordings/live/livestream/..' };
    expect(server.readCall('segment', segment, null)).toEqual({ kind: 'no' });
    expect(server.readCall('ready', { path: 'live/../../etc' }, null)).toEqual({ kind: 'no' });
  });

  it('is told where to push and to play', () => {
    expect(server.ingest('livestream', 'a b')).toEqual({
      rtmp: { url: 'rtmp://push.shop.example/live', key: 'livestream?token=a%20b' },
      ...{ browserPath: null, whip: 'https://push.shop.example/live/livestream/whip' },
    });
    expect(server.playback('livestream', 'T').hls).toBe(
      'https://play.shop.example/live/livestream/index.m3u8?token=T',
    );
    expect(server.answer(true, '').status).toBe(200);
    expect(server.answer(false, 'no').status).toBe(401);
  });
});

describe('what SRS says', () => {
  const server = srs(addresses);
  it('is read as its documentation writes it', () => {
    expect(server.readCall('srs', {}, { ...srsPublish, param: '?secret=key-1' })).toEqual({
      kind: 'may-push',
      attempt: {
        credential: 'key-1',
        via: 'rtmp',
        claimedStreamId: 'livestream',
        remoteAddress: '127.0.0.1',
      },
    });
    // Without a secret it is asked all the same, and refused by who decides.
    expect(server.readCall('on_publish', {}, srsPublish)).toMatchObject({ attempt: { credential: '' } });
    expect(server.readCall('on_publish', {}, srsUnpublish)).toEqual({ kind: 'no' });
    expect(server.readCall('srs', {}, srsUnpublish)).toEqual({ kind: 'broke', streamId: 'livestream' });
    expect(server.readCall('srs', {}, srsPlay)).toEqual({
      kind: 'may-watch',
      streamId: 'livestream',
      token: 'xxx',
    });
    expect(server.readCall('srs', {}, srsStop)).toEqual({ kind: 'nothing' });
    expect(server.readCall('srs', {}, srsDvr)).toEqual({
      ...{ kind: 'recorded', streamId: 'livestream', file: 'livestream.1420254068776.flv' },
      ...{ startedAtMs: 1_420_254_068_776, durationMs: null },
    });
    expect(server.readCall('srs', {}, { ...srsPublish, app: 'other' })).toEqual({ kind: 'no' });
    expect(server.readCall('srs', {}, 'nonsense')).toEqual({ kind: 'no' });
  });

  it('is answered with a code of 0, and with another one', () => {
    expect(server.answer(true, '')).toEqual({ status: 200, body: { code: 0 } });
    expect(server.answer(false, 'key-unknown')).toEqual({
      status: 200,
      body: { code: 403, data: 'key-unknown' },
    });
    expect(server.playback('livestream', 'T').flv).toBe(
      'https://play.shop.example/live/livestream.flv?token=T',
    );
  });
});

/** Answers as the API of a media server: what is live is what the test says. */
interface FakeApi {
  readonly url: string;
  live: boolean;
  readonly kicked: string[];
  close(): void;
}

async function fakeApi(): Promise<FakeApi> {
  const kicked: string[] = [];
  const fake = { live: false, kicked, url: '', close: () => undefined as unknown };
  const server: Server = createServer((request, response) => {
    const url = request.url ?? '';
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url === '/v3/paths/get/live/livestream')
      return json(fake.live ? mediaMtxPath : {}, fake.live ? 200 : 404);
    if (url.startsWith('/api/v1/streams/')) return json({ code: 0, streams: fake.live ? [srsStream] : [] });
    if (request.method === 'GET') return json({}, 404);
    kicked.push(`${request.method} ${url}`);
    fake.live = false;
    return json({ code: 0 });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fake.close = () => server.close();
  return fake as FakeApi;
}

describe.each(['mediamtx', 'srs'] as const)('a room by way of %s', { timeout: 60_000 }, (kind) => {
  let api: FakeApi;
  let server: HttpServer;
  let broadcast: Broadcast;
  let home: string;
  let news: string[];
  let facts: unknown[];
  beforeEach(async () => {
    api = await fakeApi();
    home = await mkdtemp(join(tmpdir(), 'kanmai-outside-'));
    server = await createHttpServer(readConfig({ KANMAI_LOG: 'silent' }));
    const create = kind === 'mediamtx' ? createMediaMtxBroadcast : createSrsBroadcast;
    broadcast = create(
      { ...addresses, api: api.url },
      {
        ...{
          secret: 'a secret of the tests, long enough',
          callbackToken,
          clock: systemClock,
          log: silentLog,
        },
        blobs: createBlobDisk(join(home, 'files')),
        workFolder: join(home, 'work'),
        recordingsFolder: join(home, 'recordings'),
        ...{ lastPieceMsMax: 1, reconnectMsMax: 100, readyEveryMs: 10 },
      },
    );
    broadcast.pages(server);
    news = [];
    facts = [];
    const note = (hook: string) => (streamId: string, what: unknown) => {
      news.push(`${hook} ${streamId}`);
      facts.push(what);
    };
    await broadcast.start({
      admit: async ({ credential }) =>
        credential === 'key-1' ? ok({ streamId: 'livestream' }) : err({ type: 'key-unknown' }),
      ...{ started: note('started'), refused: note('refused'), silent: note('silent') },
      ...{ ended: note('ended'), recorded: note('recorded') },
    });
  });
  afterEach(async () => {
    await broadcast.stop();
    await server.close();
    api.close();
    await rm(home, { recursive: true, force: true });
  });

  const call = async (event: string, query: Record<string, string>, body: object, token = callbackToken) => {
    const answer = await server.inject({
      ...{ method: 'POST', url: `/live-media/hooks/${token}/${event}`, query, payload: body },
    });
    const { code } = JSON.parse(answer.body || '{}') as { code?: number | string };
    return answer.statusCode === 200 && (kind === 'mediamtx' || code === 0);
  };
  const push = (key: string) =>
    kind === 'mediamtx'
      ? call('auth', {}, { ...mediaMtxAuth, path: 'live/livestream', token: key })
      : call('srs', {}, { ...srsPublish, param: `?secret=${key}` });
  const began = async () => {
    api.live = true;
    if (kind === 'mediamtx') await call('ready', mediaMtxHooks.ready, {});
  };
  const broke = () => {
    api.live = false;
    return kind === 'mediamtx'
      ? call('not-ready', mediaMtxHooks.notReady, {})
      : call('srs', {}, srsUnpublish);
  };
  const watch = (token: string) =>
    kind === 'mediamtx'
      ? call('auth', {}, { ...mediaMtxAuth, action: 'read', path: 'live/livestream', token })
      : call('srs', {}, { ...srsPlay, param: `?token=${token}` });
  const told = async (expected: string, count = 1) => {
    for (let tries = 0; tries < 500; tries++) {
      if (news.filter((one) => one === expected).length >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`not told ${expected}: ${news}`);
  };

  it('begins with the right key only, and once; a callback without our token is nobody’s', async () => {
    expect(await push('wrong')).toBe(false);
    expect(await call('auth', {}, {}, 'another-token-of-20')).toBe(false);
    expect(await push('key-1')).toBe(true);
    await began();
    await told('started livestream');
    expect(facts[0]).toMatchObject({ videoCodec: 'h264', audioCodec: 'aac', resumed: false });
    expect(await push('key-1')).toBe(false);
    expect(await broadcast.health('livestream')).toMatchObject({ state: 'live' });
    expect(broadcast.liveCount()).toBe(1);
  });

  it('keeps the stream over a short silence and ends it after a long one', async () => {
    await push('key-1');
    await began();
    await told('started livestream');
    await broke();
    await told('silent livestream');
    expect(await push('key-1')).toBe(true);
    await began();
    await told('started livestream', 2);
    expect(facts.at(-1)).toMatchObject({ resumed: true });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(news).not.toContain('ended livestream');
    await broke();
    await told('ended livestream');
    expect(await broadcast.health('livestream')).toBeNull();
  });

  it('is cut at the media server', async () => {
    await push('key-1');
    await began();
    await told('started livestream');
    expect(await broadcast.cut('livestream', 'over')).toBe(true);
    await told('ended livestream');
    expect(api.kicked).toEqual([
      kind === 'mediamtx'
        ? 'POST /v3/rtmpconns/kick/c1f0cd51-7c4d-4c6f-8f2e-1b6a3c5f0a11'
        : 'DELETE /api/v1/clients/341w361a',
    ]);
    expect(await broadcast.cut('livestream', 'over')).toBe(false);
  });

  it('is watched with a token of its own that has not expired', async () => {
    const tokenOf = (streamId: string, ms: number) =>
      new URL(broadcast.playback(streamId, { expiresAtMs: Date.now() + ms }).hls).searchParams.get('token') ??
      '';
    expect(await watch(tokenOf('livestream', 60_000))).toBe(true);
    expect(await watch(tokenOf('livestream', -2_000))).toBe(false);
    expect(await watch(tokenOf('other', 60_000))).toBe(false);
    expect(await watch('')).toBe(false);
  });

  it('leaves a replay of the pieces that were recorded, and clips of it', async () => {
    const folder = join(home, 'recordings/live/livestream');
    await mkdir(folder, { recursive: true });
    const tool = await findFfmpeg();
    const startedAtMs = 1_420_254_068_776;
    const ending = kind === 'mediamtx' ? 'mp4' : 'flv';
    for (const piece of [0, 1]) {
      const file = `livestream.${startedAtMs + piece * 2_000}.${ending}`;
      const source = ['-f', 'lavfi', '-i', 'testsrc=size=160x120:rate=10:duration=2', '-g', '10'];
      const codec = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
      await promisify(execFile)(tool?.path ?? 'ffmpeg', [...source, ...codec, join(folder, file)]);
      if (kind === 'srs') await call('srs', {}, { ...srsDvr, file: `./x/${file}` });
      else
        await call(
          'segment',
          { ...mediaMtxHooks.segment, segment_path: `/r/${file}`, segment_duration: '2' },
          {},
        );
    }
    const clipped = await broadcast.clip(
      'livestream',
      kind === 'srs'
        ? { fromMs: startedAtMs, toMs: startedAtMs + 1_000 }
        : { fromMs: Date.now() - 1_500, toMs: Date.now() - 500 },
      join(home, 'clip.mp4'),
    );
    expect(clipped.ok).toBe(true);
    await push('key-1');
    await began();
    await told('started livestream');
    await broadcast.cut('livestream', 'over');
    await told('recorded livestream');
    expect(facts.at(-1)).toMatchObject({ blobKey: 'live/livestream/replay.mp4', width: 160, height: 120 });
    await broadcast.discard('livestream');
    expect(await createBlobDisk(join(home, 'files')).list('live/', 10)).toEqual([]);
  });
});
