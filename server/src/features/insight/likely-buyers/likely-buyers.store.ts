import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { Told } from './likely-buyers.policy.ts';
import type { LikelyBuyers } from './likely-buyers.schema.ts';

interface Row {
  told: Told;
  told_at: Date;
}

const viewOf = ({ told, told_at }: Row): LikelyBuyers => ({ ...told, asOf: told_at.toISOString() });

/** What was told of a clip or product after `sinceMs`, or null. */
export async function findTold(
  db: Database,
  subjectId: string,
  sinceMs: number,
): Promise<LikelyBuyers | null> {
  const { rows } = await sql<Row>`
    select told, told_at from likely_buyers_told where subject_id = ${subjectId} and told_at > ${new Date(sinceMs)}
  `.execute(db);
  return rows[0] === undefined ? null : viewOf(rows[0]);
}

/** Keeps what is told from now on, unless somebody else was told at the same time: then it is what they were told. */
export async function keepTold(
  tx: Tx,
  subjectId: string,
  told: Told,
  { nowMs, sinceMs }: { readonly nowMs: number; readonly sinceMs: number },
): Promise<LikelyBuyers> {
  const { rows } = await sql<Row>`
    insert into likely_buyers_told as t (subject_id, told, told_at)
    values (${subjectId}, ${JSON.stringify(told)}::jsonb, ${new Date(nowMs)})
    on conflict (subject_id) do update set
      told = case when t.told_at > ${new Date(sinceMs)} then t.told else excluded.told end,
      told_at = case when t.told_at > ${new Date(sinceMs)} then t.told_at else excluded.told_at end
    returning told, told_at
  `.execute(tx);
  return viewOf(rows[0] as Row);
}
