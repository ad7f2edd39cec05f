import { sql } from 'kysely';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { CookiePolicy } from './cookie.policy.ts';
import type { IdentityService } from './identity.service.ts';
import { findPersonOfAccount, storeRole } from './person.store.ts';
import type { Auth } from './sign-in.service.ts';
import { type TownSignIn, townMailDomain } from './town.policy.ts';

export interface TownService {
  /** Begins a session for one of the demo people; null when nobody has that token. */
  signIn(token: string): Promise<{ cookie: string; path: string } | null>;
}

type TownDeps = FeatureDeps & {
  readonly auth: () => Auth;
  readonly cookies: CookiePolicy;
  readonly identities: IdentityService;
  readonly townSignIns: ReadonlyMap<string, TownSignIn>;
};

export function townService(deps: TownDeps): TownService {
  return {
    async signIn(token) {
      const signIn = deps.townSignIns.get(token);
      if (signIn === undefined) return null;
      const { internalAdapter } = await deps.auth().$context;
      const known = await internalAdapter.findUserByEmail(signIn.email);
      const user =
        known?.user ??
        (await internalAdapter.createUser(
          { email: signIn.email, name: signIn.name, emailVerified: true },
          { method: 'admin' },
        ));
      const session = await internalAdapter.createSession(user.id);
      // The demo people keep their own name and things: who looked around before does not become them.
      await deps.identities.signedIn(session.token, undefined, undefined);
      if (signIn.role === 'operator' || signIn.role === 'inspector')
        await giveRole(deps, user.id, signIn.role);
      return { cookie: deps.cookies.sessionHeader(session.token), path: signIn.path };
    },
  };
}

async function giveRole(deps: TownDeps, userId: string, role: 'operator' | 'inspector'): Promise<void> {
  const personId = await findPersonOfAccount(deps.db, userId);
  if (personId === null) return;
  await unitOfWork(deps.db, (tx) => storeRole(tx, personId, role, deps.clock.nowMs()));
  deps.identities.forget(personId);
}

/**
 * Takes back what an installation gave the town's people before the town was left out: nobody goes on in their
 * sessions, by their tokens, or with their roles. Their things stay; the town, started again, gives it back.
 */
export async function closeTown(deps: Pick<FeatureDeps, 'db' | 'clock'>): Promise<void> {
  const theirs = sql`select id from auth_users where email like ${`%${townMailDomain}`}`;
  const people = sql`select id from people where auth_user_id in (${theirs})`;
  await unitOfWork(deps.db, async (tx) => {
    await sql`delete from auth_sessions where "userId" in (${theirs})`.execute(tx);
    await sql`delete from person_roles where person_id in (${people})`.execute(tx);
    await sql`
      update api_tokens set revoked_at = ${new Date(deps.clock.nowMs())}
      where revoked_at is null and person_id in (${people})
    `.execute(tx);
  });
}
