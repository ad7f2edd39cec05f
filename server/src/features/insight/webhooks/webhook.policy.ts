import { createHmac } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
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

/** Whether messages may go to private addresses and over plain HTTP. */
export function mayGoAnywhere(config: { readonly webhookTargets: string; readonly town: string }): boolean {
  const { webhookTargets, town } = config;
  return webhookTargets === 'any' || (webhookTargets === 'auto' && town === 'on');
}

export type UrlFault = 'not-a-url' | 'not-https' | 'has-credentials' | 'private-address';

/** What is wrong with an address to send to, before its name is looked up. */
export function findUrlFault(text: string, anyTarget: boolean): UrlFault | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'not-a-url';
  }
  if (url.username !== '' || url.password !== '') return 'has-credentials';
  if (url.protocol !== 'https:' && !(anyTarget && url.protocol === 'http:')) return 'not-https';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return !anyTarget && isIP(host) !== 0 && isPrivateAddress(host) ? 'private-address' : null;
}

const privateRanges = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  privateRanges.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  privateRanges.addSubnet(net, bits, 'ipv6');

/** Whether an IP address is not one of the public internet: whoever writes a webhook's URL must not reach our own network. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped !== null) return isPrivateAddress(mapped[1] as string);
  return privateRanges.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
