import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import { twoFactorMs } from '../../../http/two-factor.ts';
import type { Me } from './me.schema.ts';
import { reachableEmail } from './person.policy.ts';

/** What somebody may know about themselves. */
export async function findMe(deps: Pick<FeatureDeps, 'db' | 'config' | 'clock'>, actor: Actor): Promise<Me> {
  const account = actor.signedIn ? await findAccount(deps, actor) : null;
  const names = await findShopNames(deps, [...actor.shops.keys()]);
  return {
    personId: actor.personId,
    signedIn: actor.signedIn,
    displayName: actor.displayName,
    email: account === null ? null : reachableEmail(account.email),
    phone: account?.phoneNumber ?? null,
    locale: actor.locale,
    roles: [...actor.roles],
    shops: [...actor.shops].map(([id, role]) => ({ id, name: names.get(id) ?? '', role })),
    creatorId: actor.creatorId,
    town: deps.config.town === 'on',
    twoFactor: {
      enrolled: actor.twoFactor?.enrolled ?? false,
      provedUntil: provedUntil(actor, deps.clock.nowMs()),
    },
  };
}

function provedUntil(actor: Actor, nowMs: number): string | null {
  const provedAtMs = actor.twoFactor?.provedAtMs ?? null;
  if (provedAtMs === null || nowMs - provedAtMs >= twoFactorMs) return null;
  return new Date(provedAtMs + twoFactorMs).toISOString();
}

async function findAccount({ db }: Pick<FeatureDeps, 'db'>, actor: Actor) {
  const row = await db
    .selectFrom('people as p')
    .innerJoin('auth_users as u', 'u.id', 'p.auth_user_id')
    .select(['u.email', 'u.phoneNumber'])
    .where('p.id', '=', actor.personId)
    .executeTakeFirst();
  return row ?? null;
}

async function findShopNames({ db }: Pick<FeatureDeps, 'db'>, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>();
  const rows = await db
    .selectFrom('shops')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
