import { createECDH, randomBytes } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type Clock, hourMs } from '@kanmai/kernel';
import type { Push, PushMessage, PushOutcome, PushTarget } from '../ports/push.ts';
import { findUrlFault, publicLookup } from '../public-network.ts';
import { encryptPush, plainBytesMax } from './push-web-encryption.ts';
import { vapidHeader, vapidKeyOf } from './push-web-vapid.ts';

export interface WebPushOptions {
  /** P-256, 32 bytes, base64url. */
  readonly privateKey: string;
  /** How whoever runs a push service reaches us: `mailto:` or an address. */
  readonly subject: () => string;
  readonly clock: Clock;
  /** Whether addresses of private networks may be reached. */
  readonly anyTarget: boolean;
}

const answerMsMax = 10_000;
/** A push service refuses tokens for longer than a day (RFC 8292, section 2). */
const tokenMs = 12 * hourMs;

/** Web push (RFC 8030), without a library: what there is of it is one request. */
export function createWebPush(options: WebPushOptions): Push {
  const key = vapidKeyOf(options.privateKey);
  return {
    publicKey: key.publicKey,
    async send(target, message) {
      if (findUrlFault(target.endpoint, options.anyTarget) !== null) return 'gone';
      const body = bodyOf(target, message);
      if (body === null) return 'gone';
      const authorization = vapidHeader(key, {
        audience: new URL(target.endpoint).origin,
        expiresAtMs: options.clock.nowMs() + tokenMs,
        subject: options.subject(),
      });
      const headers = { authorization, ttl: String(message.ttlS), urgency: 'high' };
      return outcomeOf(await post(target.endpoint, headers, body, options.anyTarget));
    },
  };
}

/** Null where the browser's key is none. */
function bodyOf(target: PushTarget, { data }: PushMessage): Buffer | null {
  const plain = Buffer.from(JSON.stringify(data));
  if (plain.length > plainBytesMax) throw new RangeError(`a push message of ${plain.length} bytes`);
  const made = createECDH('prime256v1');
  made.generateKeys();
  // Leading zeros of a private key are left out.
  const privateKey = Buffer.from(made.getPrivateKey('hex').padStart(64, '0'), 'hex');
  try {
    return encryptPush(plain, target, { salt: randomBytes(16), privateKey });
  } catch {
    return null;
  }
}

function outcomeOf(status: number | null): PushOutcome {
  if (status === 404 || status === 410) return 'gone';
  return status !== null && status >= 200 && status < 300 ? 'taken' : 'failed';
}

/** The status that was answered; null when nobody did. No redirect is followed, and no more is read. */
function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  anyTarget: boolean,
): Promise<number | null> {
  return new Promise((resolve) => {
    const send = url.startsWith('https:') ? requestHttps : requestHttp;
    const request = send(
      url,
      {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/octet-stream',
          'content-encoding': 'aes128gcm',
          'content-length': body.length,
        },
        ...(anyTarget ? {} : { lookup: publicLookup }),
        signal: AbortSignal.timeout(answerMsMax),
      },
      (answer) => {
        resolve(answer.statusCode ?? null);
        answer.destroy();
      },
    );
    request.on('error', () => resolve(null));
    request.end(body);
  });
}
