import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import {
  type EventKind,
  type LoggedEvent,
  type LogPosition,
  logStart,
  type NewEvent,
} from './event.schema.ts';

/** Appends steps in one statement, in the unit of work of whoever caused them. */
export async function appendEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const columns = {
    at: events.map((event) => new Date(event.atMs).toISOString()),
    kind: events.map((event) => event.kind),
    person: events.map((event) => event.personId ?? null),
    shop: events.map((event) => event.shopId ?? null),
    subject: events.map((event) => event.subjectId ?? null),
    data: events.map((event) => JSON.stringify(event.data ?? {})),
  };
  await sql`
    insert into events (at, kind, person_id, shop_id, subject_id, data)
    select * from unnest(
      ${columns.at}::timestamptz[], ${columns.kind}::text[], ${columns.person}::text[],
      ${columns.shop}::text[], ${columns.subject}::text[], ${columns.data}::jsonb[])
  `.execute(tx);
}

interface EventRow {
  id: number;
  tx: string;
  at: Date;
  kind: string;
  person_id: string | null;
  shop_id: string | null;
  subject_id: string | null;
  data: Record<string, unknown>;
}

export interface ReadBatch {
  readonly events: readonly LoggedEvent[];
  /** How many steps lie between the position before and this one, those of other kinds included. */
  readonly count: number;
  readonly position: LogPosition;
}

/**
 * The next steps after a position, in (transaction, id) order, below the oldest transaction still running: what
 * commits late has a higher transaction than anything read before, so it is never skipped. Of the next `limit` steps
 * only those of the kinds named leave the database.
 */
export async function readEvents(
  db: Database | Tx,
  after: LogPosition,
  limit: number,
  kinds?: readonly EventKind[],
): Promise<ReadBatch> {
  const next = nextSteps(after, limit);
  if (kinds !== undefined) return readKinds(db, after, next, kinds);
  const { rows } = await next.execute(db);
  return { events: rows.map(toLoggedEvent), count: rows.length, position: positionOf(rows.at(-1), after) };
}

/** One step with where it stands. */
export interface PlacedStep {
  readonly event: LoggedEvent;
  readonly position: LogPosition;
}

/** As `readEvents` of every kind, each step with its own position. */
export async function readSteps(
  db: Database,
  after: LogPosition,
  limit: number,
): Promise<readonly PlacedStep[]> {
  const { rows } = await nextSteps(after, limit).execute(db);
  return rows.map((row) => ({ event: toLoggedEvent(row), position: positionOf(row, after) }));
}

function nextSteps(after: LogPosition, limit: number): RawBuilder<EventRow> {
  return sql<EventRow>`
    select id, tx::text as tx, at, kind, person_id, shop_id, subject_id, data
    from events
    where (tx, id) > (${after.tx}::xid8, ${after.eventId}::bigint)
      and tx < pg_snapshot_xmin(pg_current_snapshot())
    order by events.tx, id
    limit ${limit}`;
}

/** Of the next steps those of some kinds; the last comes along whatever it is, to tell how far the reading got. */
async function readKinds(
  db: Database | Tx,
  after: LogPosition,
  next: RawBuilder<EventRow>,
  kinds: readonly EventKind[],
): Promise<ReadBatch> {
  const { rows } = await sql<EventRow & { place: number }>`
    select * from (
      select next.*, row_number() over ()::int as place, lead(id) over () is null as is_last from (${next}) as next
    ) as placed
    where is_last or kind = any(${[...kinds]}::text[])
    order by place
  `.execute(db);
  const wanted = rows.filter((row) => kinds.includes(row.kind as EventKind));
  return {
    events: wanted.map(toLoggedEvent),
    count: rows.at(-1)?.place ?? 0,
    position: positionOf(rows.at(-1), after),
  };
}

function positionOf(last: EventRow | undefined, before: LogPosition): LogPosition {
  return last === undefined ? before : { tx: last.tx, eventId: last.id };
}

/** Where the log ends now: whoever reads tables after asking, and the log from here, misses nothing. */
export async function findLogHead(db: Database): Promise<LogPosition> {
  const { rows } = await sql<{ tx: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as tx
  `.execute(db);
  return { tx: (rows[0] as { tx: string }).tx, eventId: 0 };
}

/** Whether one position lies before another. */
export function isBefore(position: LogPosition, other: LogPosition): boolean {
  if (position.tx === other.tx) return position.eventId < other.eventId;
  return BigInt(position.tx) < BigInt(other.tx);
}

/** The last step committed, readable yet or not. */
export async function findLastStep(db: Database): Promise<LogPosition> {
  const { rows } = await sql<{ tx: string; id: number }>`
    select tx::text as tx, id from events order by events.tx desc, id desc limit 1
  `.execute(db);
  const last = rows[0];
  return last === undefined ? logStart : { tx: last.tx, eventId: last.id };
}

function toLoggedEvent(row: EventRow): LoggedEvent {
  return {
    id: row.id,
    kind: row.kind as EventKind,
    atMs: row.at.getTime(),
    personId: row.person_id,
    shopId: row.shop_id,
    subjectId: row.subject_id,
    data: row.data,
  };
}

export async function findReaderPosition(db: Database | Tx, name: string): Promise<LogPosition | null> {
  const row = await db
    .selectFrom('event_readers')
    .select([sql<string>`tx::text`.as('tx'), 'event_id'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row === undefined ? null : { tx: row.tx, eventId: row.event_id };
}

export interface ReaderRow {
  readonly name: string;
  /** Runs in the memory of one process and keeps its own position: the row only says where it stands. */
  readonly ofProcess: boolean;
}

export async function storeReaderPosition(
  db: Database | Tx,
  { name, ofProcess }: ReaderRow,
  position: LogPosition,
  readCount: number,
): Promise<void> {
  // Not waited for on the disk: a position that is lost in a crash has its batch read again, and that is safe.
  await sql`
    with unhurried as (select set_config('synchronous_commit', 'off', true))
    insert into event_readers (name, tx, event_id, read_count, updated_at, seen_at, of_process)
    select ${name}, ${position.tx}::xid8, ${position.eventId}::bigint, ${readCount}::bigint, now(), now(),
      ${ofProcess}::boolean from unhurried
    on conflict (name) do update set
      tx = excluded.tx, event_id = excluded.event_id, of_process = excluded.of_process,
      read_count = event_readers.read_count + ${readCount}, updated_at = now(), seen_at = now()
  `.execute(db);
}

/** Says that a reader runs, also when there is nothing to read. */
export async function storeReaderSeen(db: Database, name: string): Promise<void> {
  await sql`update event_readers set seen_at = now() where name = ${name}`.execute(db);
}

/** Forgets where a reader of a process stood, when the process ends. */
export async function removeReader(db: Database, name: string): Promise<void> {
  await sql`delete from event_readers where name = ${name} and of_process`.execute(db);
}

/** Forgets the readers of processes that ended without a word. */
export async function removeReadersUnseen(db: Database): Promise<void> {
  await sql`
    delete from event_readers
    where of_process and seen_at < now() - make_interval(secs => ${readerUnseenS})
  `.execute(db);
}

/** A reader that says nothing for so long does not run. */
export const readerUnseenS = 120;
