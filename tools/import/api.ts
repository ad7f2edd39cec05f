/** The running server, as any client sees it. */
export interface ImportApi {
  start(body: { kind: string; source: string; shopId?: string }): Promise<StartedImport>;
  send(importId: string, lines: readonly { line: number; record: unknown }[]): Promise<ChunkAnswer>;
  finish(importId: string): Promise<void>;
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  raw(path: string, init: RequestInit): Promise<Response>;
}

export interface StartedImport {
  readonly id: string;
  /** The line to go on with: what lies before was taken or refused by an earlier run. */
  readonly nextLine: number;
  readonly acceptedCount: number;
}

export interface LineError {
  readonly line: number;
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export interface ChunkAnswer {
  readonly accepted: number;
  readonly repeated: number;
  readonly refused: number;
  readonly errors: readonly LineError[];
}

const triesMax = 5;
const timeoutMs = 60_000;

/** Something to tell the person who imports, in one sentence. */
export class ApiError extends Error {}

/** The server said no to all of it: the token, a permission, the request itself. */
export class RefusedError extends ApiError {}

export function connectApi(address: string, token: string): ImportApi {
  const raw = (path: string, init: RequestInit) =>
    withRetries(() =>
      fetch(`${address}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init.headers },
        signal: AbortSignal.timeout(timeoutMs),
      }),
    );
  const answerOf = async (path: string, response: Response): Promise<unknown> => {
    if (response.ok) return response.json();
    const { code, title = '', detail = '' } = await problemOf(response);
    throw new RefusedError(`${path}: ${code}: ${title} ${detail}`.trim());
  };
  const post = async (path: string, body: object): Promise<unknown> =>
    answerOf(
      path,
      await raw(`/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  return {
    raw,
    post,
    get: async (path) => answerOf(path, await raw(`/api/v1${path}`, {})),
    start: (body) => post('/imports', body) as Promise<StartedImport>,
    send: (importId, lines) => post(`/imports/${importId}/chunks`, { lines }) as Promise<ChunkAnswer>,
    finish: async (importId) => {
      await post(`/imports/${importId}/finish`, {});
    },
  };
}

/** The problem that an answer describes; what is between us and the server may answer something else. */
async function problemOf(response: Response): Promise<{ code: string; title?: string; detail?: string }> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as { code?: string; title?: string; detail?: string };
    return { ...problem, code: problem.code ?? String(response.status) };
  } catch {
    return { code: String(response.status), detail: text.slice(0, 200) };
  }
}

/** Repeats on lost connections, overload and rate limits: a chunk taken twice counts as repeated, so this is safe. */
async function withRetries(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await send().catch((error: Error) => error);
    const retryable = response instanceof Error || [429, 502, 503].includes(response.status);
    if (!retryable) return response;
    if (attempt >= triesMax) {
      if (response instanceof Error) throw new ApiError(`The server cannot be reached: ${response.message}`);
      return response;
    }
    const afterS =
      response instanceof Error ? attempt : Number(response.headers.get('retry-after') ?? attempt);
    await new Promise((resolve) => setTimeout(resolve, Math.min(afterS, 60) * 1_000));
  }
}
