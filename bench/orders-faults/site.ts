import { setTimeout as pause } from 'node:timers/promises';
import type { Violation } from '../../tests/fault/invariants.ts';

/** Where the platform is found now; null while it is dead. Written by who kills, read by who buys. */
export interface Site {
  address: string | null;
  /** Nobody begins anything new. */
  closing: boolean;
  /** Answers that nobody should get. */
  readonly surprises: Violation[];
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body & { readonly code?: string };
}

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether to give up when the connection breaks: what became of it, the client never learns. */
  readonly fickle?: boolean;
}

const insistMsMax = 90_000;
const answerMsMax = 20_000;

/**
 * Sends the same request until whichever server is alive has answered it. Null when a fickle client gave up.
 * @throws when nobody answers for too long
 */
export async function insist<Body>(site: Site, asked: Asked): Promise<Answer<Body> | null> {
  const untilMs = performance.now() + insistMsMax;
  for (;;) {
    const answer = site.address === null ? null : await sendOnce<Body>(site.address, asked);
    if (answer !== null && !isUncertain(answer)) return answer;
    if (asked.fickle === true) return null;
    if (performance.now() > untilMs) throw new Error(`nobody answers ${asked.path}`);
    await pause(25);
  }
}

/** A dying server may say so; the first request with the key may still be running. */
function isUncertain({ status, body }: Answer<unknown>): boolean {
  return status >= 500 || body.code === 'request-under-way';
}

async function sendOnce<Body>(address: string, asked: Asked): Promise<Answer<Body> | null> {
  const { method = 'POST', path, token, key, body, headers } = asked;
  const text = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
  try {
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      signal: AbortSignal.timeout(answerMsMax),
      headers: {
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      ...(text === undefined ? {} : { body: text }),
    });
    const said = await response.text();
    return { status: response.status, body: (said === '' ? {} : JSON.parse(said)) as never };
  } catch {
    return null;
  }
}

/** Whether an answer is a success; notes one that is neither that nor one of the refusals that may come. */
export function isWell<Body>(
  site: Site,
  asked: string,
  answer: Answer<Body> | null,
  refusals: readonly string[] = [],
): answer is Answer<Body> {
  if (answer === null) return false;
  if (answer.status >= 200 && answer.status < 300) return true;
  if (!refusals.includes(answer.body.code ?? '')) {
    const detail = `${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
    site.surprises.push({ invariant: 'nobody gets an answer that makes no sense', subject: asked, detail });
  }
  return false;
}
