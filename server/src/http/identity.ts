import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { Clock } from '@kanmai/kernel';
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Config } from '../config.ts';
import { type Access, type Actor, anyone, requireAccess } from './access.ts';
import type { HttpServer } from './http-server.ts';
import { ProblemError } from './problems.ts';
import { decideOrigin } from './same-origin.ts';
import { requireTwoFactor } from './two-factor.ts';

/** Who a cookie or token belongs to, and cookies to be set on the way (a session prolonged, a visitor met). */
export interface Identified {
  readonly actor: Actor;
  readonly tokenId?: string;
  readonly setCookies?: readonly string[];
}

/** Looks up who sent a request. The accounts feature implements it; answers that are remembered come at once. */
export interface Identities {
  readonly sessionCookie: string;
  readonly visitorCookie: string;
  ofSession(value: string, visitorValue: string | undefined): MaybeSoon<Identified | null>;
  ofVisitor(value: string, acceptLanguage: string | undefined): MaybeSoon<Identified | null>;
  ofToken(token: string): MaybeSoon<Identified | null>;
  /** Meets a stranger: makes a person for them, and the cookie by which they are known again. */
  meetVisitor(acceptLanguage: string | undefined): MaybeSoon<Identified>;
}

type MaybeSoon<Value> = Value | Promise<Value>;

export interface IdentityDeps {
  readonly identities: Identities;
  readonly config: Pick<Config, 'requestsPerMinute'>;
  readonly clock: Clock;
  /** The public origin; asked at each request, because a free port is known only after listening. */
  readonly origin: () => string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose allowance of requests this one uses up: a person, a token, or an address. */
    rateKey: string;
    rateMax: number;
  }
}

/** Imports send thousands of chunks: an operator's token that may import is allowed this many times the others. */
const importAllowance = 100;
const countedMax = 50_000;

/**
 * Finds out who sends each request, refuses those who may not, and counts requests. Register it before any route: a
 * route of the API, or one that writes, that does not state its access stops the start.
 */
export async function identity(server: HttpServer, deps: IdentityDeps): Promise<void> {
  const max = deps.config.requestsPerMinute;
  server.decorateRequest('rateKey', '');
  server.decorateRequest('rateMax', max);
  server.addHook('onRoute', refuseWithoutAccess);
  const limit = max === 0 ? null : await createLimit(server);

  server.addHook('onRequest', async (request, reply) => {
    const { access = anyone, scope, twoFactor } = request.routeOptions.config ?? {};
    const authorization = request.headers.authorization;
    if (access.kind !== 'signature' && authorization === undefined)
      refuseOtherOrigins(request, deps.origin());

    const known = await identify(deps.identities, request, access);
    if (limit !== null && isOfApi(request)) {
      claimAllowance(request, known, max);
      await limit.call(server, request, reply);
    }
    if (known === null && authorization !== undefined && looksUp(access))
      throw new ProblemError({ type: 'token-invalid' });
    // Counted before: a stranger who asks too often must not leave a person behind each time.
    const identified =
      known === null && access.kind === 'visitor'
        ? await deps.identities.meetVisitor(request.headers['accept-language'])
        : known;
    if (identified !== null) present(request, reply, identified);
    requireScope(request.actor, scope);
    requireAccess(access, request.actor, (request.params as { shopId?: string } | undefined)?.shopId);
    if (twoFactor !== undefined && request.actor !== null) {
      const failure = requireTwoFactor(request.actor, twoFactor, deps.clock.nowMs());
      if (failure !== null) throw new ProblemError(failure);
    }
  });
}

function refuseWithoutAccess(route: RouteOptions): void {
  if (route.config?.access !== undefined) return;
  const methods = [route.method].flat();
  const readsOnly = methods.every((method) => method === 'GET' || method === 'HEAD');
  // A file at the root (the built web) is anybody's; everything else says whose it is.
  if (readsOnly && !route.url.startsWith('/api/')) return;
  throw new Error(`the route ${methods.join(', ')} ${route.url} does not state its access`);
}

async function createLimit(server: HttpServer) {
  await server.register(rateLimit, {
    global: false,
    timeWindow: 60_000,
    cache: countedMax,
    keyGenerator: (request) => request.rateKey,
    max: (request) => request.rateMax,
  });
  return server.rateLimit();
}

/** Told by the route that was found: an address can be written in more ways than one (`/%61pi/…`, `http://host/api/…`). */
function isOfApi(request: FastifyRequest): boolean {
  return (request.routeOptions.url ?? '').startsWith('/api/') || request.url.startsWith('/api/');
}

function looksUp(access: Access): boolean {
  return access.kind !== 'anyone' && access.kind !== 'signature';
}

/** Who is known by what the request carries; a stranger without a cookie is nobody yet. */
async function identify(
  identities: Identities,
  request: FastifyRequest,
  access: Access,
): Promise<Identified | null> {
  if (!looksUp(access)) return null;
  const { authorization, 'accept-language': language } = request.headers;
  if (authorization !== undefined) {
    return authorization.startsWith('Bearer ')
      ? identities.ofToken(authorization.slice('Bearer '.length))
      : null;
  }
  const session = request.cookies[identities.sessionCookie];
  const visitor = request.cookies[identities.visitorCookie];
  if (session !== undefined) {
    const signedIn = await identities.ofSession(session, visitor);
    if (signedIn !== null) return signedIn;
  }
  if (access.kind !== 'visitor' || visitor === undefined) return null;
  return identities.ofVisitor(visitor, language);
}

function claimAllowance(request: FastifyRequest, identified: Identified | null, max: number): void {
  // Strangers count by address: a cookie thrown away must not bring a new allowance.
  request.rateKey = identified?.tokenId ?? (identified?.actor.signedIn ? identified.actor.personId : '');
  if (request.rateKey === '') request.rateKey = normalizeIP(request.ip);
  request.rateMax = isImporter(identified) ? max * importAllowance : max;
}

function isImporter(identified: Identified | null): boolean {
  if (identified === null || identified.tokenId === undefined) return false;
  const { roles, scopes } = identified.actor;
  return roles.has('operator') && (scopes?.has('imports:write') ?? false);
}

function present(request: FastifyRequest, reply: FastifyReply, identified: Identified): void {
  request.actor = identified.actor;
  // What a person is shown is theirs: no cache in between may keep it.
  reply.header('cache-control', 'private, no-store');
  if (identified.setCookies === undefined) return;
  for (const cookie of identified.setCookies) reply.header('set-cookie', cookie);
}

function refuseOtherOrigins(request: FastifyRequest, ownOrigin: string): void {
  const { host, origin, 'sec-fetch-site': fetchSite } = request.headers;
  const source = { method: request.method, host, origin, fetchSite: textOf(fetchSite) };
  const failure = decideOrigin(source, ownOrigin);
  if (failure !== null) throw new ProblemError(failure);
}

function textOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'object' ? header[0] : header;
}

function requireScope(actor: Actor | null, scope: string | undefined): void {
  if (actor === null || actor.scopes === null) return;
  if (scope === undefined)
    throw new ProblemError({ type: 'not-allowed', detail: 'A token may not call this route.' });
  if (!actor.scopes.has(scope))
    throw new ProblemError({ type: 'not-allowed', detail: `The token lacks ${scope}.`, scope });
}
