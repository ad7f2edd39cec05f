import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, err, ok, systemClock } from '@kanmai/kernel';
import { createBlobDisk } from '../server/src/adapters/blob-disk.ts';
import {
  createEmbeddedBroadcast,
  type EmbeddedBroadcastOptions,
} from '../server/src/adapters/broadcast-embedded.ts';
import { findFfmpeg } from '../server/src/adapters/media-ffmpeg-tool.ts';
import { readConfig } from '../server/src/config.ts';
import { createHttpServer, type HttpServer } from '../server/src/http/http-server.ts';
import { acceptSockets } from '../server/src/hub/accept-sockets.ts';
import { silentLog } from '../server/src/log.ts';
import type { BlobStore } from '../server/src/ports/blob.ts';
import type { Broadcast, BroadcastHooks, Recording } from '../server/src/ports/broadcast.ts';

/** One thing that the port told. */
export interface LiveNews {
  readonly hook: Exclude<keyof BroadcastHooks, 'admit'>;
  readonly streamId: string;
  readonly what: unknown;
}

/**
 * Live media with a web server and nothing else: keys are `key-ROOM`, admitted as the stream `ROOM`, `revoked-ROOM`, and
 * `unjudged-ROOM`, of which the room cannot say anything.
 */
export interface LiveSite {
  readonly broadcast: Broadcast;
  readonly server: HttpServer;
  readonly address: string;
  readonly rtmpUrl: string;
  readonly home: string;
  readonly blobs: BlobStore;
  readonly news: LiveNews[];
  /** Waits until the stream's playlist names so many whole segments, counting those that are gone; answers it. */
  segments(streamId: string, count: number): Promise<string>;
  /** Waits for news of a kind; rejects after a minute. */
  told(hook: LiveNews['hook'], streamId: string, count?: number): Promise<LiveNews>;
  stop(): Promise<void>;
}

const toldMsMax = 60_000;

export async function startLiveSite(
  options: Partial<EmbeddedBroadcastOptions> & { readonly home?: string; readonly clock?: Clock } = {},
): Promise<LiveSite> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'kanmai-live-')));
  const server = await createHttpServer(readConfig({ KANMAI_LOG: 'silent' }));
  const blobs = createBlobDisk(join(home, 'files'));
  let address = 'http://127.0.0.1';
  const broadcast = createEmbeddedBroadcast({
    secret: 'a secret of at least thirty-two characters',
    clock: systemClock,
    log: silentLog,
    blobs,
    folder: join(home, 'live'),
    rtmpPort: 0,
    host: '127.0.0.1',
    origin: () => address,
    ...options,
  });
  acceptSockets(server);
  broadcast.pages(server);
  await server.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const news: LiveNews[] = [];
  const note = (hook: LiveNews['hook']) => (streamId: string, what: unknown) => {
    news.push({ hook, streamId, what });
  };
  const site: LiveSite = {
    ...{ broadcast, server, address, home, blobs, news },
    rtmpUrl: '',
    async told(hook, streamId, count = 1) {
      const untilMs = performance.now() + toldMsMax;
      for (;;) {
        const found = news.filter((one) => one.hook === hook && one.streamId === streamId)[count - 1];
        if (found !== undefined) return found;
        if (performance.now() > untilMs)
          throw new Error(`not told ${hook} of ${streamId}: ${JSON.stringify(news)}`);
        await pause(20);
      }
    },
    async segments(streamId, count) {
      const { hls } = broadcast.playback(streamId, { expiresAtMs: Date.now() + 3_600_000 });
      const untilMs = performance.now() + toldMsMax;
      for (;;) {
        const answer = await fetch(address + hls.replace('main.m3u8', 'live.m3u8'));
        const playlist = await answer.text();
        const gone = Number(/MEDIA-SEQUENCE:(\d+)/.exec(playlist)?.[1] ?? 0);
        if (answer.ok && gone + (playlist.match(/#EXTINF/g)?.length ?? 0) >= count) return playlist;
        if (performance.now() > untilMs) throw new Error(`no ${count} segments of ${streamId}: ${playlist}`);
        await pause(50);
      }
    },
    async stop() {
      await broadcast.stop();
      await server.close();
      if (options.home === undefined) await rm(home, { recursive: true, force: true });
    },
  };
  await broadcast.start({
    admit: async ({ credential }) => admitted(credential),
    started: note('started'),
    refused: note('refused'),
    silent: note('silent'),
    ended: note('ended'),
    recorded: note('recorded'),
  });
  return Object.assign(site, { rtmpUrl: broadcast.ingest({ streamId: 'x', streamKey: 'x' }).rtmp.url });
}

function admitted(credential: string): Awaited<ReturnType<BroadcastHooks['admit']>> {
  if (credential.startsWith('unjudged-')) throw new Error('the database is away');
  if (credential.startsWith('revoked-')) return err({ type: 'key-revoked', detail: 'It was revoked.' });
  const room = /^key-([\w-]+)$/.exec(credential)?.[1];
  return room === undefined ? err({ type: 'key-unknown', detail: 'No such key.' }) : ok({ streamId: room });
}

export function recordingOf(news: LiveNews): Recording {
  return news.what as Recording;
}

export interface Pushing {
  readonly child: ChildProcess;
  /** What ffmpeg said when it ended. */
  readonly ended: Promise<{ code: number | null; messages: string }>;
  /** As a person would stop it: the server is told. */
  stop(): Promise<void>;
  /** As a line that breaks. */
  kill(): Promise<void>;
}

/** A picture that moves, with a tone: key frames every second. */
export const testPicture = (
  options: { size?: string; fps?: number; seconds?: number; sound?: boolean; noise?: boolean } = {},
) => {
  const { size = '320x180', fps = 25, seconds = 60, sound = true, noise = false } = options;
  const picture = ['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=${fps}:duration=${seconds}`];
  const tone = sound ? ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=44100:duration=${seconds}`] : [];
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', String(fps)];
  // What no encoder can foresee takes many bytes.
  const many = noise ? ['-vf', 'noise=alls=60:allf=t'] : [];
  return [
    ...picture,
    ...tone,
    ...many,
    ...video,
    '-bf',
    '0',
    ...(sound ? ['-c:a', 'aac', '-b:a', '64k'] : []),
  ];
};

/** Pushes with ffmpeg as fast as time goes. */
export async function pushWithFfmpeg(url: string, source: readonly string[]): Promise<Pushing> {
  const tool = await findFfmpeg();
  if (tool === null) throw new Error('no ffmpeg');
  const reading =
    source[0] === '-re' ? source : source.flatMap((word) => (word === '-i' ? ['-re', '-i'] : [word]));
  const args = ['-hide_banner', '-loglevel', 'error', ...reading, '-f', 'flv', url];
  const child = spawn(tool.path, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let messages = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    messages += piece;
  });
  const ended = new Promise<{ code: number | null; messages: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, messages }));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { child, ended, stop: () => end('SIGINT'), kill: () => end('SIGKILL') };
}
