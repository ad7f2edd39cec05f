import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { type LogPosition, logStart } from '../../insight/events/index.ts';
import type { Subject, SubjectKind } from './happening.ts';
import { dayCountOf, type Kept, type ReadChanges } from './reading.state.ts';

/** How far the log was read, locked: of several processes one reads at a time, and none reads scores meanwhile. */
export async function lockPosition(tx: Tx): Promise<LogPosition & { readonly isRebuilding: boolean }> {
  await sql`
    insert into trust_reader (tx, event_id) values (${logStart.tx}::xid8, ${logStart.eventId})
    on conflict do nothing
  `.execute(tx);
  const { rows } = await sql<{ tx: string; event_id: number; is_rebuilding: boolean }>`
    select tx::text as tx, event_id, is_rebuilding from trust_reader for update
  `.execute(tx);
  const row = rows[0]!;
  return { tx: row.tx, eventId: row.event_id, isRebuilding: row.is_rebuilding };
}

export async function storePosition(tx: Tx, position: LogPosition): Promise<void> {
  await sql`
    update trust_reader set tx = ${position.tx}::xid8, event_id = ${position.eventId}
  `.execute(tx);
}

/** Forgets everything that was read; the log tells it again. Subjects keep their categories. */
export async function forgetReadings(tx: Tx): Promise<void> {
  await lockPosition(tx);
  await sql`delete from trust_happenings`.execute(tx);
  await sql`delete from trust_days`.execute(tx);
  await storePosition(tx, logStart);
  await sql`update trust_reader set is_rebuilding = true`.execute(tx);
}

/** The log is told again: all scores are the next to be read. */
export async function endRebuilding(tx: Tx): Promise<void> {
  await sql`update trust_reader set is_rebuilding = false`.execute(tx);
  await sql`
    insert into trust_scores (subject_id, formula_version, read_at) select subject_id, 0, 'epoch' from trust_subjects
    on conflict (subject_id) do update set read_at = excluded.read_at
  `.execute(tx);
}

/** Names subjects with the category that each is compared with from now on: a shop's trade. Those that are none are left out. */
export async function nameSubjects(
  tx: Tx,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, { readonly kind: SubjectKind; readonly category: string }>> {
  const known = new Map(subjects.map(({ id, kind }) => [id, kind]));
  const ids = [...known.keys()].sort();
  const kinds = ids.map((id) => known.get(id));
  await sql`
    insert into trust_subjects (subject_id, subject_kind, category)
    select n.id, n.kind, coalesce(s.trade, n.kind)
    from unnest(${ids}::text[], ${kinds}::text[]) as n (id, kind)
    left join shops s on s.id = n.id and n.kind = 'shop'
    left join creators c on c.id = n.id and n.kind = 'host'
    where n.kind = 'buyer' or s.id is not null or c.id is not null
    order by n.id on conflict do nothing
  `.execute(tx);
  const { rows } = await sql<{ subject_id: string; subject_kind: SubjectKind; category: string }>`
    select subject_id, subject_kind, category from trust_subjects where subject_id = any(${ids}::text[])
  `.execute(tx);
  return new Map(
    rows.map((row) => [row.subject_id, { kind: row.subject_kind, category: row.category }] as const),
  );
}

interface KeptRow {
  subject_id: string;
  source: string;
  kind: string;
  at: Date;
  share: number;
  belief: number;
  counted: boolean;
  reference_id: string;
}

/** What is kept of these things, and of these references. */
export async function findKept(
  tx: Tx,
  wanted: {
    readonly things: readonly { readonly subjectId: string; readonly source: string }[];
    readonly referenceIds: readonly string[];
  },
): Promise<Kept[]> {
  const columns = sql`h.subject_id, h.source, h.kind, h.at, h.share, h.belief, h.counted,
    h.reference_id`;
  const { rows } = await sql<KeptRow>`
    select ${columns} from unnest(
        ${wanted.things.map(({ subjectId }) => subjectId)}::text[], ${wanted.things.map(({ source }) => source)}::text[]
      ) as n (subject_id, source) join trust_happenings h on h.subject_id = n.subject_id and h.source = n.source
    union select ${columns} from trust_happenings h where h.reference_id = any(${wanted.referenceIds}::text[])
  `.execute(tx);
  return rows.map((row) => ({
    ...{ subjectId: row.subject_id, source: row.source, kind: row.kind, atMs: row.at.getTime() },
    ...{ share: row.share, belief: row.belief, counted: row.counted, referenceId: row.reference_id },
  }));
}

export async function applyChanges(tx: Tx, { kept, days }: ReadChanges): Promise<void> {
  const values = [...kept].flatMap(([key, each]) => (each === null ? [] : [{ key, ...each }]));
  const gone = [...kept].flatMap(([key, each]) => (each === null ? [splitKey(key)] : []));
  await removeKept(tx, gone);
  await putKept(tx, values);
  await addDays(tx, days);
}

function splitKey(key: string): { subjectId: string; source: string } {
  const at = key.indexOf(' ');
  return { subjectId: key.slice(0, at), source: key.slice(at + 1) };
}

async function removeKept(
  tx: Tx,
  gone: readonly { readonly subjectId: string; readonly source: string }[],
): Promise<void> {
  if (gone.length === 0) return;
  await sql`
    delete from trust_happenings h using unnest(
      ${gone.map(({ subjectId }) => subjectId)}::text[], ${gone.map(({ source }) => source)}::text[]) as n (subject_id, source)
    where h.subject_id = n.subject_id and h.source = n.source
  `.execute(tx);
}

async function putKept(tx: Tx, kept: readonly Kept[]): Promise<void> {
  if (kept.length === 0) return;
  const column = <Value>(of: (each: Kept) => Value): Value[] => kept.map(of);
  await sql`
    insert into trust_happenings (subject_id, source, kind, at, share, belief, counted, reference_id)
    select * from unnest(
      ${column((each) => each.subjectId)}::text[], ${column((each) => each.source)}::text[],
      ${column((each) => each.kind)}::text[], ${column((each) => new Date(each.atMs).toISOString())}::timestamptz[],
      ${column((each) => each.share)}::float8[], ${column((each) => each.belief)}::float8[],
      ${column((each) => each.counted)}::bool[], ${column((each) => each.referenceId)}::text[])
    on conflict (subject_id, source) do update set kind = excluded.kind, at = excluded.at, share = excluded.share,
      belief = excluded.belief, counted = excluded.counted, reference_id = excluded.reference_id
  `.execute(tx);
}

async function addDays(tx: Tx, days: ReadChanges['days']): Promise<void> {
  const rows = [...days].flatMap(([owner, counts]) =>
    [...counts].flatMap(([key, count]) => (count === 0 ? [] : [{ owner, ...dayCountOf(key, count) }])),
  );
  if (rows.length === 0) return;
  const column = <Value>(of: (each: (typeof rows)[number]) => Value): Value[] => rows.map(of);
  const arrays: RawBuilder<unknown> = sql`unnest(${column((each) => each.owner)}::text[],
    ${column((each) => each.day)}::int[], ${column((each) => each.kind)}::text[],
    ${column((each) => each.count)}::float8[])`;
  await sql`
    insert into trust_days as d (owner_id, day, kind, count) select * from ${arrays}
    on conflict (owner_id, day, kind) do update set count = d.count + excluded.count
  `.execute(tx);
}
