import { type KeyObject, randomBytes } from 'node:crypto';
import { type Clock, minuteMs, secondMs } from '@kanmai/kernel';
import { PaymentProviderError } from '../ports/payment.ts';
import {
  answerMessage,
  authorization,
  isSignedBy,
  requestMessage,
  signMessage,
} from './payment-wechatpay-signing.ts';

export interface WechatKeys {
  readonly mchId: string;
  readonly serial: string;
  readonly privateKey: KeyObject;
  /** WeChat Pay's own, and the name it gives it in `Wechatpay-Serial`. */
  readonly publicKey: KeyObject;
  readonly publicKeyId: string;
}

export const wechatName = 'wechatpay';
const timeoutMs = 15 * secondMs;
const toleranceMs = 5 * minuteMs;

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

/** An answer: its status, and its JSON when there is one. */
export interface WechatAnswer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

export interface WechatClient {
  /** One signed request; the answer's signature is checked. @throws PaymentProviderError when it cannot be believed */
  ask(asked: Asked): Promise<WechatAnswer>;
  /** A bill, at the address that WeChat Pay gave; its hash is the caller's to check. */
  download(url: string): Promise<Buffer>;
}

/** Whether a message bears WeChat Pay's signature, by the key that we know and lately. */
export function isFromWechat(
  keys: WechatKeys,
  clock: Clock,
  headers: Record<string, string | undefined>,
  rawBody: string,
): boolean {
  const timestamp = headers['wechatpay-timestamp'] ?? '';
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(clock.nowMs() - Number(timestamp) * secondMs) > toleranceMs) return false;
  if (headers['wechatpay-serial']?.toUpperCase() !== keys.publicKeyId.toUpperCase()) return false;
  const message = answerMessage(timestamp, headers['wechatpay-nonce'] ?? '', rawBody);
  return isSignedBy(keys.publicKey, message, headers['wechatpay-signature'] ?? '');
}

export function createWechatClient(keys: WechatKeys, clock: Clock, origin: string): WechatClient {
  const headersOf = (method: string, pathAndQuery: string, body: string) => {
    const timestamp = String(Math.floor(clock.nowMs() / secondMs));
    const nonce = randomBytes(16).toString('hex').toUpperCase();
    const signature = signMessage(
      keys.privateKey,
      requestMessage(method, pathAndQuery, timestamp, nonce, body),
    );
    return {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'kanmai',
      authorization: authorization({ ...keys, timestamp, nonce, signature }),
      // Says which of its keys WeChat Pay is to sign with.
      'wechatpay-serial': keys.publicKeyId,
    };
  };
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    try {
      return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    } catch {
      throw new PaymentProviderError(wechatName, 'cannot be reached');
    }
  };
  return {
    async ask({ method, path, body }) {
      const sent = body === undefined ? '' : JSON.stringify(body);
      const answer = await send(`${origin}${path}`, {
        method,
        headers: headersOf(method, path, sent),
        ...(body === undefined ? {} : { body: sent }),
      });
      const text = await answer.text();
      if (!isFromWechat(keys, clock, Object.fromEntries(answer.headers), text))
        throw new PaymentProviderError(wechatName, `an answer without a valid signature (${answer.status})`);
      return { status: answer.status, json: text === '' ? {} : (JSON.parse(text) as WechatAnswer['json']) };
    },
    async download(url) {
      const { pathname, search } = new URL(url);
      const answer = await send(url, { headers: headersOf('GET', pathname + search, '') });
      if (!answer.ok) throw new PaymentProviderError(wechatName, `bill ${answer.status}`);
      return Buffer.from(await answer.arrayBuffer());
    },
  };
}
