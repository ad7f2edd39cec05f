import type { Clock } from '@kanmai/kernel';
import type { Log } from '../log.ts';
import type { BlobStore } from '../ports/blob.ts';
import {
  assertStreamId,
  type Broadcast,
  type BroadcastHooks,
  type PushAttempt,
  reconnectMsMax,
} from '../ports/broadcast.ts';
import type { SoundListener } from '../ports/sound.ts';
import { askToAdmit, type Teller, tellInOrder } from './broadcast-asking.ts';
import { type BrowserHello, browserPushPages, browserPushPath } from './broadcast-browser-push.ts';
import { encodeTags, LiveEncoder } from './broadcast-encoder.ts';
import type { FlvRelay } from './broadcast-flv-relay.ts';
import { defaultIntakeLimits, type IntakeLimits } from './broadcast-intake.ts';
import { LowerRung } from './broadcast-ladder.ts';
import { listenToPush } from './broadcast-listen.ts';
import { playbackPages, playbackRoot } from './broadcast-playback-pages.ts';
import { signPlayback } from './broadcast-playback-tokens.ts';
import { PushReader } from './broadcast-push.ts';
import { Recordings } from './broadcast-recordings.ts';
import {
  defaultRtmpLimits,
  type RtmpServer,
  type RtmpServerLimits,
  startRtmpServer,
} from './broadcast-rtmp-server.ts';
import type { PublishAnswer } from './broadcast-rtmp-session.ts';
import { LiveStream, lowerKbps, type PushConnection } from './broadcast-stream.ts';
import { type FfmpegTool, findFfmpeg } from './media-ffmpeg-tool.ts';

export interface EmbeddedBroadcastOptions {
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly blobs: BlobStore;
  /** Where pieces of recordings are kept while a broadcast lasts. */
  readonly folder: string;
  /** `auto`: 1935, or a free port when that is taken; 0: a free one. */
  readonly rtmpPort: number | 'auto';
  /** The address to listen on, as of the web server. */
  readonly host: string;
  /** The public origin: its host is what broadcasters type. */
  readonly origin: () => string;
  /** As in `KANMAI_FFMPEG`. */
  readonly ffmpegPath?: string;
  /** False in a process that serves no pages: it neither listens nor looks after recordings. */
  readonly takesPushes?: boolean;
  /** Whether what viewers cannot play is encoded here, or refused. */
  readonly encodingAllowed?: boolean;
  /** The short side of a smaller rendition that is made beside what is pushed; 0: none. */
  readonly lowerShortSide?: number;
  readonly intakeLimits?: IntakeLimits;
  readonly rtmpLimits?: RtmpServerLimits;
  /** How long streams of the process before are waited for. */
  readonly leftMsMax?: number;
}

const rtmpApp = 'live';
const usualRtmpPort = 1935;
/** A stream that lives writes a segment a second. */
const freshMs = 4_000;
/** What an encoded push becomes. */
const encoded = { bitrateKbps: 2500, shortSideMax: 720 };

/**
 * Live media in this process: RTMP and browsers in; HLS and HTTP-FLV out of the very frames that came, without a
 * copy of the stream on disk in between. ffmpeg runs only where something must be encoded, and once at the end.
 */
export function createEmbeddedBroadcast(options: EmbeddedBroadcastOptions): Broadcast {
  return new EmbeddedBroadcast(options);
}

class EmbeddedBroadcast implements Broadcast {
  readonly name = 'embedded';
  readonly #options: EmbeddedBroadcastOptions;
  readonly #streams = new Map<string, LiveStream>();
  readonly #recordings: Recordings;
  #hooks: BroadcastHooks | null = null;
  #tell: Teller;
  #rtmp: RtmpServer | null = null;
  #tool: Promise<FfmpegTool | null> | null = null;
  #stopBrowserPushes: () => void = () => undefined;
  /** Live when the last process ended, and not back yet. */
  readonly #left = new Map<string, NodeJS.Timeout>();
  #isStopping = false;
  #lookAgain: NodeJS.Timeout | undefined;

  constructor(options: EmbeddedBroadcastOptions) {
    this.#options = options;
    this.#tell = tellInOrder(() => this.#hooks, options.log);
    this.#recordings = new Recordings({
      ...{ folder: options.folder, blobs: options.blobs, log: options.log, clock: options.clock },
      tool: () => this.#findTool(),
      onRecorded: (streamId, recording) => this.#tell.andWait('recorded', streamId, recording),
    });
  }

  async start(hooks: BroadcastHooks): Promise<void> {
    this.#hooks = hooks;
    if (this.#options.takesPushes === false) return;
    this.#rtmp = await this.#listen();
    await this.#awaitThoseLeft();
    await this.#recordings.takeUpUntold();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#lookAgain);
    for (const timer of this.#left.values()) clearTimeout(timer);
    for (const stream of [...this.#streams.values()]) stream.leave();
    this.#stopBrowserPushes();
    await this.#rtmp?.close();
    this.#rtmp = null;
    await this.#recordings.settled();
    this.#recordings.close();
    await this.#tell.settled();
  }

  pages(server: Parameters<Broadcast['pages']>[0]): void {
    const { secret, clock } = this.#options;
    playbackPages(server, { secret, clock, find: (streamId) => this.#streams.get(streamId) ?? null });
    this.#stopBrowserPushes = browserPushPages(server, {
      admit: (hello, connection, remoteAddress) => this.#admitBrowser(hello, connection, remoteAddress),
      encode: async (hello, onTag, onEnd) => {
        const tool = await this.#findTool();
        if (tool === null) return null;
        const video = hello.videoCodec === 'h264' ? null : encoded;
        const audio = hello.audioCodec === 'aac' ? 'copy' : 'encode';
        return new LiveEncoder({ tool, input: hello.container, video, audio, onTag, onEnd });
      },
    });
  }

  ingest({ streamKey }: { readonly streamId: string; readonly streamKey: string }) {
    const port = this.#rtmp?.port ?? usualRtmpPort;
    const host = new URL(this.#options.origin()).hostname;
    const url = `rtmp://${host}${port === usualRtmpPort ? '' : `:${port}`}/${rtmpApp}`;
    return { rtmp: { url, key: streamKey }, browserPath: browserPushPath, whip: null };
  }

  async cut(streamId: string, reason: string): Promise<boolean> {
    const stream = this.#streams.get(streamId);
    if (stream !== undefined) return stream.end('cut', reason);
    const left = this.#left.get(streamId);
    if (left === undefined) return false;
    clearTimeout(left);
    this.#left.delete(streamId);
    this.#tell('ended', streamId, { reason: 'cut', atMs: this.#options.clock.nowMs() });
    this.#recordings.takeUp(streamId);
    return true;
  }

  playback(streamId: string, { expiresAtMs }: { readonly expiresAtMs: number }) {
    assertStreamId(streamId);
    const root = `${playbackRoot}/${signPlayback(this.#options.secret, streamId, expiresAtMs)}`;
    return {
      hls: `${root}/video/${this.#lowerShortSide > 0 ? 'main' : 'live'}.m3u8`,
      flv: `${root}/flv`,
      // Of a stream elsewhere nobody knows here.
      audio: this.#streams.get(streamId)?.isWithoutSound === true ? null : `${root}/audio/live.m3u8`,
      expiresAtMs,
    };
  }

  async health(streamId: string) {
    return this.#streams.get(streamId)?.health() ?? null;
  }

  clip(...args: Parameters<Broadcast['clip']>): ReturnType<Broadcast['clip']> {
    return this.#recordings.clip(...args);
  }

  isAudible(streamId: string): boolean {
    return this.#streams.get(streamId)?.sound.isAudible === true;
  }

  listen(streamId: string, listener: SoundListener): () => void {
    return listenToPush(this.#findTool(), () => this.#streams.get(streamId)?.sound ?? null, listener);
  }

  async discard(streamId: string): Promise<void> {
    this.#streams.get(streamId)?.end('cut', 'discarded');
    await this.#recordings.settled();
    await this.#recordings.discard(streamId);
  }

  liveCount(): number {
    return [...this.#streams.values()].filter(({ state }) => state === 'live' || state === 'silent').length;
  }

  async #listen(): Promise<RtmpServer> {
    const { rtmpPort, host, log, rtmpLimits } = this.#options;
    const listen = (port: number) =>
      startRtmpServer({
        ...{ port, host, log, limits: rtmpLimits ?? defaultRtmpLimits },
        publish: (publish) => this.#admitRtmp(publish),
      });
    if (rtmpPort !== 'auto') return listen(rtmpPort);
    return listen(usualRtmpPort).catch((error: { code?: string }) => {
      if (error.code !== 'EADDRINUSE') throw error;
      return listen(0);
    });
  }

  /**
   * Streams that were live when the last process ended have their 30 seconds, too. What was written just now may be
   * another process's that lives: it is looked at again.
   */
  async #awaitThoseLeft(): Promise<void> {
    let isAnyFresh = false;
    for (const { streamId, lastMs } of await this.#recordings.unfinished()) {
      if (this.#streams.has(streamId) || this.#left.has(streamId)) continue;
      const isFresh = this.#options.clock.nowMs() - lastMs < freshMs;
      isAnyFresh ||= isFresh;
      if (isFresh) continue;
      this.#tell('silent', streamId, lastMs);
      this.#left.set(streamId, this.#giveUpLater(streamId, lastMs));
    }
    if (!isAnyFresh || this.#isStopping) return;
    const again = () => {
      this.#awaitThoseLeft().catch((error: unknown) =>
        this.#options.log.error({ error }, 'streams left behind'),
      );
    };
    this.#lookAgain = setTimeout(again, freshMs).unref();
  }

  #giveUpLater(streamId: string, lastMs: number): NodeJS.Timeout {
    return setTimeout(() => {
      const state = this.#streams.get(streamId)?.state;
      if (state === 'waiting') this.#left.set(streamId, this.#giveUpLater(streamId, lastMs));
      else if (this.#left.delete(streamId) && state === undefined) {
        this.#tell('ended', streamId, { reason: 'server-stopped', atMs: lastMs });
        this.#recordings.takeUp(streamId);
      }
    }, this.#options.leftMsMax ?? reconnectMsMax).unref();
  }

  async #admitRtmp(
    publish: PushConnection & { readonly app: string; readonly name: string; readonly remoteAddress: string },
  ): Promise<PublishAnswer> {
    if (publish.app !== rtmpApp)
      return { ok: false, code: 'key-unknown', detail: `The address must end with /${rtmpApp}.` };
    const attempt: PushAttempt = {
      credential: publish.name.split('?')[0] ?? '',
      via: 'rtmp',
      claimedStreamId: null,
      remoteAddress: publish.remoteAddress,
    };
    return this.#admit(attempt, publish);
  }

  #admitBrowser(
    hello: BrowserHello,
    connection: PushConnection,
    remoteAddress: string,
  ): Promise<PublishAnswer> {
    const attempt: PushAttempt = {
      ...{ credential: hello.token, via: 'browser', claimedStreamId: null, remoteAddress },
    } as const;
    return this.#admit(attempt, connection, { videoCodec: hello.videoCodec, audioCodec: hello.audioCodec });
  }

  async #admit(
    attempt: PushAttempt,
    connection: PushConnection,
    pushedAs?: { videoCodec: string; audioCodec: string | null },
  ): Promise<PublishAnswer> {
    const answer = await askToAdmit(this.#hooks, attempt, this.#options.log);
    if (!answer.ok || this.#isStopping)
      return answer.ok ? { ok: false, code: 'unavailable', detail: 'Try again shortly.' } : answer;
    const tool = await this.#findTool();
    const { streamId } = answer;
    // Only a stream that begins here: of one that goes on nothing was ended.
    const opened = this.#streams.has(streamId) ? { isLeft: false } : await this.#recordings.reopen(streamId);
    if (opened === null)
      return { ok: false, code: 'unavailable', detail: 'The last recording is being put together.' };
    const target = this.#streamOf(streamId, tool, opened.isLeft).take(connection);
    if (target === null)
      return { ok: false, code: 'already-live', detail: 'Somebody is live with this key already.' };
    const feed = new PushReader({
      ...{ via: attempt.via, target },
      ...(pushedAs === undefined ? {} : { pushedAs }),
      limits: this.#options.intakeLimits ?? defaultIntakeLimits,
      abilities: { canEncode: tool !== null, encodingAllowed: this.#options.encodingAllowed ?? true },
      encode: (video, onTag) => {
        if (tool === null) throw new Error('no ffmpeg: decided before');
        return encodeTags({
          ...{ tool, onTag, video: video ? encoded : null, audio: 'encode' },
          onEnd: (messages) => {
            this.#options.log.warn({ streamId, messages }, 'the encoding of a broadcast ended');
            target.refuse({ type: 'stream-broken', detail: 'What is pushed could not be encoded.' });
          },
        });
      },
    });
    return { ok: true, feed };
  }

  get #lowerShortSide(): number {
    return this.#options.lowerShortSide ?? 0;
  }

  #lowerOf(
    streamId: string,
    tool: FfmpegTool,
    relay: FlvRelay,
    wallOf: (dtsMs: number) => number,
  ): LowerRung {
    const video = { bitrateKbps: lowerKbps - 128, shortSideMax: this.#lowerShortSide };
    return new LowerRung({
      ...{ relay, wallOf },
      start: (onTag, onEnd) =>
        new LiveEncoder({ tool, input: 'flv', video, audio: 'copy', keepTimes: true, onTag, onEnd }),
      onEnd: (messages) =>
        this.#options.log.warn({ streamId, messages }, 'the smaller rendition of a broadcast ended'),
    });
  }

  #streamOf(streamId: string, tool: FfmpegTool | null, isLeft: boolean): LiveStream {
    const known = this.#streams.get(streamId);
    if (known !== undefined) return known;
    const stream = new LiveStream({
      ...{ id: streamId, clock: this.#options.clock },
      ...(tool === null || this.#lowerShortSide === 0
        ? {}
        : { lower: (relay, wallOf) => this.#lowerOf(streamId, tool, relay, wallOf) }),
      limits: this.#options.intakeLimits ?? defaultIntakeLimits,
      tell: this.#tell,
      recorder: this.#recordings.recorderOf(streamId),
      isLeft,
      onOver: () => this.#streams.delete(streamId),
    });
    this.#streams.set(streamId, stream);
    return stream;
  }

  #findTool(): Promise<FfmpegTool | null> {
    this.#tool ??= findFfmpeg(this.#options.ffmpegPath);
    return this.#tool;
  }
}
