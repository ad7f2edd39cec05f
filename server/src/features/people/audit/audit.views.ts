import { type Static, Type } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';

export const AuditView = Type.Object({
  id: Type.String(),
  at: Type.String(),
  actor: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  action: Type.String(),
  subjectId: Type.String(),
  reason: Type.String(),
  detail: Type.Record(Type.String(), Type.Unknown()),
});
export type AuditView = Static<typeof AuditView>;

/** The newest entries, of one subject or of all. */
export async function listAudit(
  db: Database,
  given: { subjectId: string | undefined; cursor: string | undefined; limit: number },
): Promise<Page<AuditView>> {
  const before = readCursor(given.cursor, 1)?.[0];
  let query = db
    .selectFrom('audit_log as a')
    .leftJoin('people as p', 'p.id', 'a.actor_id')
    .select([
      'a.id',
      'a.at',
      'a.actor_id',
      'p.display_name',
      'a.action',
      'a.subject_id',
      'a.reason',
      'a.detail',
    ])
    .orderBy('a.id', 'desc')
    .limit(given.limit + 1);
  if (given.subjectId !== undefined) query = query.where('a.subject_id', '=', given.subjectId);
  if (before !== undefined) query = query.where('a.id', '<', String(before));
  return pageOf(
    await query.execute(),
    given.limit,
    (row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: row.actor_id === null ? null : { id: row.actor_id, name: row.display_name ?? '' },
      action: row.action,
      subjectId: row.subject_id,
      reason: row.reason,
      detail: row.detail as Record<string, unknown>,
    }),
    (row) => [row.id],
  );
}

export const ReaderView = Type.Object({
  name: Type.String(),
  /** Events still to be read; counting stops at 100,001. */
  lag: Type.Integer(),
  position: Type.Integer(),
  readCount: Type.Integer(),
  updatedAt: Type.String(),
});
export type ReaderView = Static<typeof ReaderView>;

const lagCounted = 100_001;
const readersMax = 200;

/** Where the readers of the event log stand. */
export async function listReaders(db: Database): Promise<ReaderView[]> {
  const { rows } = await sql<{
    name: string;
    event_id: number;
    read_count: number;
    updated_at: Date;
    lag: number;
  }>`
    select r.name, r.event_id, r.read_count, r.updated_at,
      (select count(*) from (
        select 1 from events e where (e.tx, e.id) > (r.tx, r.event_id) limit ${sql.lit(lagCounted)}
      ) unread) as lag
    from event_readers r order by r.name limit ${sql.lit(readersMax)}
  `.execute(db);
  return rows.map((row) => ({
    name: row.name,
    lag: row.lag,
    position: row.event_id,
    readCount: row.read_count,
    updatedAt: row.updated_at.toISOString(),
  }));
}
