import { createHash } from 'node:crypto';
import { dayMs, minuteMs, newId, type PersonId, secondMs } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { groupedWork } from '../../../grouped-work.ts';
import type { Actor } from '../../../http/access.ts';
import type { Identified, Identities } from '../../../http/identity.ts';
import type { CookiePolicy } from './cookie.policy.ts';
import { decideLocale, firstDisplayName, reachableEmail } from './person.policy.ts';
import { bindAccount, type OnMerge } from './person.service.ts';
import {
  findSession,
  findSessions,
  findStanding,
  keepStranger,
  type Session,
  type Standing,
} from './person.store.ts';
import { createRecent } from './recent.ts';
import { looksLikeToken } from './token.policy.ts';
import { type FoundToken, findTokens } from './token.store.ts';

/** How stale what a process remembers may be when another process changes it and the bus is silent. */
const rememberedMs = 30 * secondMs;
const visitorRememberedMs = 5 * minuteMs;
const prolongAfterMs = dayMs;
const sessionsMax = 20_000;
const deskSizeMax = 1_000;
const deskWaitingMax = 20_000;
const visitorsMax = 100_000;

/** The bus topic that says "this person changed": what is remembered of them is forgotten everywhere. */
const personChanged = 'people.changed';

export interface IdentityService extends Identities {
  /** Forgets what is remembered of a person, in every process: after a change of name, role, shop, or a sign-out. */
  forget(personId: PersonId): void;
  /** Makes the person of a session that has just begun, and takes the stranger's things over. */
  signedIn(
    token: string,
    visitorValue: string | undefined,
    acceptLanguage: string | undefined,
  ): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface IdentityServiceDeps extends FeatureDeps {
  readonly cookies: CookiePolicy;
  readonly onMerge: readonly OnMerge[];
  /** Extends a session that is in use; answers the cookies that say so. */
  readonly prolong: (cookieHeader: string) => Promise<readonly string[]>;
}

export function createIdentityService(deps: IdentityServiceDeps): IdentityService {
  const { cookies, clock, db } = deps;
  const sessions = createRecent<Identified>(sessionsMax);
  const visitors = createRecent<Identified>(visitorsMax);
  // Apart from the sessions: the hash of a token must never do as the value of a cookie.
  const tokens = createRecent<Identified>(sessionsMax);
  const looking = new Map<string, Promise<Identified | null>>();
  // Counts what was forgotten: an answer that was asked for before that may be stale, and is not remembered.
  let forgotten = 0;
  let subscription: { close(): Promise<void> } | null = null;

  // When thousands come at once, many are looked up by one query.
  const desk = <Found>(find: (keys: readonly string[]) => Promise<ReadonlyMap<string, Found>>) =>
    groupedWork<string, Found | null>({
      ...{ sizeMax: deskSizeMax, waitingMax: deskWaitingMax, isOfItem: () => false },
      keyOf: (key) => key,
      run: async (keys) => {
        const found = await find(keys);
        return keys.map((key) => found.get(key) ?? null);
      },
    });
  const tokenDesk = desk<FoundToken>((hashes) => findTokens(db, hashes, clock.nowMs()));
  const sessionDesk = desk<Session>((values) => findSessions(db, values));

  /** Asks once for all who want to know the same at the same time. */
  const lookUp = (key: string, find: () => Promise<Identified | null>): Promise<Identified | null> => {
    const running = looking.get(key);
    if (running !== undefined) return running;
    const found = find().finally(() => looking.delete(key));
    looking.set(key, found);
    return found;
  };

  const bind = (session: Session, visitorValue: string | undefined, acceptLanguage: string | undefined) => {
    const stranger = visitorValue === undefined ? null : cookies.readVisitor(visitorValue);
    if (visitorValue !== undefined) visitors.forget(visitorValue);
    const account = {
      userId: session.userId,
      displayName: firstDisplayName({ ...session, email: reachableEmail(session.email) }),
      locale: decideLocale(acceptLanguage),
    };
    return bindAccount(deps, account, stranger);
  };

  const findSignedIn = async (
    value: string,
    visitorValue: string | undefined,
  ): Promise<Identified | null> => {
    const token = cookies.readSession(value);
    if (token === null) return null;
    const asked = forgotten;
    const session = await sessionDesk.submit(token);
    if (session === null) return null;
    const standing =
      session.standing ?? (await findStanding(db, await bind(session, visitorValue, undefined)));
    if (standing === null) return null;
    const nowMs = clock.nowMs();
    const identified = { actor: toActor(standing, { scopes: null, twoFactor: session.twoFactor }) };
    const untilMs = Math.min(nowMs + rememberedMs, session.expiresAtMs);
    if (asked === forgotten) sessions.keep(value, identified, untilMs);
    if (nowMs - session.prolongedAtMs < prolongAfterMs) return identified;
    return {
      ...identified,
      setCookies: await deps.prolong(`${cookies.sessionName}=${encodeURIComponent(value)}`),
    };
  };

  const findVisitor = async (
    value: string,
    acceptLanguage: string | undefined,
  ): Promise<Identified | null> => {
    const personId = cookies.readVisitor(value);
    if (personId === null) return null;
    const nowMs = clock.nowMs();
    const asked = forgotten;
    const kept = await keepStranger(db, { personId, locale: decideLocale(acceptLanguage), nowMs });
    // The stranger has become an account meanwhile; only its own session speaks for it.
    if (!kept.free) return null;
    const identified = { actor: strangerActor(personId, kept.locale) };
    if (asked === forgotten) visitors.keep(value, identified, nowMs + visitorRememberedMs);
    return identified;
  };

  const findTokenActor = async (hash: string): Promise<Identified | null> => {
    const asked = forgotten;
    const found = await tokenDesk.submit(hash);
    if (found === null) return null;
    const identified = {
      actor: toActor(found.standing, { scopes: new Set(found.scopes) }),
      tokenId: found.tokenId,
    };
    if (asked === forgotten) tokens.keep(hash, identified, clock.nowMs() + rememberedMs);
    return identified;
  };

  const forgetHere = (personId: string) => {
    forgotten += 1;
    sessions.forgetWhere(({ actor }) => actor.personId === personId);
    tokens.forgetWhere(({ actor }) => actor.personId === personId);
    visitors.forget(cookies.signVisitor(personId as PersonId));
  };

  return {
    sessionCookie: cookies.sessionName,
    visitorCookie: cookies.visitorName,
    ofSession: (value, visitorValue) =>
      sessions.find(value, clock.nowMs()) ??
      lookUp(`session ${value}`, () => findSignedIn(value, visitorValue)),
    ofVisitor: (value, acceptLanguage) =>
      visitors.find(value, clock.nowMs()) ??
      lookUp(`visitor ${value}`, () => findVisitor(value, acceptLanguage)),
    ofToken(token) {
      if (!looksLikeToken(token)) return null;
      const hash = createHash('sha256').update(token).digest('hex');
      return tokens.find(hash, clock.nowMs()) ?? lookUp(`token ${hash}`, () => findTokenActor(hash));
    },
    async meetVisitor(acceptLanguage) {
      const nowMs = clock.nowMs();
      const personId = newId('person', nowMs, deps.random);
      const locale = decideLocale(acceptLanguage);
      await keepStranger(db, { personId, locale, nowMs });
      const identified = { actor: strangerActor(personId, locale) };
      visitors.keep(cookies.signVisitor(personId), identified, nowMs + visitorRememberedMs);
      return { ...identified, setCookies: [cookies.visitorHeader(personId)] };
    },
    forget(personId) {
      forgetHere(personId);
      // The other processes forget by themselves after a while; the bus only makes it sooner.
      deps.bus
        .publish(personChanged, personId)
        .catch((error: unknown) =>
          deps.log.warn({ error }, 'other processes could not be told that a person changed'),
        );
    },
    async signedIn(token, visitorValue, acceptLanguage) {
      const session = await findSession(db, token);
      if (session === null) return;
      const stranger = visitorValue === undefined ? null : cookies.readVisitor(visitorValue);
      const personId = await bind(session, visitorValue, acceptLanguage);
      this.forget(personId);
      if (stranger !== null) this.forget(stranger);
    },
    async start() {
      subscription = await deps.bus.subscribe(personChanged, (message) =>
        forgetHere(new TextDecoder().decode(message)),
      );
    },
    async stop() {
      await subscription?.close();
      subscription = null;
    },
  };
}

const noRoles: Actor['roles'] = new Set();
const noShops: Actor['shops'] = new Map();

function strangerActor(personId: PersonId, locale: Actor['locale']): Actor {
  return {
    personId,
    signedIn: false,
    displayName: '',
    locale,
    roles: noRoles,
    shops: noShops,
    creatorId: null,
    scopes: null,
  };
}

function toActor(standing: Standing, rights: Pick<Actor, 'scopes' | 'twoFactor'>): Actor {
  return {
    ...rights,
    personId: standing.personId,
    signedIn: true,
    displayName: standing.displayName,
    locale: standing.locale,
    roles: new Set(standing.roles),
    shops: new Map(standing.shops),
    creatorId: standing.creatorId,
  };
}
