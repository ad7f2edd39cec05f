import type { Result } from '@kanmai/kernel';

/**
 * Turns an uploaded file, which nobody trusts, into a clip that any phone plays.
 * Expected failures are refusals; a rejection means that the machine, not the file, is at fault, or that `signal` aborted.
 */
export interface Media {
  /** Says what the file is, by reading it to its end but decoding one picture only. */
  probe(inputPath: string, options?: MediaProbeOptions): Promise<Result<MediaProbe, MediaRefusal>>;
  /** Probes, then writes the renditions into `outputDir` (made when missing). Nothing is left there after a refusal. */
  transcode(
    inputPath: string,
    outputDir: string,
    options?: MediaTranscodeOptions,
  ): Promise<Result<MediaRenditions, MediaRefusal>>;
  /** Writes the picture at a moment of a video of ours (a rendition) to `outputPath`, as WebP of the video's size. */
  frame(
    inputPath: string,
    atMs: number,
    outputPath: string,
    options?: MediaProbeOptions,
  ): Promise<Result<MediaFile, MediaRefusal>>;
  /** The tool in use; null when there is none, and every call answers `media-tool-missing`. */
  versions(): Promise<MediaTool | null>;
}

export interface MediaProbeOptions {
  readonly signal?: AbortSignal;
}

export interface MediaTranscodeOptions extends MediaProbeOptions {
  /** Told now and then how far the work is, from 0 to 1, never going back. */
  readonly onProgress?: (ratio: number) => void;
}

export interface MediaTool {
  readonly path: string;
  readonly version: string;
  readonly source: 'configured' | 'system' | 'npm';
  /** False for a build too old to be shown strangers' files; a public server refuses their uploads then. */
  readonly trusted: boolean;
}

export interface MediaProbe {
  readonly container: MediaContainer;
  readonly videoCodec: string;
  /** As displayed: after rotation and with square pixels. */
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  /** Mean frames a second. */
  readonly fps: number;
  readonly hasAudio: boolean;
  readonly highDynamicRange: boolean;
}

export type MediaContainer = 'mp4' | 'matroska' | 'mpeg-ts';

export interface MediaRenditions {
  /** H.264 (yuv420p) and AAC in MP4, its index first, a key frame at least every two seconds; fits 720 × 1280 or 1280 × 720. */
  readonly video: MediaFile;
  /** One telling picture, WebP, of the video's size. */
  readonly cover: MediaFile;
  /** Pictures evenly over the clip's length, left to right in one WebP. */
  readonly strip: MediaStrip;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly hasAudio: boolean;
}

export interface MediaFile {
  readonly path: string;
  readonly bytes: number;
  readonly contentType: 'video/mp4' | 'image/webp';
}

export interface MediaStrip extends MediaFile {
  readonly tiles: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
}

/** Why a file is refused. `detail` is one clear sentence in English; the rest is for a sentence in another language. */
export type MediaRefusal =
  | { readonly type: 'media-empty'; readonly detail: string }
  | { readonly type: 'media-not-video'; readonly detail: string }
  | { readonly type: 'media-unsupported'; readonly detail: string; readonly format: string }
  | { readonly type: 'media-truncated'; readonly detail: string }
  | {
      readonly type: 'media-too-long';
      readonly detail: string;
      readonly durationMs: number;
      readonly limitMs: number;
    }
  | {
      readonly type: 'media-too-large-picture';
      readonly detail: string;
      readonly width: number;
      readonly height: number;
      readonly limitPixels: number;
    }
  | {
      readonly type: 'media-too-large-file';
      readonly detail: string;
      readonly bytes: number;
      readonly limitBytes: number;
    }
  | { readonly type: 'media-bomb'; readonly detail: string; readonly limit: MediaLimit }
  | { readonly type: 'media-disk-full'; readonly detail: string; readonly neededBytes: number }
  | { readonly type: 'media-tool-missing'; readonly detail: string };

/** What a file used up before it was stopped. */
export type MediaLimit = 'time' | 'memory' | 'output' | 'frames';
