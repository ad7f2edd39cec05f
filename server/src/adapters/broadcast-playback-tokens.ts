import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Who may watch: a token over the stream and the moment it expires, in the path so that what a playlist names beside
 * itself carries it too. `<stream>.<expiry in seconds, base 36>.<HMAC-SHA-256, 128 bits, base64url>`.
 */
export function signPlayback(secret: string, streamId: string, expiresAtMs: number): string {
  const expiry = Math.ceil(expiresAtMs / 1000).toString(36);
  return `${streamId}.${expiry}.${macOf(secret, streamId, expiry)}`;
}

export type PlaybackToken =
  | { readonly kind: 'good'; readonly streamId: string; readonly expiresAtMs: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'foreign' };

const form = /^([\w-]{1,64})\.([0-9a-z]{1,9})\.([\w-]{22})$/;

export function readPlaybackToken(secret: string, token: string, nowMs: number): PlaybackToken {
  const match = form.exec(token);
  if (match === null) return { kind: 'foreign' };
  const [, streamId = '', expiry = '', mac = ''] = match;
  const expected = Buffer.from(macOf(secret, streamId, expiry));
  if (!timingSafeEqual(expected, Buffer.from(mac))) return { kind: 'foreign' };
  const expiresAtMs = Number.parseInt(expiry, 36) * 1000;
  return nowMs >= expiresAtMs ? { kind: 'expired' } : { kind: 'good', streamId, expiresAtMs };
}

function macOf(secret: string, streamId: string, expiry: string): string {
  const mac = createHmac('sha256', secret).update(`live-playback\n${streamId}\n${expiry}`).digest();
  return mac.subarray(0, 16).toString('base64url');
}
