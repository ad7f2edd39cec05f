/** The running server, as any client sees it. */
export interface ImportApi {
  start(body: { kind: string; source: string; shopId?: string }): Promise<{ id: string; nextLine: number }>;
  send(importId: string, lines: readonly { line: number; record: unknown }[]): Promise<ChunkAnswer>;
  finish(importId: string): Promise<void>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<unknown>;
  raw(path: string, init: RequestInit): Promise<Response>;
}

export interface ChunkAnswer {
  readonly accepted: number;
  readonly repeated: number;
  readonly refused: number;
  readonly errors: readonly { line: number; field: string; code: string; message: string }[];
}

const triesMax = 5;
const timeoutMs = 60_000;

export class ApiError extends Error {}

export function connectApi(address: string, token: string): ImportApi {
  const raw = (path: string, init: RequestInit) =>
    withRetries(() =>
      fetch(`${address}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init.headers },
        signal: AbortSignal.timeout(timeoutMs),
      }),
    );
  const post = async (
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<unknown> => {
    const response = await raw(`/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body ?? {}),
    });
    const answer = (await response.json()) as { code?: string; title?: string; detail?: string };
    if (!response.ok)
      throw new ApiError(`${path}: ${answer.code}: ${answer.title} ${answer.detail ?? ''}`.trim());
    return answer;
  };
  return {
    raw,
    post,
    start: (body) => post('/imports', body) as Promise<{ id: string; nextLine: number }>,
    send: (importId, lines) => post(`/imports/${importId}/chunks`, { lines }) as Promise<ChunkAnswer>,
    finish: async (importId) => {
      await post(`/imports/${importId}/finish`, {});
    },
  };
}

/** Repeats on lost connections, overload and rate limits: a chunk taken twice counts as repeated, so this is safe. */
async function withRetries(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await send().catch((error: Error) => error);
    const retryable = response instanceof Error || response.status === 429 || response.status === 503;
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
