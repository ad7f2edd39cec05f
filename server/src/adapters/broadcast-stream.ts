import type { Clock } from '@kanmai/kernel';
import {
  type EndReason,
  reconnectMsMax,
  type StreamFacts,
  type StreamHealth,
  type StreamRefusal,
} from '../ports/broadcast.ts';
import type { Teller } from './broadcast-asking.ts';
import { FlvRelay } from './broadcast-flv-relay.ts';
import { HlsPackager, type HlsSegment } from './broadcast-hls.ts';
import { bitrateRefusal, type IntakeLimits, noVideo } from './broadcast-intake.ts';
import { codecsOf, type LowerRung, type Rendition, renditionList } from './broadcast-ladder.ts';
import { StreamMeter } from './broadcast-meter.ts';
import type { PushTarget } from './broadcast-push.ts';
import type { SampleSink, StreamConfig } from './broadcast-samples.ts';
import { SoundRelay } from './broadcast-sound-relay.ts';
import { Timeline } from './broadcast-timeline.ts';

/** The connection that a stream is pushed over. */
export interface PushConnection {
  /** Tells the broadcaster's software and hangs up. */
  close(code: string, detail: string): void;
  /** Milliseconds since it sent anything. */
  quietMs(): number;
}

export interface StreamRecorder {
  add(segment: HlsSegment, init: Buffer): void;
  /** The broadcast is over: makes one file of it. */
  finish(): void;
  /** The next start will see: what was given is on the disk before this process ends. */
  leave(): void;
}

export interface StreamOptions {
  readonly id: string;
  readonly clock: Clock;
  readonly limits: IntakeLimits;
  readonly tell: Teller;
  readonly recorder: StreamRecorder;
  /** Makes a smaller rendition beside; absent where none is wanted. */
  readonly lower?: (relay: FlvRelay, wallOf: (dtsMs: number) => number) => LowerRung;
  /** It was live when the last process ended: its first picture here is a return. */
  readonly isLeft?: boolean;
  /** It is over, or nothing ever came: forget it. */
  readonly onOver: () => void;
  readonly schedule?: (run: () => void, ms: number) => { cancel(): void };
}

/** A push that was silent so long does not stand in the way of a new one with its key. */
const takeoverMs = 3_000;
const bitrateEveryMs = 1_000;
/** Told to players before it was measured. */
const usualKbps = 2_500;
export const lowerKbps = 800;

/** One broadcast from its first picture to its end, over as many connections as it takes. */
export class LiveStream {
  readonly id: string;
  readonly video: HlsPackager;
  readonly audio = new HlsPackager('audio');
  readonly flv = new FlvRelay();
  /** For who listens without watching. */
  readonly sound = new SoundRelay();
  readonly #options: StreamOptions;
  readonly #sinks: readonly SampleSink[];
  readonly #timeline = new Timeline();
  readonly #meter = new StreamMeter();
  #state: 'waiting' | 'live' | 'silent' | 'over' = 'waiting';
  #connection: PushConnection | null = null;
  #facts: StreamFacts | null = null;
  #properly = false;
  #timer: { cancel(): void } | null = null;
  #judgedAtMs = 0;
  #lower: LowerRung | null = null;
  #config: StreamConfig | null = null;
  #wallBaseMs = 0;

  constructor(options: StreamOptions) {
    this.id = options.id;
    this.#options = options;
    this.video = new HlsPackager('video', (segment) => {
      const init = this.video.init(segment.init);
      if (init !== null) options.recorder.add(segment, init);
    });
    this.#sinks = [this.flv, this.video, this.audio, this.sound];
  }

  get state() {
    return this.#state;
  }

  /** Pictures came, and nothing is heard with them. */
  get isWithoutSound(): boolean {
    return this.#facts !== null && this.#facts.audioCodec === null;
  }

  /** The smaller rendition's segments; null when there is none. */
  get lower(): HlsPackager | null {
    return this.#lower?.packager ?? null;
  }

  /** Which renditions there are, as a playlist beside the one of `video`. */
  renditions(): string {
    const { video, audio } = this.#config ?? { video: null, audio: null };
    const measured = this.#meter.sustainedKbps(this.#options.clock.nowMs());
    const list: Rendition[] = [];
    if (video !== null) {
      const about = { ...video, codecs: codecsOf(video, audio) };
      list.push({ path: 'live.m3u8', kilobitsPerS: measured > 0 ? measured * 1.2 : usualKbps, about });
    }
    const about = this.#lower?.about ?? null;
    if (about !== null && this.#lower?.isPlayable === true)
      list.push({ path: '../lower/live.m3u8', kilobitsPerS: lowerKbps, about });
    return renditionList(list);
  }

  /** Takes a connection that was admitted; null while another one lives. */
  take(connection: PushConnection): PushTarget | null {
    if (this.#state === 'over') return null;
    const before = this.#connection;
    if (before !== null) {
      if (before.quietMs() < takeoverMs) return null;
      this.#broke(before, false);
      before.close('already-live', 'Another connection with this key took its place.');
    }
    this.#connection = connection;
    this.#timer?.cancel();
    this.#timer = this.#schedule(
      () => this.#refuse(connection, noVideo),
      this.#options.limits.firstPictureMsMax,
    );
    return this.#targetOf(connection);
  }

  health(): StreamHealth | null {
    if (this.#state !== 'live' && this.#state !== 'silent') return null;
    const measured = this.#meter.health(this.#options.clock.nowMs());
    const isLive = this.#state === 'live';
    return {
      state: this.#state,
      ...measured,
      ...(isLive ? {} : { bitrateKbps: 0, fps: 0 }),
      facts: this.#facts,
      slowViewersDropped: this.flv.droppedCount,
    };
  }

  /** Ends it now. False when it is over already. */
  end(reason: EndReason, detail: string): boolean {
    if (this.#state === 'over') return false;
    const wasSeen = this.#state !== 'waiting';
    this.#state = 'over';
    this.#timer?.cancel();
    this.#connection?.close(reason, detail);
    this.#connection = null;
    this.#lower?.stop();
    for (const sink of this.#sinks) sink.end();
    if (wasSeen) {
      this.#options.tell('ended', this.id, { reason, atMs: this.#options.clock.nowMs() });
      this.#options.recorder.finish();
    }
    this.#options.onOver();
    return true;
  }

  /** The server stops: the push may come back to the next one, so nothing is ended. */
  leave(): void {
    const connection = this.#connection;
    if (this.#state === 'over') return;
    if (connection !== null) this.#broke(connection, false);
    connection?.close('unavailable', 'The server restarts.');
    this.#timer?.cancel();
    this.#state = 'over';
    this.#lower?.stop();
    for (const sink of this.#sinks) sink.end();
    this.#options.recorder.leave();
    this.#options.onOver();
  }

  #targetOf(connection: PushConnection): PushTarget {
    const isOurs = () => this.#connection === connection && this.#state !== 'over';
    return {
      begin: (facts) => {
        if (isOurs()) this.#begin(facts);
      },
      configure: (config) => {
        if (isOurs()) this.#configure(config);
      },
      sample: (given) => {
        if (isOurs()) this.#sample(connection, given);
      },
      refuse: (refusal) => {
        if (isOurs()) this.#refuse(connection, refusal);
      },
      closed: (properly) => {
        if (isOurs()) this.#broke(connection, properly);
      },
    };
  }

  #begin(facts: StreamFacts): void {
    const resumed = this.#state === 'silent' || this.#options.isLeft === true;
    this.#timer?.cancel();
    this.#timer = null;
    this.#state = 'live';
    this.#facts = facts;
    this.#timeline.breakOff();
    this.#options.tell('started', this.id, { ...facts, resumed });
  }

  #configure(config: StreamConfig): void {
    const { video } = config;
    if (video !== null && this.#facts !== null && this.#facts.width === 0)
      this.#facts = { ...this.#facts, width: video.width, height: video.height };
    this.#config = config;
    for (const sink of this.#sinks) sink.configure(config);
    if (this.#lower === null && video !== null)
      this.#lower = this.#options.lower?.(this.flv, (dtsMs) => this.#wallBaseMs + dtsMs) ?? null;
  }

  #sample(connection: PushConnection, given: Parameters<PushTarget['sample']>[0]): void {
    const nowMs = this.#options.clock.nowMs();
    const { rawMs, ...rest } = given;
    const sample = { ...rest, ...this.#timeline.place(given.track, rawMs, nowMs) };
    this.#wallBaseMs = sample.wallMs - sample.dtsMs;
    this.#meter.count(sample, nowMs);
    for (const sink of this.#sinks) sink.sample(sample);
    if (nowMs - this.#judgedAtMs < bitrateEveryMs) return;
    this.#judgedAtMs = nowMs;
    const refusal = bitrateRefusal(this.#meter.sustainedKbps(nowMs), this.#options.limits);
    if (refusal !== null) this.#refuse(connection, refusal);
  }

  /** Closes this push; a stream that was seen before waits for a better one. */
  #refuse(connection: PushConnection, refusal: StreamRefusal): void {
    if (this.#connection !== connection) return;
    this.#options.tell('refused', this.id, refusal);
    this.#broke(connection, false);
    connection.close(refusal.type, refusal.detail);
  }

  #broke(connection: PushConnection, properly: boolean): void {
    if (this.#connection !== connection) return;
    this.#connection = null;
    this.#timer?.cancel();
    this.#timer = null;
    if (this.#state === 'waiting') {
      this.#state = 'over';
      this.#options.onOver();
      return;
    }
    // A second connection that broke before its first picture: the silence goes on, and its time runs anew.
    const isNew = this.#state === 'live';
    this.#state = 'silent';
    this.#properly = properly;
    if (isNew) {
      for (const sink of this.#sinks) sink.pause();
      this.#options.tell('silent', this.id, this.#options.clock.nowMs());
    }
    this.#timer = this.#schedule(() => this.#giveUp(), reconnectMsMax);
  }

  #giveUp(): void {
    this.end(this.#properly ? 'closed' : 'gone', 'Nothing came for 30 seconds.');
  }

  #schedule(run: () => void, ms: number): { cancel(): void } {
    if (this.#options.schedule !== undefined) return this.#options.schedule(run, ms);
    const timer = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timer) };
  }
}
