import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { SubjectKind } from './happening.ts';
import type { ExperienceView } from './score.schema.ts';

export interface NamedSubject {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly category: string;
}

export async function findSubjects(db: Database | Tx, ids: readonly string[]): Promise<NamedSubject[]> {
  const rows = await db
    .selectFrom('trust_subjects')
    .selectAll()
    .where('subject_id', 'in', [...ids])
    .orderBy('subject_id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.subject_id, kind: row.subject_kind as SubjectKind, category: row.category },
  }));
}

/** Subjects whose scores were read before a moment, the longest ago first. */
export async function listLongestUnread(db: Database, beforeMs: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('trust_scores')
    .select('subject_id')
    .where('read_at', '<', new Date(beforeMs))
    .orderBy('read_at')
    .orderBy('subject_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.subject_id);
}

/** A score as it was read last, on its face of 1 to 5; null where too little is known. */
export interface KeptScore {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Known scores of these subjects; those of whom too little is known are left out. */
export async function findScores(
  db: Database | Tx,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, KeptScore>> {
  if (subjectIds.length === 0) return new Map();
  const { rows } = await sql<KeptScore & { id: string }>`
    select subject_id as id, value, low, high from trust_scores
    where subject_id = any(${[...new Set(subjectIds)]}::text[]) and value is not null
  `.execute(db);
  return new Map(rows.map(({ id, value, low, high }) => [id, { value, low, high }]));
}

/** The experience scores of open shops, in no order. */
export async function findExperiences(
  db: Database | Tx,
  shopIds: readonly string[],
  version: number,
): Promise<ExperienceView[]> {
  if (shopIds.length === 0) return [];
  const { rows } = await sql<{ id: string; experience: number | null; delivered: number }>`
    select s.id, t.experience, coalesce(t.delivered, 0) as delivered
    from shops s left join trust_scores t on t.subject_id = s.id
    where s.id = any(${[...new Set(shopIds)]}::text[]) and s.state = 'open'
  `.execute(db);
  return rows.map((row) => ({
    ...{ shopId: row.id, delivered: row.delivered, version },
    score: row.experience === null ? null : Math.round(row.experience * 100) / 100,
  }));
}
