import { setTimeout as pause } from 'node:timers/promises';

/** Somebody signed in, seen through the public API. */
export interface Session {
  readonly get: <Answer>(path: string) => Promise<Answer>;
  readonly post: <Answer>(path: string, body: unknown, key?: string) => Promise<Answer>;
  readonly send: <Answer>(method: string, path: string, body: unknown) => Promise<Answer>;
  /** Sends bytes as they are, e.g. a picture. */
  readonly upload: <Answer>(
    method: string,
    path: string,
    type: string,
    bytes: Uint8Array,
    key?: string,
  ) => Promise<Answer>;
  /** Uploads a file by tus and answers the asset's id. */
  readonly uploadClip: (bytes: Uint8Array, filename: string) => Promise<string>;
}

export class TownError extends Error {}

const triesMax = 6;
const timeoutMs = 60_000;

/** Signs in by one of the town's own links, made at random for this installation. */
export async function signIn(address: string, token: string): Promise<Session> {
  const response = await fetch(`${address}/town/sign-in/${token}`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  if (cookie === '') throw new TownError(`signing in answered ${response.status} without a session`);
  return sessionOf(address, { cookie, origin: address });
}

/** Somebody who never was here before: each request is another stranger’s. */
export function asStranger(address: string): Session {
  return sessionOf(address, {});
}

/** Somebody who uses an API token. */
export function withToken(address: string, token: string): Session {
  return sessionOf(address, { authorization: `Bearer ${token}` });
}

function sessionOf(address: string, identity: Record<string, string>): Session {
  const raw = async (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | Uint8Array<ArrayBuffer>,
  ) => {
    const response = await withRetries(() =>
      fetch(`${address}${path}`, {
        method,
        headers: { ...identity, ...headers },
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { body }),
      }),
    );
    if (!response.ok)
      throw new TownError(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const answerOf = async <Answer>(response: Response): Promise<Answer> =>
    (response.status === 204 ? null : await response.json()) as Answer;
  const keyed = (key: string | undefined) => (key === undefined ? {} : { 'idempotency-key': key });
  const json = { 'content-type': 'application/json' };
  return {
    get: async (path) => answerOf(await raw('GET', `/api/v1${path}`, {})),
    post: async (path, body, key) =>
      answerOf(await raw('POST', `/api/v1${path}`, { ...json, ...keyed(key) }, JSON.stringify(body))),
    send: async (method, path, body) =>
      answerOf(await raw(method, `/api/v1${path}`, json, JSON.stringify(body))),
    upload: async (method, path, type, bytes, key) =>
      answerOf(
        await raw(method, `/api/v1${path}`, { 'content-type': type, ...keyed(key) }, new Uint8Array(bytes)),
      ),
    uploadClip: async (bytes, filename) => {
      const headers = {
        'tus-resumable': '1.0.0',
        'upload-length': String(bytes.byteLength),
        'upload-metadata': `filename ${Buffer.from(filename).toString('base64')},filetype ${Buffer.from('video/mp4').toString('base64')}`,
        'content-type': 'application/offset+octet-stream',
      };
      const response = await raw('POST', '/api/v1/uploads', headers, new Uint8Array(bytes));
      const assetId = response.headers.get('x-asset-id');
      if (assetId === null) throw new TownError('the upload answered no asset');
      return assetId;
    },
  };
}

/** Every creation carries an idempotency key, so that a lost answer may be asked for again. */
async function withRetries(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await send().catch((error: Error) => error);
    const retryable = response instanceof Error || [409, 429, 502, 503].includes(response.status);
    if (!retryable || attempt >= triesMax) {
      if (response instanceof Error) throw new TownError(`the server cannot be reached: ${response.message}`);
      return response;
    }
    const afterS = response instanceof Error ? attempt : Number(response.headers.get('retry-after') ?? 1);
    await pause(Math.min(afterS, 61) * 1_000);
  }
}
