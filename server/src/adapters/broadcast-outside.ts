import { timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '@kanmai/kernel';
import { signature } from '../http/access.ts';
import type { HttpServer } from '../http/http-server.ts';
import { ProblemError } from '../http/problems.ts';
import type { Log } from '../log.ts';
import type { BlobStore } from '../ports/blob.ts';
import {
  assertStreamId,
  type Broadcast,
  type BroadcastHooks,
  type IngestAddresses,
  type PlaybackAddresses,
  type PushAttempt,
  reconnectMsMax,
  type StreamFacts,
} from '../ports/broadcast.ts';
import type { SoundListener } from '../ports/sound.ts';
import { type AdmitAnswer, askToAdmit, type Teller, tellInOrder } from './broadcast-asking.ts';
import { listenToAddress } from './broadcast-listen.ts';
import { OutsideRecordings } from './broadcast-outside-recordings.ts';
import { readPlaybackToken, signPlayback } from './broadcast-playback-tokens.ts';
import { type FfmpegTool, findFfmpeg } from './media-ffmpeg-tool.ts';

/** What a callback of a media server says. */
export type OutsideCall =
  | { readonly kind: 'may-push'; readonly attempt: PushAttempt }
  | { readonly kind: 'may-watch'; readonly streamId: string; readonly token: string }
  | { readonly kind: 'began'; readonly streamId: string }
  | { readonly kind: 'broke'; readonly streamId: string }
  | {
      readonly kind: 'recorded';
      readonly streamId: string;
      /** The file's own name; it lies in `live/STREAM/` of the recordings. */
      readonly file: string;
      readonly startedAtMs: number | null;
      readonly durationMs: number | null;
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'no' };

/** What its API says of a stream that is live there. */
export interface OutsideStream {
  readonly sourceId: string;
  readonly facts: StreamFacts;
  readonly receivedBytes: number | null;
  readonly bitrateKbps: number | null;
}

/** One kind of media server: how it asks and is asked. Nothing is kept here. */
export interface MediaServer {
  readonly name: 'mediamtx' | 'srs';
  /** Whether it calls when pictures arrive; else its API is asked after a push was let in. */
  readonly tellsWhenReady: boolean;
  /** Reads a callback; what is not understood is `no`. Pure. */
  readCall(event: string, query: Readonly<Record<string, string>>, body: unknown): OutsideCall;
  /** How yes and no are said. */
  answer(yes: boolean, detail: string): { readonly status: number; readonly body: unknown };
  ingest(streamId: string, streamKey: string): IngestAddresses;
  playback(streamId: string, token: string): Omit<PlaybackAddresses, 'expiresAtMs'>;
  /** Null when nobody pushes it. Rejects when the server does not answer. */
  find(streamId: string): Promise<OutsideStream | null>;
  /** Hangs up on the push; false when there was none. */
  kick(stream: OutsideStream): Promise<boolean>;
}

export interface OutsideOptions {
  readonly secret: string;
  /** What the media server's configuration names in its callbacks' address. */
  readonly callbackToken: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly blobs: BlobStore;
  readonly workFolder: string;
  /** The directory of its recordings as seen from here; null without replays. */
  readonly recordingsFolder: string | null;
  readonly ffmpegPath?: string;
  /** After the end, for the last piece to be told. */
  readonly lastPieceMsMax?: number;
  readonly reconnectMsMax?: number;
  readonly readyEveryMs?: number;
}

export const outsideRoot = '/live-media/hooks';
const lastPieceMsMax = 5_000;
const healthMsMin = 400;
/** An address to listen at is good for so long; after it a fresh one is asked for. */
const listenMsMax = 12 * 3_600_000;
const readyEveryMs = 500;
const readyLooksMax = 30;
const eventForm = /^[a-z_-]{1,40}$/;

/**
 * Live media by a server of its own, for many machines. What is live is known there: this process asks its API rather
 * than remembering, so that callbacks may reach any of our processes.
 */
export class OutsideBroadcast implements Broadcast {
  readonly name: MediaServer['name'];
  readonly #options: OutsideOptions;
  readonly #server: MediaServer;
  readonly #recordings: OutsideRecordings;
  readonly #tell: Teller;
  /** Streams that broke, until they are back or given up. */
  readonly #silent = new Map<string, NodeJS.Timeout>();
  readonly #live = new Set<string>();
  readonly #counted = new Map<string, { bytes: number; atMs: number }>();
  readonly #later = new Set<NodeJS.Timeout>();
  #hooks: BroadcastHooks | null = null;
  #tool: Promise<FfmpegTool | null> | null = null;

  constructor(server: MediaServer, options: OutsideOptions) {
    this.name = server.name;
    this.#server = server;
    this.#options = options;
    this.#tell = tellInOrder(() => this.#hooks, options.log);
    this.#recordings = new OutsideRecordings({
      ...{ blobs: options.blobs, workFolder: options.workFolder, log: options.log },
      tool: () => this.#findTool(),
    });
  }

  async start(hooks: BroadcastHooks): Promise<void> {
    this.#hooks = hooks;
  }

  /** The media server goes on without us; what breaks meanwhile is asked for by the rooms at the next start. */
  async stop(): Promise<void> {
    for (const timer of [...this.#silent.values(), ...this.#later]) clearTimeout(timer);
    await this.#recordings.settled();
    await this.#tell.settled();
    this.#hooks = null;
  }

  pages(server: HttpServer): void {
    const route = { config: { access: signature }, schema: { hide: true } };
    server.post(`${outsideRoot}/:token/:event`, route, async (request, reply) => {
      const { token = '', event = '' } = request.params as { token?: string; event?: string };
      if (!isSame(token, this.#options.callbackToken) || !eventForm.test(event))
        throw new ProblemError({ type: 'signature-invalid' });
      const call = this.#server.readCall(event, plainQuery(request.query), request.body);
      const { yes, detail } = await this.#decide(call);
      const { status, body } = this.#server.answer(yes, detail);
      return reply.code(status).header('cache-control', 'no-store').send(body);
    });
  }

  ingest({
    streamId,
    streamKey,
  }: {
    readonly streamId: string;
    readonly streamKey: string;
  }): IngestAddresses {
    assertStreamId(streamId);
    return this.#server.ingest(streamId, streamKey);
  }

  playback(streamId: string, { expiresAtMs }: { readonly expiresAtMs: number }): PlaybackAddresses {
    assertStreamId(streamId);
    const token = signPlayback(this.#options.secret, streamId, expiresAtMs);
    return { ...this.#server.playback(streamId, token), expiresAtMs };
  }

  async cut(streamId: string, _reason: string): Promise<boolean> {
    const stream = await this.#server.find(streamId);
    const wasSilent = this.#forgetSilence(streamId);
    if (stream === null && !wasSilent) return false;
    if (stream !== null) await this.#server.kick(stream);
    this.#end(streamId, 'cut');
    return true;
  }

  async health(streamId: string) {
    const stream = await this.#server.find(streamId);
    if (stream === null) {
      if (!this.#silent.has(streamId)) return null;
      return { ...noMeasures, state: 'silent', facts: null } as const;
    }
    const bitrateKbps = stream.bitrateKbps ?? this.#rateOf(streamId, stream.receivedBytes);
    return { ...noMeasures, state: 'live', facts: stream.facts, fps: stream.facts.fps, bitrateKbps } as const;
  }

  clip(...args: Parameters<Broadcast['clip']>): ReturnType<Broadcast['clip']> {
    return this.#recordings.clip(...args);
  }

  /** Anybody can: which process does is not said here. */
  isAudible(_streamId: string): boolean {
    return true;
  }

  listen(streamId: string, listener: SoundListener): () => void {
    const expiresAtMs = this.#options.clock.nowMs() + listenMsMax;
    const { audio, flv, hls } = this.playback(streamId, { expiresAtMs });
    return listenToAddress(this.#findTool(), audio ?? flv ?? hls, listener);
  }

  discard(streamId: string): Promise<void> {
    return this.#recordings.discard(streamId);
  }

  liveCount(): number {
    return this.#live.size + this.#silent.size;
  }

  #findTool(): Promise<FfmpegTool | null> {
    this.#tool ??= findFfmpeg(this.#options.ffmpegPath);
    return this.#tool;
  }

  async #decide(call: OutsideCall): Promise<{ yes: boolean; detail: string }> {
    switch (call.kind) {
      case 'may-push':
        return answered(await this.#mayPush(call.attempt));
      case 'may-watch': {
        const read = readPlaybackToken(this.#options.secret, call.token, this.#options.clock.nowMs());
        return { yes: read.kind === 'good' && read.streamId === call.streamId, detail: read.kind };
      }
      case 'began':
        await this.#began(call.streamId);
        break;
      case 'broke':
        this.#broke(call.streamId);
        break;
      case 'recorded':
        await this.#recorded(call);
        break;
      case 'no':
        return { yes: false, detail: 'not understood' };
      default:
    }
    return { yes: true, detail: '' };
  }

  async #mayPush(attempt: PushAttempt): Promise<AdmitAnswer> {
    const answer = await askToAdmit(this.#hooks, attempt, this.#options.log);
    if (!answer.ok) return answer;
    // The media server refuses a second push itself; asked all the same, for a configuration that lets it in.
    const live = await this.#server.find(answer.streamId).catch(() => null);
    if (live !== null)
      return { ok: false, code: 'already-live', detail: 'Somebody is live with this key already.' };
    if (!this.#server.tellsWhenReady) this.#lookFor(answer.streamId, readyLooksMax);
    return answer;
  }

  /** Until pictures arrive, or it is clear that none will. */
  #lookFor(streamId: string, looksLeft: number): void {
    const timer = setTimeout(() => {
      this.#later.delete(timer);
      void this.#server
        .find(streamId)
        .catch(() => null)
        .then((found) => {
          if (found !== null && found.facts.videoCodec !== 'unknown') return this.#began(streamId);
          if (looksLeft > 1) this.#lookFor(streamId, looksLeft - 1);
          return undefined;
        });
    }, this.#options.readyEveryMs ?? readyEveryMs);
    this.#later.add(timer);
  }

  async #began(streamId: string): Promise<void> {
    const resumed = this.#forgetSilence(streamId);
    this.#live.add(streamId);
    const found = await this.#server.find(streamId).catch(() => null);
    this.#tell('started', streamId, { ...(found?.facts ?? unknownFacts), resumed });
  }

  #broke(streamId: string): void {
    if (this.#silent.has(streamId)) return;
    this.#live.delete(streamId);
    this.#tell('silent', streamId, this.#options.clock.nowMs());
    const giveUp = async () => {
      this.#silent.delete(streamId);
      // It may have come back by way of another of our processes.
      const back = await this.#server.find(streamId).catch(() => null);
      if (back === null) this.#end(streamId, 'gone');
    };
    this.#silent.set(
      streamId,
      setTimeout(() => void giveUp(), this.#options.reconnectMsMax ?? reconnectMsMax),
    );
  }

  #end(streamId: string, reason: 'gone' | 'cut'): void {
    this.#live.delete(streamId);
    this.#counted.delete(streamId);
    this.#tell('ended', streamId, { reason, atMs: this.#options.clock.nowMs() });
    const timer = setTimeout(() => {
      this.#later.delete(timer);
      void this.#recordings.finish(streamId).then(
        (recording) => {
          if (recording !== null) this.#tell('recorded', streamId, recording);
        },
        (error: unknown) => this.#options.log.error({ error, streamId }, 'a replay was not made'),
      );
    }, this.#options.lastPieceMsMax ?? lastPieceMsMax);
    this.#later.add(timer);
  }

  async #recorded(call: OutsideCall & { kind: 'recorded' }): Promise<void> {
    const { recordingsFolder, clock, log } = this.#options;
    if (recordingsFolder === null) return;
    const path = join(recordingsFolder, 'live', call.streamId, call.file);
    await this.#recordings
      .keep(call.streamId, path, { ...call, nowMs: clock.nowMs() })
      .catch((error: unknown) => log.error({ error, path }, 'a piece of a recording could not be kept'));
  }

  #forgetSilence(streamId: string): boolean {
    const timer = this.#silent.get(streamId);
    clearTimeout(timer);
    return this.#silent.delete(streamId);
  }

  /** Between this look and the last one, where the server counts bytes only. */
  #rateOf(streamId: string, receivedBytes: number | null): number {
    const atMs = this.#options.clock.nowMs();
    if (receivedBytes === null) return 0;
    const before = this.#counted.get(streamId);
    if (before !== undefined && atMs - before.atMs < healthMsMin) return 0;
    this.#counted.set(streamId, { bytes: receivedBytes, atMs });
    if (before === undefined || receivedBytes < before.bytes) return 0;
    return Math.round(((receivedBytes - before.bytes) * 8) / (atMs - before.atMs));
  }
}

const noMeasures = {
  ...{ bitrateKbps: 0, fps: 0, lastKeyframeAgeMs: null, keyframeEveryMs: null, slowViewersDropped: 0 },
};

export const unknownFacts: StreamFacts = {
  ...{ via: 'other', videoCodec: 'unknown', audioCodec: null, width: 0, height: 0, fps: 0 },
  transcoded: false,
};

function answered(answer: AdmitAnswer): { yes: boolean; detail: string } {
  return answer.ok ? { yes: true, detail: '' } : { yes: false, detail: `${answer.code}: ${answer.detail}` };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function plainQuery(query: unknown): Record<string, string> {
  const entries = Object.entries(typeof query === 'object' && query !== null ? query : {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Asks an API of a media server; null when it says that there is no such thing. Rejects when it does not answer. */
export async function askApi(
  base: string,
  path: string,
  method: 'GET' | 'POST' | 'DELETE' = 'GET',
): Promise<unknown> {
  const answer = await fetch(`${base.replace(/\/+$/, '')}${path}`, {
    method,
    signal: AbortSignal.timeout(3_000),
  });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`the media server answered ${answer.status} to ${path}`);
  const text = await answer.text();
  return text === '' ? {} : (JSON.parse(text) as unknown);
}
