import { type FlvTag, flvVideo, readAudioBody, readVideoBody } from './broadcast-flv.ts';
import type { FlvRelay } from './broadcast-flv-relay.ts';
import { HlsPackager } from './broadcast-hls.ts';
import { readAudioConfig, readVideoConfig } from './broadcast-parameter-sets.ts';
import type { AudioConfig, Sample, VideoConfig } from './broadcast-samples.ts';

/** Bytes of FLV in, tags out; it keeps the times. */
export interface RungEncoder {
  write(bytes: Buffer): void;
  readonly waitingBytes: number;
  stop(): void;
}

export interface RungOptions {
  readonly relay: FlvRelay;
  /** Null when there is no ffmpeg. */
  readonly start: (onTag: (tag: FlvTag) => void, onEnd: (messages: string) => void) => RungEncoder | null;
  /** Wall-clock of a moment of the stream. */
  readonly wallOf: (dtsMs: number) => number;
  readonly onEnd: (messages: string) => void;
}

/**
 * A smaller rendition beside the one that is copied, for lines that cannot carry that: the encoder watches the stream
 * as any viewer of HTTP-FLV does, so that it can never hold it up.
 */
export class LowerRung {
  readonly packager = new HlsPackager('video');
  readonly #options: RungOptions;
  readonly #encoder: RungEncoder | null;
  #leave: () => void = () => undefined;
  #video: VideoConfig | null = null;
  #audio: AudioConfig | null = null;

  constructor(options: RungOptions) {
    this.#options = options;
    this.#encoder = options.start(
      (tag) => this.#take(tag),
      (messages) => {
        this.stop();
        options.onEnd(messages);
      },
    );
    const encoder = this.#encoder;
    if (encoder === null) return;
    this.#leave = options.relay.watch({
      send: (bytes) => encoder.write(bytes),
      pendingBytes: () => encoder.waitingBytes,
      close: () => this.stop(),
    });
  }

  get isPlayable(): boolean {
    return this.packager.isPlayable;
  }

  /** For the list of renditions. */
  get about(): { readonly width: number; readonly height: number; readonly codecs: string } | null {
    return this.#video === null ? null : { ...this.#video, codecs: codecsOf(this.#video, this.#audio) };
  }

  stop(): void {
    this.#leave();
    this.#encoder?.stop();
    this.packager.end();
  }

  #take(tag: FlvTag): void {
    const sample = tag.type === flvVideo ? this.#videoOf(tag) : this.#audioOf(tag);
    if (sample !== null) this.packager.sample(sample);
  }

  #videoOf(tag: FlvTag): Sample | null {
    const body = readVideoBody(tag.body);
    if (body.kind === 'config') {
      const config = readVideoConfig(body.data);
      if (config === null || this.#video?.record.equals(config.record)) return null;
      this.#video = config;
      this.packager.configure({ video: config, audio: this.#audio });
    }
    if (body.kind !== 'picture') return null;
    const { key, compositionMs, data } = body;
    return this.#sample('video', tag, { key, compositionMs, data });
  }

  #audioOf(tag: FlvTag): Sample | null {
    const body = readAudioBody(tag.body);
    if (body.kind === 'config') {
      this.#audio ??= readAudioConfig(body.data);
      if (this.#video !== null) this.packager.configure({ video: this.#video, audio: this.#audio });
    }
    if (body.kind !== 'frame') return null;
    return this.#sample('audio', tag, { key: true, compositionMs: 0, data: body.data });
  }

  #sample(
    track: Sample['track'],
    { timestampMs: dtsMs }: FlvTag,
    rest: Pick<Sample, 'key' | 'compositionMs' | 'data'>,
  ): Sample {
    return { track, dtsMs, wallMs: this.#options.wallOf(dtsMs), ...rest };
  }
}

export function codecsOf(video: VideoConfig | null, audio: AudioConfig | null): string {
  return [video?.codecs, audio?.codecs].filter((codecs) => codecs !== undefined).join(',');
}

export interface Rendition {
  readonly path: string;
  readonly kilobitsPerS: number;
  readonly about: { readonly width: number; readonly height: number; readonly codecs: string };
}

/** The multivariant playlist (RFC 8216bis §4.4.6): players begin with the first. */
export function renditionList(renditions: readonly Rendition[]): string {
  const lines = renditions.flatMap(({ path, kilobitsPerS, about: { width, height, codecs } }) => [
    `#EXT-X-STREAM-INF:BANDWIDTH=${Math.round(kilobitsPerS * 1_000)},RESOLUTION=${width}x${height},CODECS="${codecs}"`,
    path,
  ]);
  return `${['#EXTM3U', '#EXT-X-VERSION:9', '#EXT-X-INDEPENDENT-SEGMENTS', ...lines].join('\n')}\n`;
}
