import type { PersonId } from '@kanmai/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../../../feature.ts';
import { anyone } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { type Problem, sendProblem } from '../../../http/problems.ts';
import { twoFactorMs } from '../../../http/two-factor.ts';
import { claimCodeSend, claimTwoFactorTry, storeTwoFactorProof } from './code.store.ts';
import type { CookiePolicy } from './cookie.policy.ts';
import type { IdentityService } from './identity.service.ts';
import { findSession, type Session } from './person.store.ts';
import { problemOfSignIn, type SignInEndpoint, signInEndpoints } from './sign-in.policy.ts';
import { type Auth, addressHeader, authPath } from './sign-in.service.ts';

interface SignInDeps extends FeatureDeps {
  readonly auth: () => Auth;
  readonly cookies: CookiePolicy;
  readonly identities: IdentityService;
}

/** Mounts what better-auth offers under /api/auth: the endpoints of our table, and nothing else. */
export function signInRoutes(server: HttpServer, deps: SignInDeps): void {
  server.route({
    method: ['GET', 'POST'],
    url: `${authPath}/*`,
    config: { access: anyone },
    schema: { hide: true },
    handler: (request, reply) => answerSignIn(deps, request, reply),
  });
}

async function answerSignIn(
  deps: SignInDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.header('cache-control', 'private, no-store');
  const endpoint = signInEndpoints[`${request.method} /${(request.params as { '*': string })['*']}`];
  if (endpoint === undefined) return sendProblem(reply, { type: 'not-found' });
  const shaped = endpoint.shape(bodyOf(request));
  if (!shaped.ok) return sendProblem(reply, shaped.failure);

  const token = sessionToken(deps, request);
  const session = token === null ? null : await findSession(deps.db, token);
  const refusal = await decideSignIn(deps, endpoint, shaped.value, session);
  if (refusal !== null) return sendProblem(reply, refusal);

  const response = await deps.auth().handler(toWebRequest(deps.origin, request, shaped.value));
  if (response.status >= 400) return answerError(request, reply, response);
  const begun = begunToken(deps, response);
  if (endpoint.proves && (begun ?? token) !== null) {
    await storeTwoFactorProof(deps.db, (begun ?? token) as string, deps.clock.nowMs());
  }
  // Whatever was done may have ended or replaced the session that is remembered.
  if (session?.standing) deps.identities.forget(session.standing.personId as PersonId);
  if (begun !== null) {
    const visitor = request.cookies[deps.cookies.visitorName];
    await deps.identities.signedIn(begun, visitor, request.headers['accept-language']);
    if (visitor !== undefined) reply.header('set-cookie', deps.cookies.forgetVisitorHeader());
  }
  return sendWebResponse(reply, response);
}

/** What is refused before better-auth is asked: too many codes, too many tries, secrets without the second factor. */
async function decideSignIn(
  deps: SignInDeps,
  endpoint: SignInEndpoint,
  body: Record<string, unknown>,
  session: Session | null,
): Promise<Problem | null> {
  const nowMs = deps.clock.nowMs();
  if (endpoint.recipient !== undefined) {
    const claimed = await claimCodeSend(deps.db, endpoint.recipient(body), nowMs);
    return claimed ? null : { type: 'too-many-requests' };
  }
  if (endpoint.proves) {
    if (session === null) return { type: 'sign-in-required' };
    return (await claimTwoFactorTry(deps.db, session.userId, nowMs)) ? null : { type: 'too-many-requests' };
  }
  if (!endpoint.guarded || session === null || !session.twoFactor.enrolled) return null;
  const provedAtMs = session.twoFactor.provedAtMs;
  return provedAtMs !== null && nowMs - provedAtMs < twoFactorMs ? null : { type: 'two-factor-required' };
}

function bodyOf(request: FastifyRequest): Record<string, unknown> {
  const { body } = request;
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

function sessionToken(deps: SignInDeps, request: FastifyRequest): string | null {
  const value = request.cookies[deps.cookies.sessionName];
  return value === undefined ? null : deps.cookies.readSession(value);
}

/** The token of the session that this answer begins, if it begins one. */
function begunToken(deps: SignInDeps, response: Response): string | null {
  const start = `${deps.cookies.sessionName}=`;
  const header = response.headers.getSetCookie().find((cookie) => cookie.startsWith(start));
  const value = header?.slice(start.length).split(';')[0] ?? '';
  return value === '' ? null : deps.cookies.readSession(decodeURIComponent(value));
}

const passedHeaders = ['cookie', 'user-agent', 'accept-language', 'origin', 'referer'] as const;

function toWebRequest(origin: string, request: FastifyRequest, body: Record<string, unknown>): Request {
  const headers = new Headers({ [addressHeader]: request.ip });
  for (const name of passedHeaders) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const url = `${origin}${request.url}`;
  if (request.method !== 'POST') return new Request(url, { method: 'GET', headers });
  headers.set('content-type', 'application/json');
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function answerError(
  request: FastifyRequest,
  reply: FastifyReply,
  response: Response,
): Promise<FastifyReply> {
  const body = (await response.json().catch(() => ({}))) as { code?: unknown; message?: unknown };
  const problem = problemOfSignIn(response.status, body);
  if (problem.type === 'internal')
    request.log.error({ requestId: request.id, url: request.url, body }, 'sign-in failed');
  const retryAfter = response.headers.get('x-retry-after');
  if (retryAfter !== null) reply.header('retry-after', retryAfter);
  return sendProblem(reply, problem);
}

async function sendWebResponse(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status);
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
  for (const name of ['content-type', 'location']) {
    const value = response.headers.get(name);
    if (value !== null) reply.header(name, value);
  }
  return reply.send(await response.text());
}
