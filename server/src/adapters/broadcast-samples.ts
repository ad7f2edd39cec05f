/** What every source of live media is turned into, and what everything that plays or keeps it is fed with. */
export interface VideoConfig {
  /** AVCDecoderConfigurationRecord (ISO/IEC 14496-15 §5.3.3.1). */
  readonly record: Buffer;
  readonly width: number;
  readonly height: number;
  /** As the sequence parameter set states it; 0 when it does not. */
  readonly fps: number;
  /** RFC 6381, e.g. `avc1.64001f`. */
  readonly codecs: string;
}

export interface AudioConfig {
  /** AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1). */
  readonly record: Buffer;
  readonly sampleRate: number;
  readonly channels: number;
  /** RFC 6381, e.g. `mp4a.40.2`. */
  readonly codecs: string;
}

/** At least one of the two is there. */
export interface StreamConfig {
  readonly video: VideoConfig | null;
  readonly audio: AudioConfig | null;
}

/** One coded picture (length-prefixed NAL units) or one AAC frame. Times never go back within a track. */
export interface Sample {
  readonly track: 'video' | 'audio';
  /** Since the stream began, without gaps for silences. */
  readonly dtsMs: number;
  /** Presentation after decoding, in milliseconds. */
  readonly compositionMs: number;
  readonly key: boolean;
  readonly data: Buffer;
  /** Wall-clock at which it was broadcast. */
  readonly wallMs: number;
}

export interface SampleSink {
  /** Before the first sample, and whenever what is pushed changes or a broken push came back. */
  configure(config: StreamConfig): void;
  sample(sample: Sample): void;
  /** The push broke; it may come back. */
  pause(): void;
  end(): void;
}
