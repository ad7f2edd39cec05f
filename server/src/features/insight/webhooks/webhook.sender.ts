import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { findUrlFault, publicLookup } from '../../../public-network.ts';

/** Why a message was not taken; `paused`: it was not sent at all. */
export const sendFaults = [
  'bad-status',
  'no-answer',
  'nobody-listens',
  'closed-early',
  'name-unknown',
  'private-address',
  'not-https',
  'bad-certificate',
  'not-connected',
  'paused',
] as const;
export type SendFault = (typeof sendFaults)[number];

export interface Sent {
  /** Null when there was no answer. */
  readonly status: number | null;
  readonly error: SendFault | null;
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
  // Asked again at each sending: what was allowed when the URL was written may not be any more.
  const fault = findUrlFault(outgoing.url, outgoing.anyTarget);
  if (fault !== null) {
    const error = fault === 'not-https' || fault === 'private-address' ? fault : 'not-connected';
    return Promise.resolve({ status: null, error, tookMs: 0 });
  }
  const startMs = performance.now();
  const tookMs = () => Math.round(performance.now() - startMs);
  return new Promise((resolve) => {
    const failed = (error: unknown) => resolve({ status: null, error: faultOf(error), tookMs: tookMs() });
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
          resolve({ status, error: isWell ? null : 'bad-status', tookMs: tookMs() });
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

const faultOfCode: Readonly<Record<string, SendFault>> = {
  ECONNREFUSED: 'nobody-listens',
  ECONNRESET: 'closed-early',
  ENOTFOUND: 'name-unknown',
  EAI_AGAIN: 'name-unknown',
  KANMAI_PRIVATE_ADDRESS: 'private-address',
};

function faultOf(error: unknown): SendFault {
  const { code = '', name } = error as { code?: string; name?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return 'no-answer';
  if (/CERT|SELF_SIGNED|ERR_TLS|ERR_SSL/.test(code)) return 'bad-certificate';
  return faultOfCode[code] ?? 'not-connected';
}
