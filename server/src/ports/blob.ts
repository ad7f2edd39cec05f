import type { Readable } from 'node:stream';

/** Keeps files under keys such as `media/ast_…/video.mp4`: letters, digits, `.`, `_`, `-`, in parts joined by `/`. */
export interface BlobStore {
  /** Keeps the whole content or nothing; an earlier content of the key is replaced at once. */
  put(key: string, content: Uint8Array | Readable, options: { contentType: string }): Promise<void>;
  /** The content, or the bytes `start` to `end` (both inclusive) of it; null when there is none. */
  get(key: string, range?: { start: number; end: number }): Promise<Readable | null>;
  stat(key: string): Promise<BlobStat | null>;
  /** Answers the same whether it was there or not. */
  delete(key: string): Promise<void>;
  list(prefix: string, limit: number): Promise<string[]>;
  /** Where the content lies on this machine's disk, when it does. */
  localPath?(key: string): string;
}

export interface BlobStat {
  readonly bytes: number;
  readonly contentType: string;
  readonly modifiedAtMs: number;
}
