import type { InterestPolicy } from '@kanmai/interest';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type AdoptionView, adoptionsListedMax } from './adoption.schema.ts';

export interface AdoptionRow {
  readonly id: number;
  readonly experimentId: string;
  readonly policy: InterestPolicy;
}

/** What is in force, and what was before it; the newest first. */
export async function listInForce(db: Database | Tx, limit: 1 | 2): Promise<AdoptionRow[]> {
  const { rows } = await sql<AdoptionRow>`
    select id, experiment_id as "experimentId", policy from feed_adoptions
    where reverted_at is null order by id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** The settings that were adopted: what everybody is served by who is in no experiment. */
export async function findAdopted(db: Database | Tx): Promise<InterestPolicy> {
  const [inForce] = await listInForce(db, 1);
  return inForce?.policy ?? {};
}

interface Row extends Omit<AdoptionView, 'adoptedAt' | 'revertedAt'> {
  readonly adoptedAt: Date;
  readonly revertedAt: Date | null;
}

/** The newest first. */
export async function listAdoptions(db: Database | Tx): Promise<AdoptionView[]> {
  const { rows } = await sql<Row>`
    select a.id, a.experiment_id as "experimentId", e.name as "experimentName", a.variant, a.policy,
      a.adopted_at as "adoptedAt", a.reason, a.reverted_at as "revertedAt", a.revert_reason as "revertReason",
      coalesce(a.id = (select id from feed_adoptions where reverted_at is null order by id desc limit 1), false)
        as "inForce"
    from feed_adoptions a join experiments e on e.id = a.experiment_id
    order by a.id desc limit ${adoptionsListedMax}
  `.execute(db);
  return rows.map(({ adoptedAt, revertedAt, ...row }) => ({
    ...row,
    adoptedAt: adoptedAt.toISOString(),
    revertedAt: revertedAt?.toISOString() ?? null,
  }));
}
