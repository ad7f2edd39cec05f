import type { CreatorId, PersonId, ShopId } from '@kanmai/kernel';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../../../generated/database.ts';
import type { Tx } from '../../../database.ts';
import type { PersonRole, ShopRole } from '../../../http/access.ts';
import type { Locale } from './person.policy.ts';

type Reads = Kysely<DB>;

/** What a person is and may do, as every request needs it. */
export interface Standing {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly locale: Locale;
  readonly roles: readonly PersonRole[];
  readonly shops: readonly (readonly [ShopId, ShopRole])[];
  readonly creatorId: CreatorId | null;
}

export async function findStanding(db: Reads, personId: PersonId): Promise<Standing | null> {
  const { rows } = await sql<StandingRow>`
    select ${standingColumns} from people p where p.id = ${personId} and p.merged_into is null
  `.execute(db);
  return rows[0] === undefined ? null : toStanding(rows[0]);
}

export interface StandingRow {
  id: string;
  display_name: string;
  locale: string;
  roles: string[] | null;
  shops: [string, string][] | null;
  creator_id: string | null;
}

/** Of `people` as `p`. */
export const standingColumns = sql`
  p.id, p.display_name, p.locale,
  (select array_agg(role) from person_roles where person_id = p.id) as roles,
  (select json_agg(json_build_array(shop_id, role)) from shop_members where person_id = p.id) as shops,
  (select id from creators where person_id = p.id) as creator_id`;

export function toStanding(row: StandingRow): Standing {
  return {
    personId: row.id as PersonId,
    displayName: row.display_name,
    locale: row.locale as Locale,
    roles: (row.roles ?? []) as PersonRole[],
    shops: (row.shops ?? []) as unknown as [ShopId, ShopRole][],
    creatorId: row.creator_id as CreatorId | null,
  };
}

export interface Session {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly expiresAtMs: number;
  readonly prolongedAtMs: number;
  readonly twoFactor: { readonly enrolled: boolean; readonly provedAtMs: number | null };
  readonly standing: Standing | null;
}

/** The living session with this token. */
export async function findSession(db: Reads, token: string): Promise<Session | null> {
  return (await findSessions(db, [token])).get(token) ?? null;
}

/** Living sessions by token, whose each is, and where that person stands (null before the first request). */
export async function findSessions(
  db: Reads,
  tokens: readonly string[],
): Promise<ReadonlyMap<string, Session>> {
  const { rows } = await sql<
    StandingRow & {
      token: string;
      user_id: string;
      name: string;
      email: string;
      phone: string | null;
      expires_at: Date;
      prolonged_at: Date;
      enrolled: boolean;
      proved_at: Date | null;
    }
  >`
    select s.token, s."userId" as user_id, u.name, u.email, u."phoneNumber" as phone, s."expiresAt" as expires_at,
      s."updatedAt" as prolonged_at, coalesce(u."twoFactorEnabled", false) as enrolled, s."twoFactorAt" as proved_at,
      ${standingColumns}
    from auth_sessions s
    join auth_users u on u.id = s."userId"
    left join people p on p.auth_user_id = u.id
    where s.token = any(${[...tokens]}::text[]) and s."expiresAt" > now()
  `.execute(db);
  return new Map(
    rows.map((row) => [
      row.token,
      {
        userId: row.user_id,
        name: row.name,
        email: row.email,
        phone: row.phone,
        expiresAtMs: row.expires_at.getTime(),
        prolongedAtMs: row.prolonged_at.getTime(),
        twoFactor: { enrolled: row.enrolled, provedAtMs: row.proved_at?.getTime() ?? null },
        standing: row.id === null ? null : toStanding(row),
      },
    ]),
  );
}

/** Writes a person down unless they are there. Returns whether the row is a stranger's still. */
export async function keepStranger(
  db: Reads,
  stranger: { personId: PersonId; locale: Locale; nowMs: number },
): Promise<{ free: boolean; locale: Locale }> {
  const { rows } = await sql<{ free: boolean; locale: Locale }>`
    with kept as (
      insert into people (id, locale, created_at)
      values (${stranger.personId}, ${stranger.locale}, ${new Date(stranger.nowMs)})
      on conflict (id) do nothing returning locale
    )
    select true as free, locale from kept
    union all
    select auth_user_id is null and merged_into is null and source is null, locale from people where id = ${stranger.personId}
  `.execute(db);
  return rows[0] ?? { free: true, locale: stranger.locale };
}

export async function findStranger(tx: Tx, personId: PersonId): Promise<'free' | 'taken' | 'absent'> {
  const row = await tx
    .selectFrom('people')
    .select(['auth_user_id', 'merged_into', 'source'])
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return 'absent';
  return row.auth_user_id === null && row.merged_into === null && row.source === null ? 'free' : 'taken';
}

/** One at a time for an account: two first requests at once must not make two people of it. */
export async function lockAccount(tx: Tx, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`account ${userId}`}, 0))`.execute(tx);
}

export async function findPersonOfAccount(tx: Reads, userId: string): Promise<PersonId | null> {
  const row = await tx
    .selectFrom('people')
    .select('id')
    .where('auth_user_id', '=', userId)
    .executeTakeFirst();
  return (row?.id as PersonId | undefined) ?? null;
}

export async function storePerson(
  tx: Tx,
  person: { personId: PersonId; userId: string; displayName: string; locale: Locale; nowMs: number },
): Promise<void> {
  await tx
    .insertInto('people')
    .values({
      id: person.personId,
      auth_user_id: person.userId,
      display_name: person.displayName,
      locale: person.locale,
      created_at: new Date(person.nowMs),
    })
    .execute();
}

export async function bindStranger(
  tx: Tx,
  personId: PersonId,
  userId: string,
  displayName: string,
): Promise<void> {
  await tx
    .updateTable('people')
    .set({ auth_user_id: userId, display_name: displayName })
    .where('id', '=', personId)
    .execute();
}

export async function markMerged(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
  await tx.updateTable('people').set({ merged_into: to }).where('id', '=', from).execute();
}

export async function storeProfile(
  db: Reads,
  personId: PersonId,
  profile: { displayName?: string; locale?: Locale },
): Promise<void> {
  await db
    .updateTable('people')
    .set({
      ...(profile.displayName === undefined ? {} : { display_name: profile.displayName }),
      ...(profile.locale === undefined ? {} : { locale: profile.locale }),
    })
    .where('id', '=', personId)
    .execute();
}

export async function personExists(db: Reads, personId: PersonId): Promise<boolean> {
  const row = await db.selectFrom('people').select('id').where('id', '=', personId).executeTakeFirst();
  return row !== undefined;
}

/** One at a time: two people with the one-time link must not both become the first operator. */
export async function lockRoles(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('roles', 0))`.execute(tx);
}

export async function countRole(tx: Reads, role: PersonRole): Promise<number> {
  const row = await tx
    .selectFrom('person_roles')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('role', '=', role)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function hasRole(tx: Tx, personId: PersonId, role: PersonRole): Promise<boolean> {
  const row = await tx
    .selectFrom('person_roles')
    .select('role')
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .executeTakeFirst();
  return row !== undefined;
}

export async function storeRole(tx: Tx, personId: PersonId, role: PersonRole, nowMs: number): Promise<void> {
  await tx
    .insertInto('person_roles')
    .values({ person_id: personId, role, granted_at: new Date(nowMs) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeRole(tx: Tx, personId: PersonId, role: PersonRole): Promise<void> {
  await tx.deleteFrom('person_roles').where('person_id', '=', personId).where('role', '=', role).execute();
}
