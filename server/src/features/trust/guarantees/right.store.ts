import type { Policy } from '@kanmai/trust';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

/** Facts that were known when it was promised and stay so. */
export type PromisedFacts = Readonly<Record<string, boolean | string | readonly string[]>>;

export interface LineRight {
  readonly orderId: string;
  readonly position: number;
  readonly code: string;
  readonly version: number;
  readonly facts: PromisedFacts;
}

/** Writes rights down with the policies that they name, in one go; a policy that is there stays as it is. */
export async function insertRights(
  tx: Tx,
  rights: readonly LineRight[],
  policies: readonly Policy[],
  nowMs: number,
): Promise<void> {
  await Promise.all([
    sql`
      insert into guarantee_policies (code, version, policy, created_at)
      select code, version, policy, ${new Date(nowMs)}::timestamptz from unnest(
        ${policies.map(({ code }) => code)}::text[], ${policies.map(({ version }) => version)}::int[],
        ${policies.map((policy) => JSON.stringify(policy))}::jsonb[]) as t (code, version, policy)
      on conflict (code, version) do nothing
    `.execute(tx),
    sql`
      insert into order_line_rights (order_id, position, code, version, facts)
      select * from unnest(
        ${rights.map(({ orderId }) => orderId)}::text[], ${rights.map(({ position }) => position)}::int[],
        ${rights.map(({ code }) => code)}::text[], ${rights.map(({ version }) => version)}::int[],
        ${rights.map(({ facts }) => JSON.stringify(facts))}::jsonb[])
    `.execute(tx),
  ]);
}

export async function findPolicy(
  db: Database | Tx,
  code: string,
  version: number,
): Promise<unknown | undefined> {
  const row = await db
    .selectFrom('guarantee_policies')
    .select('policy')
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.policy;
}

export async function findRight(
  db: Database | Tx,
  orderId: string,
  position: number,
  code: string,
): Promise<LineRight | null> {
  const row = await db
    .selectFrom('order_line_rights')
    .select(['version', 'facts'])
    .where('order_id', '=', orderId)
    .where('position', '=', position)
    .where('code', '=', code)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { orderId, position, code, version: row.version, facts: row.facts as PromisedFacts };
}

/** The lines of an order that have this right. */
export async function listRightsOf(tx: Tx, orderId: string, code: string): Promise<readonly LineRight[]> {
  const rows = await tx
    .selectFrom('order_line_rights')
    .select(['position', 'version', 'facts'])
    .where('order_id', '=', orderId)
    .where('code', '=', code)
    .execute();
  return rows.map((row) => ({ ...row, orderId, code, facts: row.facts as PromisedFacts }));
}
