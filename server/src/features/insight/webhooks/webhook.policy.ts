import { createHmac } from 'node:crypto';
import { hourMs, minuteMs } from '@kanmai/kernel';

/** How a message is signed: Standard Webhooks 1.0 (standardwebhooks.com), symmetric, version v1. */
export interface SignedHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

const secretPrefix = 'whsec_';

/** An endpoint's secret: 32 bytes that only who has both the nonce and the platform's key can make. */
export function secretOf(platformSecret: string, nonce: string): string {
  return secretPrefix + createHmac('sha256', platformSecret).update(`webhook ${nonce}`).digest('base64');
}

/** Signs with each secret that is still good, the newest first. */
export function signMessage(
  secrets: readonly string[],
  message: { readonly id: string; readonly atMs: number; readonly body: string },
): SignedHeaders {
  const timestamp = String(Math.floor(message.atMs / 1_000));
  const signed = `${message.id}.${timestamp}.${message.body}`;
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets
      .map((secret) => Buffer.from(secret.slice(secretPrefix.length), 'base64'))
      .map((key) => `v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
      .join(' '),
  };
}

/** How long after each failed try the next one comes; the schedule that Standard Webhooks recommends. */
const waitsMs = [
  5_000,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
];

/** How long to wait after so many failed tries, a tenth more or less; null when that was the last. `chance` is in [0, 1). */
export function waitAfter(tries: number, chance: number): number | null {
  const waitMs = waitsMs[tries - 1];
  return waitMs === undefined ? null : Math.round(waitMs * (0.9 + 0.2 * chance));
}
