import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

/** A score as it was read last. On the faces of its formula and of the experience score; null where not known. */
export interface ScoreRow {
  readonly subjectId: string;
  readonly formulaVersion: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly experienceVersion: number | null;
  readonly experience: number | null;
  readonly delivered: number;
}

export async function putScores(tx: Tx, rows: readonly ScoreRow[], atMs: number): Promise<void> {
  if (rows.length === 0) return;
  const column = <Value>(of: (row: ScoreRow) => Value): Value[] => rows.map(of);
  await sql`
    insert into trust_scores (subject_id, formula_version, value, low, high, experience_version, experience, delivered,
      read_at)
    select *, ${new Date(atMs)}::timestamptz from unnest(
      ${column((row) => row.subjectId)}::text[], ${column((row) => row.formulaVersion)}::int[],
      ${column((row) => row.value)}::real[], ${column((row) => row.low)}::real[], ${column((row) => row.high)}::real[],
      ${column((row) => row.experienceVersion)}::int[], ${column((row) => row.experience)}::real[],
      ${column((row) => row.delivered)}::int[]) as r
    on conflict (subject_id) do update set formula_version = excluded.formula_version, value = excluded.value,
      low = excluded.low, high = excluded.high, experience_version = excluded.experience_version,
      experience = excluded.experience, delivered = excluded.delivered, read_at = excluded.read_at
  `.execute(tx);
}
