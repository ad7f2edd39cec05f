import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { manualClock } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  type LiveSite,
  pushWithFfmpeg,
  recordingOf,
  startLiveSite,
  testPicture,
} from '../../../tests/live-site.ts';
import { defaultIntakeLimits } from './broadcast-intake.ts';
import { findFfmpeg, npmFfmpegPath } from './media-ffmpeg-tool.ts';

/** What ffmpeg makes of an address or file: how many pictures, and whether they decode. */
function decode(input: string, seconds = 60): Promise<{ frames: number; messages: string; video: string }> {
  return new Promise((resolve) => {
    void findFfmpeg().then((tool) => {
      const args = ['-hide_banner', '-t', String(seconds), '-i', input, '-map', '0:v:0', '-f', 'null', '-'];
      execFile(tool?.path ?? 'ffmpeg', args, { timeout: 60_000 }, (_problem, _out, messages) => {
        const frames = Number([...messages.matchAll(/frame=\s*(\d+)/g)].at(-1)?.[1] ?? 0);
        resolve({ frames, messages, video: /Video: ([^\n]*)/.exec(messages)?.[1] ?? '' });
      });
    });
  });
}

const freshFor = (ms: number) => ({ expiresAtMs: Date.now() + ms });

// Pushes take their real time: they run side by side.
describe('live media in this process', { timeout: 120_000, concurrent: true }, () => {
  let site: LiveSite;
  const push = (room: string, source = testPicture()) =>
    pushWithFfmpeg(`${site.rtmpUrl}/key-${room}`, source);
  beforeAll(async () => {
    site = await startLiveSite();
  });
  afterAll(() => site.stop());

  it('plays what is pushed by HLS and by HTTP-FLV, keeps it, and cuts clips of it', async () => {
    const pushing = await push('a', testPicture({ fps: 25 }));
    const started = await site.told('started', 'a');
    expect(started.what).toEqual({
      ...{ via: 'rtmp', videoCodec: 'h264', audioCodec: 'aac', width: 320, height: 180, fps: 25 },
      ...{ transcoded: false, resumed: false },
    });
    const addresses = site.broadcast.playback('a', freshFor(60_000));
    // Whoever is there before the first picture waits for it, and is not refused.
    const early = new AbortController();
    for (const address of [addresses.hls, addresses.audio ?? '', addresses.flv ?? ''])
      expect((await fetch(site.address + address, { signal: early.signal })).status).toBe(200);
    early.abort();
    const playlist = await site.segments('a', 3);
    const [hls, flv, audio] = await Promise.all([
      decode(site.address + addresses.hls, 1),
      decode(`${site.address}${addresses.flv}`, 1),
      fetch(site.address + addresses.audio).then((answer) => answer.text()),
    ]);
    expect(hls.frames).toBeGreaterThan(20);
    expect(flv.frames).toBeGreaterThan(20);
    expect(hls.messages + flv.messages).not.toMatch(/error|invalid|corrupt|non.monoton/i);
    expect(audio).toMatch(/#EXTINF:1\.0/);
    const health = await site.broadcast.health('a');
    expect(health).toMatchObject({ state: 'live', keyframeEveryMs: 1000, slowViewersDropped: 0 });
    expect(health?.fps).toBeGreaterThan(0);
    const clipPath = join(site.home, 'clip.mp4');
    const secondMs = Date.parse([...playlist.matchAll(/DATE-TIME:(\S+)/g)][1]?.[1] ?? '');
    const span = { fromMs: secondMs + 300, toMs: secondMs + 1_300 };
    const clip = await site.broadcast.clip('a', span, clipPath);
    if (!clip.ok) throw new Error(clip.failure.detail);
    expect(Math.abs(clip.value.startedAtMs - secondMs)).toBeLessThanOrEqual(1);
    expect(clip.value.durationMs).toBe(2_000);
    expect((await decode(clipPath)).frames).toBe((clip.value.durationMs * 25) / 1_000);

    await pushing.stop();
    await site.told('silent', 'a');
    expect(await site.broadcast.health('a')).toMatchObject({ state: 'silent', bitrateKbps: 0 });
    expect(site.broadcast.liveCount()).toBeGreaterThan(0);
    expect(await site.broadcast.cut('a', 'over')).toBe(true);
    expect(await site.broadcast.cut('a', 'over')).toBe(false);
    const recording = recordingOf(await site.told('recorded', 'a'));
    expect(recording).toMatchObject({ width: 320, height: 180, hasAudio: true });
    expect(recording.pieces).toHaveLength(1);
    const replayPath = site.blobs.localPath?.(recording.blobKey ?? '') ?? '';
    const replay = await decode(replayPath);
    expect(replay.frames).toBe((recording.durationMs * 25) / 1_000);
    expect((await stat(replayPath)).size).toBe(recording.bytes);
    const begin = recording.pieces[0]?.startedAtMs ?? 0;
    const later = await site.broadcast.clip('a', { fromMs: begin + 500, toMs: begin + 2_500 }, clipPath);
    expect(later.ok && later.value.durationMs).toBe(2_000);
    expect((await decode(clipPath)).frames).toBeGreaterThanOrEqual(50);
    expect(await site.broadcast.clip('a', { fromMs: 1, toMs: 2 }, clipPath)).toMatchObject({ ok: false });
    expect((await fetch(site.address + addresses.hls)).status).toBe(404);
    await site.broadcast.discard('a');
    expect(existsSync(replayPath)).toBe(false);
  });

  it('closes a push whose key is wrong, and one that the room cannot judge', async () => {
    const wrong = await pushWithFfmpeg(`${site.rtmpUrl}/nonsense`, testPicture());
    expect((await wrong.ended).messages).toMatch(/key-unknown: No such key/);
    const revoked = await pushWithFfmpeg(`${site.rtmpUrl}/revoked-b`, testPicture());
    expect((await revoked.ended).messages).toMatch(/key-revoked/);
    const unjudged = await pushWithFfmpeg(`${site.rtmpUrl}/unjudged-b`, testPicture());
    expect((await unjudged.ended).messages).toMatch(/unavailable/);
    const elsewhere = await pushWithFfmpeg(site.rtmpUrl.replace(/live$/, 'other/key-b'), testPicture());
    expect((await elsewhere.ended).messages).toMatch(/must end with/);
    expect(site.news.filter(({ streamId }) => streamId === 'b')).toEqual([]);
  });

  it('refuses a second push while the first lives, and takes a broken one back as the same stream', async () => {
    const first = await push('c', testPicture({ fps: 10 }));
    await site.told('started', 'c');
    const second = await push('c');
    expect((await second.ended).messages).toMatch(/already-live/);
    expect(await site.broadcast.health('c')).toMatchObject({ state: 'live' });
    const { flv } = site.broadcast.playback('c', freshFor(60_000));
    const watching = fetch(site.address + flv);
    await site.segments('c', 1);
    await first.kill();
    await site.told('silent', 'c');
    const back = await push('c', testPicture({ fps: 10 }));
    expect((await site.told('started', 'c', 2)).what).toMatchObject({ resumed: true });
    const playlist = await site.segments('c', 3);
    expect(playlist.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1);
    await back.stop();
    await site.broadcast.cut('c', 'over');
    const recording = recordingOf(await site.told('recorded', 'c'));
    expect(recording.pieces).toHaveLength(2);
    const replay = await decode(site.blobs.localPath?.(recording.blobKey ?? '') ?? '');
    expect(Math.abs(replay.frames - (recording.durationMs * 10) / 1_000)).toBeLessThanOrEqual(1);
    // Who watched by HTTP-FLV saw both halves over one connection.
    const bytes = Buffer.from(await (await watching).arrayBuffer());
    expect(bytes.length).toBeGreaterThan(10_000);
    // The room lets it begin once more: what comes is added.
    const late = await push('c', testPicture({ fps: 10 }));
    expect((await site.told('started', 'c', 3)).what).toMatchObject({ resumed: false });
    await site.segments('c', 1);
    await late.stop();
    await site.broadcast.cut('c', 'over');
    expect(recordingOf(await site.told('recorded', 'c', 2)).pieces).toHaveLength(3);
  });

  it('opens nothing without a good address: expired and foreign ones are told apart by their codes', async () => {
    const clock = manualClock(Date.UTC(2026, 0, 1));
    const other = await startLiveSite({ clock });
    try {
      const { hls, flv } = other.broadcast.playback('d', { expiresAtMs: clock.nowMs() + 60_000 });
      const codeOf = async (path: string) => {
        const answer = await fetch(other.address + path);
        return [answer.status, ((await answer.json()) as { code: string }).code];
      };
      expect(await codeOf(hls)).toEqual([404, 'not-found']);
      clock.advance(60_000);
      expect(await codeOf(hls)).toEqual([403, 'playback-expired']);
      expect(await codeOf(flv ?? '')).toEqual([403, 'playback-expired']);
      expect(await codeOf(hls.replace('/live-media/d.', '/live-media/e.'))).toEqual([
        403,
        'playback-refused',
      ]);
      expect(await codeOf('/live-media/nothing/video/live.m3u8')).toEqual([403, 'playback-refused']);
    } finally {
      await other.stop();
    }
  });

  it('says clearly what it does not take: no picture, a picture too large', async () => {
    const large = await push('e', testPicture({ size: '3840x2160', fps: 5, seconds: 4 }));
    expect((await site.told('refused', 'e')).what).toMatchObject({
      ...{ type: 'stream-picture-too-large', width: 3840, height: 2160 },
    });
    await large.ended;
    const slow = await push('f', testPicture({ fps: 5, sound: false }));
    expect((await site.told('started', 'f')).what).toMatchObject({ fps: 5, audioCodec: null });
    await site.segments('f', 1);
    // Nobody is offered a sound that is not there.
    const { audio, hls } = site.broadcast.playback('f', { expiresAtMs: Date.now() + 60_000 });
    expect({ audio, hls }).toMatchObject({ audio: null, hls: expect.stringContaining('.m3u8') });
    await slow.stop();
    await site.broadcast.cut('f', 'over');
    expect(recordingOf(await site.told('recorded', 'f'))).toMatchObject({ hasAudio: false });
  });

  it('encodes what viewers cannot play, and lets them play it', async () => {
    const flv1 = testPicture({ fps: 15 }).map((word) => (word === 'libx264' ? 'flv' : word));
    const pushing = await push(
      'g',
      flv1.filter((word, at) => word !== '-preset' && flv1[at - 1] !== '-preset'),
    );
    expect((await site.told('started', 'g')).what).toMatchObject({ videoCodec: 'h263', transcoded: true });
    const { hls } = site.broadcast.playback('g', freshFor(60_000));
    await site.segments('g', 2);
    const played = await decode(site.address + hls, 1);
    expect(played.video).toMatch(/^h264/);
    await pushing.stop();
    await site.broadcast.cut('g', 'over');
    expect(recordingOf(await site.told('recorded', 'g')).blobKey).toBe('live/g/replay.mp4');
  });
});

/** What a browser's MediaRecorder would send, made by ffmpeg. */
async function recordedChunks(
  container: 'webm' | 'mp4',
  onChunk: (bytes: Buffer) => void,
): Promise<() => void> {
  const tool = await findFfmpeg();
  const codecs =
    container === 'webm'
      ? ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '400k', '-c:a', 'libopus']
      : ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-c:a', 'aac'];
  const fragmented = ['-movflags', 'frag_keyframe+empty_moov+default_base_moof', '-frag_duration', '200000'];
  const args = [
    ...['-hide_banner', '-loglevel', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc=size=320x240:rate=15'],
    ...['-re', '-f', 'lavfi', '-i', 'sine=sample_rate=48000', '-pix_fmt', 'yuv420p', '-g', '15', ...codecs],
    ...(container === 'mp4' ? fragmented : ['-cluster_time_limit', '200', '-live', '1']),
    ...['-flush_packets', '1', '-f', container, 'pipe:1'],
  ];
  const child = spawn(tool?.path ?? 'ffmpeg', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.on('data', onChunk);
  return () => child.kill('SIGKILL');
}

describe('a push from a browser', { timeout: 120_000, concurrent: true }, () => {
  let site: LiveSite;
  beforeAll(async () => {
    site = await startLiveSite();
  });
  afterAll(() => site.stop());
  const open = async (hello: object) => {
    const socket = new WebSocket(`${site.address.replace('http', 'ws')}/live-media/push`);
    const heard: { type: string; code?: string; bytes?: number }[] = [];
    socket.on('message', (data) => heard.push(JSON.parse(String(data))));
    const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));
    await once(socket, 'open');
    socket.send(JSON.stringify(hello));
    const hear = async (type: string) => {
      for (let tries = 0; tries < 500 && !heard.some((one) => one.type === type); tries++) await pause(20);
      return heard.find((one) => one.type === type);
    };
    return { socket, hear, closed };
  };

  it.each([
    ['webm', 'vp8', 'opus'],
    ['mp4', 'h264', 'aac'],
  ] as const)('turns %s of %s into what everybody plays', async (container, videoCodec, audioCodec) => {
    const room = `web-${container}`;
    const { socket, hear, closed } = await open({ token: `key-${room}`, container, videoCodec, audioCodec });
    expect(await hear('admitted')).toBeDefined();
    const stop = await recordedChunks(container, (bytes) => socket.send(bytes));
    const started = await site.told('started', room);
    expect(started.what).toMatchObject({ via: 'browser', videoCodec, audioCodec, width: 320, height: 240 });
    const { hls } = site.broadcast.playback(room, freshFor(60_000));
    await site.segments(room, 2);
    const played = await decode(site.address + hls, 1);
    expect(played.video).toMatch(/^h264/);
    expect(played.frames).toBeGreaterThan(2);
    expect((await hear('taken'))?.bytes).toBeGreaterThanOrEqual(0);
    stop();
    socket.send('{"type":"stop"}');
    expect(await closed).toBe(1000);
    await site.told('silent', room);
    await site.broadcast.cut(room, 'over');
    expect(recordingOf(await site.told('recorded', room)).hasAudio).toBe(true);
  });

  it('is refused with a wrong token, without a hello, and with bytes that are no video', async () => {
    const hello = { container: 'webm', videoCodec: 'vp8', audioCodec: null };
    const wrong = await open({ ...hello, token: 'nonsense' });
    expect(await wrong.hear('closed')).toMatchObject({ code: 'key-unknown' });
    expect(await wrong.closed).toBe(4403);
    const rude = await open({ hello: 'hello' });
    expect(await rude.closed).toBe(4400);
    const garbage = await open({ ...hello, token: 'key-garbage' });
    await garbage.hear('admitted');
    garbage.socket.send(Buffer.alloc(200_000, 7));
    expect(await garbage.closed).toBe(4503);
    expect((await fetch(`${site.address}/live-media/push`)).status).toBe(400);
    expect(site.news).not.toContainEqual(expect.objectContaining({ streamId: 'garbage' }));
  });
});

describe.skipIf(npmFfmpegPath() === null)(
  'with the ffmpeg that npm brings',
  { timeout: 120_000, concurrent: true },
  () => {
    it('encodes a browser’s push and makes the replay', async () => {
      const site = await startLiveSite({ ffmpegPath: npmFfmpegPath() ?? '' });
      try {
        const socket = new WebSocket(`${site.address.replace('http', 'ws')}/live-media/push`);
        await once(socket, 'open');
        const hello = { token: 'key-old', container: 'webm', videoCodec: 'vp8', audioCodec: 'opus' };
        socket.send(JSON.stringify(hello));
        await once(socket, 'message');
        const stop = await recordedChunks('webm', (bytes) => socket.send(bytes));
        await site.told('started', 'old');
        await site.segments('old', 2);
        stop();
        socket.close();
        await site.told('silent', 'old');
        await site.broadcast.cut('old', 'over');
        const recording = recordingOf(await site.told('recorded', 'old'));
        expect(recording.durationMs).toBeGreaterThan(500);
        expect((await decode(site.blobs.localPath?.(recording.blobKey ?? '') ?? '')).frames).toBeGreaterThan(
          5,
        );
      } finally {
        await site.stop();
      }
    });
  },
);

describe('the RTMP port', { timeout: 120_000, concurrent: true }, () => {
  it('survives garbage, floods and half-open connections', async () => {
    const site = await startLiveSite();
    try {
      const port = Number(new URL(site.rtmpUrl.replace('rtmp:', 'http:')).port);
      const sockets = await Promise.all(
        Array.from({ length: 300 }, async (_, index) => {
          const socket = connect(port, '127.0.0.1');
          socket.on('error', () => undefined);
          await once(socket, 'connect');
          if (index % 3 === 0) socket.write(Buffer.alloc(4_000, index));
          if (index % 3 === 1) socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(8_000, 0xff)]));
          return socket;
        }),
      );
      for (const socket of sockets) socket.destroy();
      await pause(100);
      const pushing = await pushWithFfmpeg(`${site.rtmpUrl}/key-h`, testPicture());
      await site.told('started', 'h');
      await pushing.kill();
    } finally {
      await site.stop();
    }
  });
});

describe('a push without a picture', { timeout: 120_000, concurrent: true }, () => {
  it('is refused after a while, with a sentence that says so', async () => {
    const site = await startLiveSite({ intakeLimits: { ...defaultIntakeLimits, firstPictureMsMax: 500 } });
    try {
      const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=30', '-c:a', 'aac'];
      const pushing = await pushWithFfmpeg(`${site.rtmpUrl}/key-sound`, sound);
      expect((await site.told('refused', 'sound')).what).toMatchObject({ type: 'stream-no-video' });
      await pushing.ended;
      expect(site.news).toHaveLength(1);
    } finally {
      await site.stop();
    }
  });
});

describe('a smaller rendition', { timeout: 120_000, concurrent: true }, () => {
  it('is made beside, of the same moments, and listed once it can be played', async () => {
    const site = await startLiveSite({ lowerShortSide: 90 });
    try {
      const pushing = await pushWithFfmpeg(`${site.rtmpUrl}/key-two`, testPicture({ fps: 10 }));
      await site.told('started', 'two');
      const { hls } = site.broadcast.playback('two', freshFor(60_000));
      const listOf = async (path: string) => (await fetch(site.address + path)).text();
      for (let tries = 0; tries < 600 && !(await listOf(hls)).includes('lower'); tries++) await pause(50);
      expect(await listOf(hls)).toMatch(
        /RESOLUTION=320x180.*\nlive\.m3u8\n.*RESOLUTION=160x90.*\n\.\.\/lower/,
      );
      const lower = hls.replace('video/main', 'lower/live');
      for (let tries = 0; tries < 600 && !(await listOf(lower)).includes('EXTINF'); tries++) await pause(50);
      expect((await decode(site.address + lower, 1)).video).toMatch(/160x90/);
      // Segments of both begin at the same wall-clock, so that a player can change between them.
      const lastBegin = (list: string) =>
        Date.parse([...list.matchAll(/DATE-TIME:(\S+)/g)].at(-1)?.[1] ?? '') % 1_000;
      await site.segments('two', 4);
      const one = lastBegin(await listOf(hls.replace('main', 'live')));
      const other = lastBegin(await listOf(lower));
      const apart = Math.abs(one - other) % 1_000;
      expect(Math.min(apart, 1_000 - apart)).toBeLessThanOrEqual(101);
      await pushing.stop();
    } finally {
      await site.stop();
    }
  });
});

describe('a server that stops', { timeout: 120_000, concurrent: true }, () => {
  it('is taken up by the next one: the push comes back to it, and one that does not is ended', async () => {
    const first = await startLiveSite();
    const pushes = await Promise.all(
      ['left', 'lost'].map((room) =>
        pushWithFfmpeg(`${first.rtmpUrl}/key-${room}`, testPicture({ fps: 10 })),
      ),
    );
    await first.told('started', 'left');
    await first.told('started', 'lost');
    await Promise.all([first.segments('left', 2), first.segments('lost', 2)]);
    await first.broadcast.stop();
    expect(first.news.map(({ hook }) => hook).sort()).toEqual(['silent', 'silent', 'started', 'started']);
    await Promise.all(pushes.map(({ ended }) => ended));
    const second = await startLiveSite({ home: first.home, leftMsMax: 6_000 });
    try {
      await second.told('silent', 'left');
      const back = await pushWithFfmpeg(`${second.rtmpUrl}/key-left`, testPicture({ fps: 10 }));
      expect((await second.told('started', 'left')).what).toMatchObject({ resumed: true });
      expect((await second.told('ended', 'lost')).what).toMatchObject({ reason: 'server-stopped' });
      expect(recordingOf(await second.told('recorded', 'lost')).pieces).toHaveLength(1);
      await second.segments('left', 1);
      await back.stop();
      await second.broadcast.cut('left', 'over');
      expect(recordingOf(await second.told('recorded', 'left')).pieces).toHaveLength(2);
    } finally {
      await second.stop();
      await first.stop();
    }
  });
});
