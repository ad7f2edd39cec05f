import { audioTagHead, flvAudio, flvFileHeader, flvTagBytes } from './broadcast-flv.ts';
import type { AudioConfig, Sample, SampleSink, StreamConfig } from './broadcast-samples.ts';

/** Who listens: takes the sound as FLV without pictures, until it is closed. */
export interface SoundFeed {
  write(bytes: Buffer): void;
  close(): void;
}

/** Hands the sound of a push on, frame by frame as it came; costs nothing while nobody listens. */
export class SoundRelay implements SampleSink {
  #config: AudioConfig | null = null;
  #isFlowing = false;
  readonly #feeds = new Set<SoundFeed>();

  /** Whether sound comes now. */
  get isAudible(): boolean {
    return this.#isFlowing && this.#config !== null;
  }

  configure({ audio }: StreamConfig): void {
    // Whoever listens begins anew with what comes now.
    if (this.#config !== null) this.#closeAll();
    this.#config = audio;
    this.#isFlowing = true;
  }

  sample(sample: Sample): void {
    if (sample.track !== 'audio' || this.#feeds.size === 0) return;
    const tag = flvTagBytes(flvAudio, sample.dtsMs, audioTagHead('frame'), sample.data);
    for (const feed of this.#feeds) feed.write(tag);
  }

  pause(): void {
    this.#isFlowing = false;
    this.#closeAll();
  }

  end(): void {
    this.#config = null;
    this.pause();
  }

  /** The answer takes the feed away; null when no sound comes. */
  tap(feed: SoundFeed): (() => void) | null {
    if (this.#config === null || !this.#isFlowing) return null;
    feed.write(flvFileHeader({ audio: true, video: false }));
    feed.write(flvTagBytes(flvAudio, 0, audioTagHead('config'), this.#config.record));
    this.#feeds.add(feed);
    return () => this.#feeds.delete(feed);
  }

  #closeAll(): void {
    const feeds = [...this.#feeds];
    this.#feeds.clear();
    for (const feed of feeds) feed.close();
  }
}
