import { type Static, Type } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { reachableEmail } from './person.policy.ts';

const nullable = Type.Union([Type.String(), Type.Null()]);

export const PersonView = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  email: nullable,
  phone: nullable,
  /** Whether the person has an account: strangers and people of an import have none. */
  hasAccount: Type.Boolean(),
  roles: Type.Array(Type.String()),
  shops: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), role: Type.String() })),
  creatorId: nullable,
  createdAt: Type.String(),
});
export type PersonView = Static<typeof PersonView>;

interface PersonRow {
  id: string;
  display_name: string;
  email: string | null;
  phone: string | null;
  has_account: boolean;
  roles: string[] | null;
  shops: { id: string; name: string; role: string }[] | null;
  creator_id: string | null;
  created_at: Date;
}

/** People with an account, newest first; a query finds by name, e-mail, phone or id, strangers by id too. */
export async function listPeople(
  db: Database,
  given: { query: string | undefined; cursor: string | undefined; limit: number },
): Promise<Page<PersonView>> {
  const before = readCursor(given.cursor, 1)?.[0] ?? null;
  const query = given.query?.trim() ?? '';
  const like = `%${query.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<PersonRow>`
    select p.id, p.display_name, u.email, u."phoneNumber" as phone, p.auth_user_id is not null as has_account,
      (select array_agg(role order by role) from person_roles where person_id = p.id) as roles,
      (select json_agg(json_build_object('id', s.id, 'name', s.name, 'role', m.role) order by s.id)
        from shop_members m join shops s on s.id = m.shop_id where m.person_id = p.id) as shops,
      (select id from creators where person_id = p.id) as creator_id, p.created_at
    from people p left join auth_users u on u.id = p.auth_user_id
    where p.merged_into is null
      and (${before}::text is null or p.id < ${before})
      and (p.id = ${query} or (p.auth_user_id is not null and (${query} = ''
        or p.display_name ilike ${like} or u.email ilike ${like} or u."phoneNumber" like ${like})))
    order by p.id desc limit ${given.limit + 1}
  `.execute(db);
  return pageOf(rows, given.limit, toView, (row) => [row.id]);
}

function toView(row: PersonRow): PersonView {
  return {
    id: row.id,
    displayName: row.display_name,
    email: row.email === null ? null : reachableEmail(row.email),
    phone: row.phone,
    hasAccount: row.has_account,
    roles: row.roles ?? [],
    shops: row.shops ?? [],
    creatorId: row.creator_id,
    createdAt: row.created_at.toISOString(),
  };
}
