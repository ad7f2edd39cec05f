import type { Readable } from 'node:stream';

/** Keeps files under keys such as `media/ast_…/video.mp4`: letters, digits, `.`, `_`, `-`, in parts joined by `/`. */
export interface BlobStore {
  /** Keeps the whole content or nothing; an earlier content of the key is replaced at once. */
  put(key: string, content: Uint8Array | Readable, options: { contentType: string }): Promise<void>;
  /** The content, or the bytes `start` to `end` (both inclusive) of it, as far as it goes; null when there is none. */
  get(key: string, range?: { start: number; end: number }): Promise<Readable | null>;
  stat(key: string): Promise<BlobStat | null>;
  /** Answers the same whether it was there or not. */
  delete(key: string): Promise<void>;
  /** The first keys that begin with `prefix`, in the order of their bytes. */
  list(prefix: string, limit: number): Promise<string[]>;
  /** Where the content lies on this machine's disk, when it does. */
  localPath?(key: string): string;
}

export interface BlobStat {
  readonly bytes: number;
  readonly contentType: string;
  readonly modifiedAtMs: number;
}

const keyPart = /^[A-Za-z0-9._-]+$/;
const keyLengthMax = 512;

/** Keys are checked by every store, so that none ever leaves its place. @throws when it is not a key */
export function assertBlobKey(key: string): void {
  const parts = key.split('/');
  const good = parts.every((part) => keyPart.test(part) && part !== '.' && part !== '..');
  if (!good || key.length > keyLengthMax)
    throw new Error(`not a blob key: ${JSON.stringify(key.slice(0, 100))}`);
}

/** A prefix is the beginning of keys. @throws when no key can begin so */
export function assertBlobPrefix(prefix: string): void {
  if (prefix !== '') assertBlobKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}
