import { createClient, type ProblemView } from '@kanmai/client';

/** The pages' own client: same origin, the session in its cookie. */
export const api = createClient({ baseUrl: '' });

/** What the platform answered when it could not do a thing; `code` is the API's error code. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly field: string | undefined;
  readonly problem: Partial<ProblemView>;
  constructor(status: number, problem: Partial<ProblemView>) {
    super(problem.detail || problem.title || problem.code || `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = problem.code ?? (status >= 500 ? 'unavailable' : 'bad-request');
    this.field = problem.field;
    this.problem = problem;
  }
}

/** No answer at all: the line is down or the platform is. */
export class OfflineProblem extends Error {
  readonly code = 'offline';
  constructor(cause: unknown) {
    super('offline', { cause });
    this.name = 'OfflineProblem';
  }
}

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data of a call, or its problem thrown: `await unwrap(api.GET('/api/v1/me'))`. */
export async function unwrap<Data>(call: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const answer = await call.catch((cause: unknown) => {
    throw cause instanceof DOMException && cause.name === 'AbortError' ? cause : new OfflineProblem(cause);
  });
  if (!answer.response.ok) {
    const problem = typeof answer.error === 'object' && answer.error !== null ? answer.error : {};
    throw new ApiProblem(answer.response.status, problem);
  }
  return (answer.data ?? {}) as NonNullable<Data>;
}

/** The error code of anything thrown by a call. */
export function codeOf(error: unknown): string {
  return error instanceof ApiProblem || error instanceof OfflineProblem ? error.code : 'internal';
}
