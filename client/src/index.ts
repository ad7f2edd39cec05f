import createFetchClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './paths.ts';

export type { paths, TownMessage } from './paths.ts';
export type * from './review-views.ts';
export type * from './room-views.ts';
export type * from './stock-views.ts';
export type * from './studio-views.ts';
export type * from './views.ts';

export interface ClientOptions {
  /** Where the platform is, e.g. `https://shop.example`; empty inside its own pages. */
  baseUrl: string;
  fetch?: (request: Request) => Promise<Response>;
  /** An API token, made under /api/v1/me/tokens. Pages use their cookie instead. */
  token?: string;
}

export type KanmaiClient = Client<paths>;

/**
 * A typed client of the API: `client.GET('/api/v1/clips/{id}', { params: { path: { id } } })` answers
 * `{ data, error, response }`; `error` is problem+json. A POST without an Idempotency-Key is given one, so give your
 * own where a repetition of yours must be recognised.
 */
export function createClient({ baseUrl, fetch, token }: ClientOptions): KanmaiClient {
  const client = createFetchClient<paths>({
    baseUrl,
    // Looked up at each call: a page may be given another fetch after this module was loaded.
    fetch: fetch ?? ((request) => globalThis.fetch(request)),
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
  });
  client.use(nameEveryPost);
  return client;
}

const nameEveryPost: Middleware = {
  onRequest({ request }) {
    if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
      request.headers.set('idempotency-key', newKey());
    }
    return request;
  },
};

/** A key of chance. `randomUUID` is missing where a page is not in a secure context, so it is made of bytes. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
