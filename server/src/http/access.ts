import type { CreatorId, PersonId, ShopId } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import { type Problem, ProblemError } from './problems.ts';

export type PersonRole = 'operator' | 'inspector' | 'moderator';
export type ShopRole = 'owner' | 'host' | 'assistant' | 'clerk' | 'finance';

/** Who a request comes from: a stranger with a visitor cookie, a signed-in person, or a token acting for one. */
export interface Actor {
  readonly personId: PersonId;
  readonly signedIn: boolean;
  readonly displayName: string;
  readonly locale: 'zh-CN' | 'en';
  readonly roles: ReadonlySet<PersonRole>;
  readonly shops: ReadonlyMap<ShopId, ShopRole>;
  readonly creatorId: CreatorId | null;
  /** The scopes of the token that the request carries; null for a cookie, which may do all its person may. */
  readonly scopes: ReadonlySet<string> | null;
  /** Whether a second factor is set up, and when this session last proved it; absent for tokens and strangers. */
  readonly twoFactor?: { readonly enrolled: boolean; readonly provedAtMs: number | null };
}

/**
 * Who may call a route. Every route states one in `config.access`; a route without one does not start.
 * - anyone: no actor is looked up
 * - visitor: anyone, and a stranger is given a visitor cookie
 * - person: signed in
 * - shop: signed in and a member, in one of the roles, of the shop named by the path's `shopId`
 * - operator: signed in with that platform role
 * - signature: the sender proves itself by a signature that the handler checks
 */
export type Access =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'visitor' }
  | { readonly kind: 'person' }
  | { readonly kind: 'shop'; readonly roles: readonly ShopRole[] }
  | { readonly kind: 'role'; readonly roles: readonly PersonRole[] }
  | { readonly kind: 'signature' };

export const anyone: Access = { kind: 'anyone' };
export const visitor: Access = { kind: 'visitor' };
export const person: Access = { kind: 'person' };
export const operator: Access = { kind: 'role', roles: ['operator'] };
export const signature: Access = { kind: 'signature' };
export const shopMember = (...roles: ShopRole[]): Access => ({ kind: 'shop', roles: ['owner', ...roles] });

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** The token scope a token needs for this route, e.g. `orders:write`; without one, tokens are refused. */
    scope?: string;
    /** Asks for a second factor proved lately: of those who set one up, or of everybody. */
    twoFactor?: 'when-enrolled' | 'always';
    /** Whether the route asks for an Idempotency-Key. */
    idempotent?: boolean;
  }
  interface FastifyRequest {
    /** Set by the identity plugin before the handler, except on `anyone` and `signature` routes. */
    actor: Actor | null;
  }
}

/** The actor of a route whose access is `visitor` or stricter. */
export function actorOf(request: FastifyRequest): Actor {
  if (request.actor === null) throw new Error('this route states no access that looks up an actor');
  return request.actor;
}

/** Whether this actor may call a route with this access; null when it may, else the failure to answer. */
export function decideAccess(
  access: Access,
  actor: Actor | null,
  shopId: string | undefined,
): Problem | null {
  if (access.kind === 'anyone' || access.kind === 'signature' || access.kind === 'visitor') return null;
  if (actor === null || !actor.signedIn) return { type: 'sign-in-required' };
  if (access.kind === 'person') return null;
  if (access.kind === 'role') {
    return access.roles.some((role) => actor.roles.has(role)) ? null : { type: 'not-allowed' };
  }
  const role = actor.shops.get(shopId as ShopId);
  // Whether the shop exists is not told to those who do not belong to it.
  if (role === undefined) return { type: 'not-found' };
  return access.roles.includes(role) ? null : { type: 'not-allowed' };
}

export function requireAccess(access: Access, actor: Actor | null, shopId: string | undefined): void {
  const failure = decideAccess(access, actor, shopId);
  if (failure !== null) throw new ProblemError(failure);
}
