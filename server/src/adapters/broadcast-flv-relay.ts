import {
  audioTagHead,
  flvAudio,
  flvFileHeader,
  flvScript,
  flvTagBytes,
  flvVideo,
  videoTagHead,
} from './broadcast-flv.ts';
import { writeAmf } from './broadcast-rtmp-amf.ts';
import type { Sample, SampleSink, StreamConfig } from './broadcast-samples.ts';

/** Where the bytes of one viewer go: an HTTP answer that does not end. */
export interface FlvViewer {
  send(bytes: Buffer): void;
  /** What was sent and is not on its way yet. */
  pendingBytes(): number;
  close(): void;
}

interface Watching {
  readonly viewer: FlvViewer;
  /** Set while pictures are left out because the line is too slow. */
  skippingSinceMs: number | null;
}

/** A picture group longer than this is not kept for those who come: they wait for the next key frame. */
const keptBytesMax = 8 * 1024 * 1024;
const pendingBytesMax = 1024 * 1024;
const skipMsMax = 15_000;

/** Sends each frame on the moment it came, as the tag it came as: one copy for all viewers. */
export class FlvRelay implements SampleSink {
  #config: StreamConfig | null = null;
  #heads: Buffer | null = null;
  /** Since the last key frame, so that who comes sees a picture at once. */
  #kept: Buffer[] = [];
  #keptBytes = 0;
  #lastMs = 0;
  readonly #viewers = new Set<Watching>();
  #dropped = 0;
  #wake: (() => void)[] = [];

  get viewerCount(): number {
    return this.#viewers.size;
  }

  get droppedCount(): number {
    return this.#dropped;
  }

  get isPlayable(): boolean {
    return this.#config !== null;
  }

  /** Resolves when it becomes playable, or ends. */
  nextChange(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }

  configure(config: StreamConfig): void {
    this.#config = config;
    this.#changed();
    this.#heads = null;
    this.#kept = [];
    this.#keptBytes = 0;
    if (this.#viewers.size === 0) return;
    const heads = this.#configTags(config, this.#lastMs);
    for (const { viewer } of this.#viewers) viewer.send(heads);
  }

  sample(sample: Sample): void {
    if (this.#config === null || this.#config[sample.track] === null) return;
    this.#lastMs = sample.dtsMs;
    const tag = tagOf(sample);
    this.#keep(sample, tag);
    for (const watching of this.#viewers) this.#send(watching, sample, tag);
  }

  pause(): void {
    // Viewers stay: the push may be back in a second.
    this.#kept = [];
    this.#keptBytes = 0;
  }

  end(): void {
    for (const { viewer } of this.#viewers) viewer.close();
    this.#viewers.clear();
    this.#config = null;
    this.pause();
    this.#changed();
  }

  /** Begins with the last key frame. The answer takes the viewer away. */
  watch(viewer: FlvViewer): () => void {
    const watching: Watching = { viewer, skippingSinceMs: null };
    if (this.#config !== null) {
      this.#heads ??= Buffer.concat([fileHead(this.#config), this.#configTags(this.#config, 0)]);
      viewer.send(this.#heads);
      if (this.#kept.length > 0) viewer.send(Buffer.concat(this.#kept));
    }
    this.#viewers.add(watching);
    return () => this.#viewers.delete(watching);
  }

  #changed(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const one of wake) one();
  }

  #keep(sample: Sample, tag: Buffer): void {
    const isKey = sample.track === 'video' && sample.key;
    if (isKey || this.#keptBytes > keptBytesMax) {
      this.#kept = [];
      this.#keptBytes = 0;
    }
    if (!isKey && this.#kept.length === 0 && this.#config?.video != null) return;
    this.#kept.push(tag);
    this.#keptBytes += tag.length;
  }

  /** Leaves whole picture groups out rather than letting a slow line fill our memory. */
  #send(watching: Watching, sample: Sample, tag: Buffer): void {
    const { viewer } = watching;
    const pending = viewer.pendingBytes();
    if (watching.skippingSinceMs === null) {
      if (pending <= pendingBytesMax) {
        viewer.send(tag);
        return;
      }
      watching.skippingSinceMs = sample.dtsMs;
      return;
    }
    if (sample.key && sample.track === 'video' && pending < pendingBytesMax / 4) {
      watching.skippingSinceMs = null;
      viewer.send(tag);
      return;
    }
    if (sample.dtsMs - watching.skippingSinceMs < skipMsMax) return;
    this.#dropped++;
    this.#viewers.delete(watching);
    viewer.close();
  }

  #configTags(config: StreamConfig, atMs: number): Buffer {
    const tags: Buffer[] = [flvTagBytes(flvScript, atMs, metadataOf(config))];
    if (config.video !== null)
      tags.push(flvTagBytes(flvVideo, atMs, videoTagHead('config', 0), config.video.record));
    if (config.audio !== null)
      tags.push(flvTagBytes(flvAudio, atMs, audioTagHead('config'), config.audio.record));
    return Buffer.concat(tags);
  }
}

function fileHead(config: StreamConfig): Buffer {
  return flvFileHeader({ audio: config.audio !== null, video: config.video !== null });
}

function tagOf(sample: Sample): Buffer {
  if (sample.track === 'audio')
    return flvTagBytes(flvAudio, sample.dtsMs, audioTagHead('frame'), sample.data);
  const head = videoTagHead(sample.key ? 'key' : 'picture', sample.compositionMs);
  return flvTagBytes(flvVideo, sample.dtsMs, head, sample.data);
}

function metadataOf({ video, audio }: StreamConfig): Buffer {
  return writeAmf('onMetaData', {
    ...(video === null
      ? {}
      : { width: video.width, height: video.height, videocodecid: 7, framerate: video.fps }),
    ...(audio === null
      ? {}
      : { audiocodecid: 10, audiosamplerate: audio.sampleRate, stereo: audio.channels > 1 }),
  });
}
