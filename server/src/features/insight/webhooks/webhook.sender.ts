import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from './webhook.policy.ts';

export interface Sent {
  /** Null when there was no answer. */
  readonly status: number | null;
  readonly error: string | null;
  readonly tookMs: number;
}

export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether addresses of private networks may be reached. */
  readonly anyTarget: boolean;
  readonly signal: AbortSignal;
}

const answerMsMax = 15_000;

/** Posts a message and reads no more of the answer than its status. Follows no redirect; never throws. */
export function sendMessage(outgoing: Outgoing): Promise<Sent> {
  const startMs = performance.now();
  const tookMs = () => Math.round(performance.now() - startMs);
  return new Promise((resolve) => {
    const failed = (error: unknown) => resolve({ status: null, error: sentenceOf(error), tookMs: tookMs() });
    const send = outgoing.url.startsWith('https:') ? requestHttps : requestHttp;
    try {
      const request = send(
        outgoing.url,
        {
          method: 'POST',
          agent: false,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(outgoing.body),
            'user-agent': 'Kanmai-Webhooks/1',
            ...outgoing.headers,
          },
          ...(outgoing.anyTarget ? {} : { lookup: publicLookup }),
          signal: AbortSignal.any([outgoing.signal, AbortSignal.timeout(answerMsMax)]),
        },
        (answer) => {
          const status = answer.statusCode ?? 0;
          const isWell = status >= 200 && status < 300;
          resolve({ status, error: isWell ? null : `It answered ${status}.`, tookMs: tookMs() });
          answer.destroy();
        },
      );
      request.on('error', failed);
      request.end(outgoing.body);
    } catch (error) {
      failed(error);
    }
  });
}

/** Looks a name up at the moment of connecting, so that it cannot point elsewhere than when it was checked. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, []);
    const found = addresses.filter(({ address }) => !isPrivateAddress(address));
    if (found.length === 0)
      return done(Object.assign(new Error(hostname), { code: 'KANMAI_PRIVATE_ADDRESS' }), []);
    if (options.all === true) return done(null, found);
    const first = found[0] as { address: string; family: number };
    return done(null, first.address, first.family);
  });
};

const sentences: Readonly<Record<string, string>> = {
  ABORT_ERR: 'It did not answer within 15 seconds.',
  TIMEOUT_ERR: 'It did not answer within 15 seconds.',
  ECONNREFUSED: 'Nobody listens there.',
  ECONNRESET: 'The connection was closed before an answer.',
  ENOTFOUND: 'The name is unknown.',
  EAI_AGAIN: 'The name could not be looked up.',
  KANMAI_PRIVATE_ADDRESS: 'The name points into a private network.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
};

function sentenceOf(error: unknown): string {
  const { code, name } = error as { code?: string; name?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return sentences.ABORT_ERR as string;
  return sentences[code ?? ''] ?? `The connection failed${code === undefined ? '' : ` (${code})`}.`;
}
