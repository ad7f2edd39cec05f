import type { StreamFacts, StreamRefusal } from '../ports/broadcast.ts';
import { type FlvTag, flvAudio, flvVideo, readAudioBody, readVideoBody } from './broadcast-flv.ts';
import { decideIntake, type IntakeAbilities, type IntakeLimits, judgePicture } from './broadcast-intake.ts';
import { readAudioConfig, readVideoConfig } from './broadcast-parameter-sets.ts';
import type { AmfObject } from './broadcast-rtmp-amf.ts';
import type { PushFeed } from './broadcast-rtmp-session.ts';
import type { AudioConfig, Sample, StreamConfig, VideoConfig } from './broadcast-samples.ts';

/** Where an accepted push goes. */
export interface PushTarget {
  /** Once, before anything else. */
  begin(facts: StreamFacts): void;
  configure(config: StreamConfig): void;
  sample(sample: Omit<Sample, 'wallMs' | 'dtsMs'> & { readonly rawMs: number }): void;
  refuse(refusal: StreamRefusal): void;
  closed(properly: boolean): void;
}

/** Turns what comes into tags of H.264 and AAC. */
export interface TagEncoder {
  write(tag: FlvTag): void;
  stop(): void;
}

export interface PushOptions {
  readonly via: StreamFacts['via'];
  readonly limits: IntakeLimits;
  readonly abilities: IntakeAbilities;
  readonly target: PushTarget;
  /** What was pushed, where it was encoded before it came here. */
  readonly pushedAs?: { readonly videoCodec: string; readonly audioCodec: string | null };
  readonly encode: (video: boolean, onTag: (tag: FlvTag) => void) => TagEncoder;
}

/** Until so much has come, a push may keep us waiting for its sound. */
const soundWaitMs = 1_000;
/** A camera that is turned, a scene that is changed: each makes every viewer begin anew. */
const changesMax = 200;
const heldBytesMax = 6 * 1024 * 1024;

/** Reads one connection's tags: finds out what they carry, decides once, then passes them on, copied or encoded. */
export class PushReader implements PushFeed {
  readonly #options: PushOptions;
  #held: FlvTag[] | null = [];
  #heldBytes = 0;
  #metadata: AmfObject | null = null;
  #seenVideo: { codec: string; config: VideoConfig | null } | null = null;
  #seenAudio: { codec: string; config: AudioConfig | null } | null = null;
  #firstVideoMs: number | null = null;
  #encoder: TagEncoder | null = null;
  #video: VideoConfig | null = null;
  #audio: AudioConfig | null = null;
  #isOver = false;
  #isLateSoundTaken = false;
  #changes = 0;

  constructor(options: PushOptions) {
    this.#options = options;
  }

  metadata(values: AmfObject): void {
    this.#metadata ??= values;
  }

  tag(tag: FlvTag): void {
    if (this.#isOver || (tag.type !== flvVideo && tag.type !== flvAudio)) return;
    if (this.#held === null) {
      if (this.#encoder === null) this.#forward(tag);
      else this.#encoder.write(tag);
      return;
    }
    this.#held.push(tag);
    this.#heldBytes += tag.body.length;
    if (tag.type === flvVideo) this.#lookAtVideo(tag);
    else this.#lookAtAudio(tag);
    if (this.#isReady(tag)) this.#decide();
    else if (this.#heldBytes > heldBytesMax)
      this.#refuse({ type: 'stream-broken', detail: 'What is pushed has no picture that could be read.' });
  }

  closed(properly: boolean): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#encoder?.stop();
    this.#options.target.closed(properly);
  }

  #lookAtVideo(tag: FlvTag): void {
    const body = readVideoBody(tag.body);
    if (body.kind === 'nothing') return;
    if (body.kind === 'foreign') this.#seenVideo ??= { codec: body.codec, config: null };
    if (body.kind === 'config') {
      const config = readVideoConfig(body.data);
      if (config !== null) this.#seenVideo = { codec: 'h264', config };
    }
    if (this.#seenVideo !== null) this.#firstVideoMs ??= tag.timestampMs;
  }

  #lookAtAudio(tag: FlvTag): void {
    const body = readAudioBody(tag.body);
    if (body.kind === 'foreign') this.#seenAudio ??= { codec: body.codec, config: null };
    if (body.kind !== 'config') return;
    const config = readAudioConfig(body.data);
    if (config !== null) this.#seenAudio = { codec: 'aac', config };
  }

  #isReady(tag: FlvTag): boolean {
    if (this.#seenVideo === null || this.#firstVideoMs === null) return false;
    if (this.#seenAudio !== null) return true;
    const saysSilent = this.#metadata !== null && !('audiocodecid' in this.#metadata);
    return saysSilent || ((tag.timestampMs - this.#firstVideoMs) | 0) > soundWaitMs;
  }

  #decide(): void {
    const { abilities, limits, target, encode } = this.#options;
    const held = this.#held ?? [];
    const facts = this.#facts();
    const intake = decideIntake(facts, abilities, limits);
    if (intake.kind === 'refuse') {
      this.#refuse(intake.refusal);
      return;
    }
    this.#held = null;
    target.begin({ ...facts, transcoded: intake.kind === 'encode' || this.#options.pushedAs !== undefined });
    if (intake.kind === 'copy') {
      this.#video = this.#seenVideo?.config ?? null;
      this.#audio = this.#seenAudio?.config ?? null;
      target.configure({ video: this.#video, audio: this.#audio });
      for (const tag of held) this.#forward(tag);
      return;
    }
    this.#encoder = encode(intake.video, (tag) => this.#forward(tag));
    for (const tag of held) this.#encoder.write(tag);
  }

  #facts(): Omit<StreamFacts, 'transcoded'> {
    const video = this.#seenVideo?.config;
    const stated = (name: string) => {
      const value = this.#metadata?.[name];
      return typeof value === 'number' && value > 0 && value < 100_000 ? value : 0;
    };
    return {
      via: this.#options.via,
      videoCodec: this.#options.pushedAs?.videoCodec ?? this.#seenVideo?.codec ?? '',
      audioCodec:
        this.#seenAudio === null ? null : (this.#options.pushedAs?.audioCodec ?? this.#seenAudio.codec),
      width: video?.width ?? stated('width'),
      height: video?.height ?? stated('height'),
      fps: video?.fps || Math.min(240, stated('framerate')),
    };
  }

  #forward(tag: FlvTag): void {
    if (this.#isOver) return;
    if (tag.type === flvVideo) this.#forwardVideo(tag);
    else this.#forwardAudio(tag);
  }

  #forwardVideo(tag: FlvTag): void {
    const body = readVideoBody(tag.body);
    if (body.kind === 'config') {
      this.#takeVideoConfig(readVideoConfig(body.data));
      return;
    }
    if (body.kind !== 'picture' || this.#video === null) return;
    const { key, compositionMs, data } = body;
    this.#options.target.sample({ track: 'video', rawMs: tag.timestampMs, compositionMs, key, data });
  }

  #takeVideoConfig(config: VideoConfig | null): void {
    if (config === null || this.#video?.record.equals(config.record)) return;
    const tooLarge = judgePicture(config, this.#options.limits);
    if (tooLarge !== null) {
      this.#refuse(tooLarge);
      return;
    }
    this.#video = config;
    this.#configure();
  }

  #forwardAudio(tag: FlvTag): void {
    const body = readAudioBody(tag.body);
    if (body.kind === 'config') {
      const config = readAudioConfig(body.data);
      if (config === null || this.#audio?.record.equals(config.record)) return;
      // Sound that comes late is taken once; a push must not make everybody begin anew again and again.
      if (this.#audio === null && this.#isLateSoundTaken) return;
      this.#isLateSoundTaken = true;
      this.#audio = config;
      this.#configure();
    } else if (body.kind === 'frame' && this.#audio !== null) {
      const sample = { track: 'audio', rawMs: tag.timestampMs, compositionMs: 0, key: true } as const;
      this.#options.target.sample({ ...sample, data: body.data });
    }
  }

  #configure(): void {
    // Encoded sound and pictures come one after the other: wait for both where both are expected.
    if (this.#video === null) return;
    if (this.#encoder !== null && this.#audio === null && this.#seenAudio !== null) return;
    this.#changes++;
    if (this.#changes > changesMax) {
      this.#refuse({ type: 'stream-broken', detail: 'What is pushed changes its settings all the time.' });
      return;
    }
    this.#options.target.configure({ video: this.#video, audio: this.#audio });
  }

  #refuse(refusal: StreamRefusal): void {
    if (this.#isOver) return;
    this.#held = null;
    this.#encoder?.stop();
    this.#options.target.refuse(refusal);
    this.#isOver = true;
  }
}
