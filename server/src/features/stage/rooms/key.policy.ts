import { createHash, randomBytes } from 'node:crypto';

/** `program`: what is typed into OBS; `browser`: what the studio's page pushes by. */
export type KeyKind = 'program' | 'browser';

const keyForm = /^[\w-]{32}$/;

/** A key of 192 bits. Chance here is the system's: whoever guesses it broadcasts as somebody else. */
export function makeKey(): string {
  return randomBytes(24).toString('base64url');
}

/** What of a key is kept; null for what cannot be one. */
export function keyHash(key: string): Buffer | null {
  return keyForm.test(key) ? createHash('sha256').update(key).digest() : null;
}
