import { type Static, Type } from '@fastify/type-provider-typebox';
import { isId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { readerUnseenS } from '../../insight/events/index.ts';

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

export interface AuditFilter {
  readonly subjectId?: string | undefined;
  readonly action?: string | undefined;
  /** A person's id, or part of a name. */
  readonly actor?: string | undefined;
  /** Part of the reason. */
  readonly text?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function entries(db: Database, filter: AuditFilter) {
  const { subjectId, action, actor, text, from, to } = filter;
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
    .orderBy('a.id', 'desc');
  if (subjectId !== undefined) query = query.where('a.subject_id', '=', subjectId);
  if (action !== undefined) query = query.where('a.action', '=', action);
  if (actor !== undefined)
    query = isId('person', actor)
      ? query.where('a.actor_id', '=', actor)
      : query.where('p.display_name', 'ilike', like(actor));
  if (text !== undefined) query = query.where('a.reason', 'ilike', like(text));
  if (from !== undefined) query = query.where('a.at', '>=', new Date(from));
  if (to !== undefined) query = query.where('a.at', '<', new Date(to));
  return query;
}

/** The newest entries that the filter finds. */
export async function listAudit(
  db: Database,
  given: AuditFilter & { cursor: string | undefined; limit: number },
): Promise<Page<AuditView>> {
  const before = readCursor(given.cursor, 1)?.[0];
  let query = entries(db, given).limit(given.limit + 1);
  if (before !== undefined) query = query.where('a.id', '<', String(before));
  return pageOf(await query.execute(), given.limit, viewOf, (row) => [row.id]);
}

interface AuditRow {
  id: string;
  at: Date;
  actor_id: string | null;
  display_name: string | null;
  action: string;
  subject_id: string;
  reason: string;
  detail: unknown;
}

function viewOf(row: AuditRow): AuditView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor_id === null ? null : { id: row.actor_id, name: row.display_name ?? '' },
    action: row.action,
    subjectId: row.subject_id,
    reason: row.reason,
    detail: row.detail as Record<string, unknown>,
  };
}

/** The newest entries that the filter finds, at most so many, for a file. */
export async function listAuditRows(db: Database, filter: AuditFilter, limit: number): Promise<AuditView[]> {
  return (await entries(db, filter).limit(limit).execute()).map(viewOf);
}

/** The actions that there are entries of. */
export async function listActions(db: Database): Promise<string[]> {
  // One step of the index for each action, however long the log is.
  const { rows } = await sql<{ action: string }>`
    with recursive found as (
      (select action from audit_log order by action limit 1)
      union all
      select (select action from audit_log where action > f.action order by action limit 1)
      from found f where f.action is not null
    )
    select action from found where action is not null limit ${sql.lit(actionsMax)}
  `.execute(db);
  return rows.map(({ action }) => action);
}

const actionsMax = 500;

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
    from event_readers r
    where not r.of_process or r.seen_at > now() - make_interval(secs => ${readerUnseenS})
    order by r.name limit ${sql.lit(readersMax)}
  `.execute(db);
  return rows.map((row) => ({
    name: row.name,
    lag: row.lag,
    position: row.event_id,
    readCount: row.read_count,
    updatedAt: row.updated_at.toISOString(),
  }));
}
