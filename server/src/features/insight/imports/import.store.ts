import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { ImportKind, ImportView, LineError, SourceRef } from './import.schema.ts';

export interface ImportRow extends ImportView {
  readonly kind: ImportKind;
  readonly startedBy: string;
}

const columns = [
  'id',
  'kind',
  'source',
  'state',
  'next_line',
  'accepted_count',
  'repeated_count',
  'refused_count',
  'started_by',
  'created_at',
] as const;

interface Row {
  id: string;
  kind: string;
  source: string;
  state: string;
  next_line: number;
  accepted_count: number;
  repeated_count: number;
  refused_count: number;
  started_by: string;
  created_at: Date;
}

function toImport(row: Row): ImportRow {
  return {
    id: row.id,
    kind: row.kind as ImportKind,
    source: row.source,
    state: row.state as 'running' | 'done',
    nextLine: row.next_line,
    acceptedCount: row.accepted_count,
    repeatedCount: row.repeated_count,
    refusedCount: row.refused_count,
    startedBy: row.started_by,
    createdAt: row.created_at.toISOString(),
  };
}

export async function findImport(db: Database | Tx, id: string): Promise<ImportRow | null> {
  const row = await db.selectFrom('imports').select(columns).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toImport(row);
}

/** Imports somebody started, newest first, below a cursor. */
export async function listImports(
  db: Database,
  personId: string,
  kind: ImportKind | undefined,
  belowId: string | undefined,
  limit: number,
): Promise<ImportRow[]> {
  let query = db.selectFrom('imports').select(columns).where('started_by', '=', personId);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (belowId !== undefined) query = query.where('id', '<', belowId);
  const rows = await query.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toImport);
}

/** Locks the import for this unit of work, so that chunks of one import are taken one after the other. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRow | null> {
  const row = await tx
    .selectFrom('imports')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toImport(row);
}

/** Starts an import, or finds the one of the same kind and source to go on with. */
export async function startOrFindImport(
  tx: Tx | Database,
  given: { id: string; kind: ImportKind; source: string; startedBy: string; nowMs: number },
): Promise<ImportRow> {
  const now = new Date(given.nowMs);
  const row = await tx
    .insertInto('imports')
    .values({
      id: given.id,
      kind: given.kind,
      source: given.source,
      started_by: given.startedBy,
      state: 'running',
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'source']).doUpdateSet({ updated_at: now }))
    .returning(columns)
    .executeTakeFirstOrThrow();
  return toImport(row);
}

export async function storeProgress(
  tx: Tx,
  id: string,
  progress: { nextLine: number; accepted: number; repeated: number; refused: number; nowMs: number },
): Promise<void> {
  await tx
    .updateTable('imports')
    .set((row) => ({
      next_line: progress.nextLine,
      accepted_count: row('accepted_count', '+', progress.accepted),
      repeated_count: row('repeated_count', '+', progress.repeated),
      refused_count: row('refused_count', '+', progress.refused),
      updated_at: new Date(progress.nowMs),
    }))
    .where('id', '=', id)
    .execute();
}

export async function storeErrors(tx: Tx, id: string, errors: readonly LineError[]): Promise<void> {
  if (errors.length === 0) return;
  await tx
    .insertInto('import_errors')
    .values(errors.map((error) => ({ import_id: id, ...error })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listErrors(
  db: Database,
  id: string,
  afterLine: number,
  limit: number,
): Promise<LineError[]> {
  return db
    .selectFrom('import_errors')
    .select(['line', 'field', 'code', 'message'])
    .where('import_id', '=', id)
    .where('line', '>', afterLine)
    .orderBy('line')
    .limit(limit)
    .execute();
}

export async function finishImport(db: Database, id: string, nowMs: number): Promise<void> {
  await db
    .updateTable('imports')
    .set({ state: 'done', updated_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute();
}

/** Remembers events by their identity elsewhere; answers the ones that were not known before. */
export async function claimImportedEvents(tx: Tx, refs: readonly SourceRef[]): Promise<ReadonlySet<string>> {
  if (refs.length === 0) return new Set();
  const { rows } = await sql<{ source: string; source_id: string }>`
    insert into imported_events (source, source_id)
    select * from unnest(${refs.map((ref) => ref.source)}::text[], ${refs.map((ref) => ref.sourceId)}::text[])
    on conflict do nothing
    returning source, source_id
  `.execute(tx);
  return new Set(rows.map((row) => sourceKey({ source: row.source, sourceId: row.source_id })));
}

/** One text for a reference, for maps and sets. */
export function sourceKey(ref: SourceRef): string {
  return `${ref.source}\u0000${ref.sourceId}`;
}
