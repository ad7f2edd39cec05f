import type { ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { ApplyChoice, FileState } from './catalogue-file.schema.ts';
import { fileLimits } from './catalogue-file.schema.ts';
import type { Cells, LineFault, TableFormatName, TableRow } from './catalogue-table.ts';
import type { TableShape } from './csv-table.ts';

export interface StoredFile {
  readonly id: string;
  readonly shopId: ShopId;
  readonly state: FileState;
  readonly attempt: number;
  readonly format: TableFormatName | null;
  readonly shape: TableShape | null;
  readonly choice: ApplyChoice | null;
  readonly faultCount: number;
}

export async function insertFile(
  tx: Tx,
  file: { id: string; shopId: string; name: string; bytes: number; startedBy: string },
  nowMs: number,
): Promise<void> {
  const now = new Date(nowMs);
  await tx
    .insertInto('catalogue_files')
    .values({
      id: file.id,
      shop_id: file.shopId,
      name: file.name,
      bytes: file.bytes,
      state: 'reading',
      started_by: file.startedBy,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** Locks a file for this unit of work. */
export async function lockFile(tx: Tx, fileId: string): Promise<StoredFile | null> {
  const row = await tx
    .selectFrom('catalogue_files')
    .select(['id', 'shop_id', 'state', 'attempt', 'format', 'shape', 'choice', 'fault_count'])
    .where('id', '=', fileId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    shopId: row.shop_id as ShopId,
    state: row.state as FileState,
    attempt: row.attempt,
    format: row.format as TableFormatName | null,
    shape: row.shape as TableShape | null,
    choice: row.choice as ApplyChoice | null,
    faultCount: row.fault_count,
  };
}

export async function countOpenFiles(tx: Tx, shopId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from catalogue_files
    where shop_id = ${shopId} and state in ('reading', 'checked', 'applying')
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

const numbers = {
  rowCount: 'row_count',
  productCount: 'product_count',
  checkedCount: 'checked_count',
  newCount: 'new_count',
  changedCount: 'changed_count',
  unchangedCount: 'unchanged_count',
  faultCount: 'fault_count',
  faultyCount: 'faulty_count',
  appliedCount: 'applied_count',
  refusedCount: 'refused_count',
  pictureCount: 'picture_count',
  pictureDoneCount: 'picture_done_count',
} as const;
type Number_ = keyof typeof numbers;

/** Adds to the counts of a file. */
export async function addCounts(
  tx: Tx,
  fileId: string,
  counts: Partial<Record<Number_, number>>,
  nowMs: number,
): Promise<void> {
  const sets = (Object.entries(counts) as [Number_, number][]).map(
    ([name, by]) => sql`${sql.ref(numbers[name])} = ${sql.ref(numbers[name])} + ${by}`,
  );
  await sql`
    update catalogue_files set ${sql.join([...sets, sql`updated_at = ${new Date(nowMs)}`])} where id = ${fileId}
  `.execute(tx);
}

export async function setFile(
  tx: Tx,
  fileId: string,
  change: {
    readonly state?: FileState;
    readonly format?: TableFormatName;
    readonly shape?: TableShape;
    readonly problem?: object;
    readonly choice?: ApplyChoice;
  },
  nowMs: number,
): Promise<void> {
  const { state, format, shape, problem, choice } = change;
  await tx
    .updateTable('catalogue_files')
    .set({
      ...(state === undefined ? {} : { state }),
      ...(format === undefined ? {} : { format }),
      ...(shape === undefined ? {} : { shape: JSON.stringify(shape) }),
      ...(problem === undefined ? {} : { problem: JSON.stringify(problem) }),
      ...(choice === undefined ? {} : { choice: JSON.stringify(choice) }),
      updated_at: new Date(nowMs),
    })
    .where('id', '=', fileId)
    .execute();
}

/** Begins the reading anew: what an earlier try left is gone. Answers which try this is. */
export async function beginAttempt(tx: Tx, fileId: string): Promise<number> {
  await clearStaged(tx, fileId);
  await tx.deleteFrom('catalogue_file_faults').where('file_id', '=', fileId).execute();
  const { rows } = await sql<{ attempt: number }>`
    update catalogue_files
    set attempt = attempt + 1, row_count = 0, product_count = 0, checked_count = 0, new_count = 0, changed_count = 0,
      unchanged_count = 0, fault_count = 0, faulty_count = 0
    where id = ${fileId} returning attempt
  `.execute(tx);
  return rows[0]?.attempt ?? 0;
}

export async function clearStaged(tx: Tx, fileId: string): Promise<void> {
  await tx.deleteFrom('catalogue_file_products').where('file_id', '=', fileId).execute();
}

export interface StagedRows {
  readonly place: number;
  readonly sourceId: string;
  readonly rows: readonly TableRow[];
}

/** Adds rows to the products of a file. */
export async function stageRows(tx: Tx, fileId: string, staged: readonly StagedRows[]): Promise<void> {
  if (staged.length === 0) return;
  await sql`
    insert into catalogue_file_products as p (file_id, place, source_id, rows)
    select ${fileId}, * from unnest(
      ${staged.map(({ place }) => place)}::int[], ${staged.map(({ sourceId }) => sourceId)}::text[],
      ${staged.map(({ rows }) => JSON.stringify(rows))}::jsonb[])
    on conflict (file_id, place) do update set rows = p.rows || excluded.rows
  `.execute(tx);
}

export interface StagedProduct extends StagedRows {
  readonly state: string;
}

export async function listStaged(
  db: Database | Tx,
  fileId: string,
  afterPlace: number,
  limit: number,
  toTake: boolean,
): Promise<StagedProduct[]> {
  const { rows } = await sql<{ place: number; source_id: string; rows: TableRow[]; state: string }>`
    select place, source_id, rows, state from catalogue_file_products
    where file_id = ${fileId} and place > ${afterPlace}
      and ${toTake ? sql`state in ('new', 'changed')` : sql`state = 'read'`}
    order by place limit ${limit}
  `.execute(db);
  return rows.map((row) => ({ place: row.place, sourceId: row.source_id, rows: row.rows, state: row.state }));
}

export async function setStagedStates(
  tx: Tx,
  fileId: string,
  states: readonly { readonly place: number; readonly state: string }[],
): Promise<void> {
  await sql`
    update catalogue_file_products p set state = given.state
    from unnest(${states.map(({ place }) => place)}::int[], ${states.map(({ state }) => state)}::text[])
      as given (place, state)
    where p.file_id = ${fileId} and p.place = given.place
  `.execute(tx);
}

/** Keeps faults, up to a bound; all are counted. */
export async function insertFaults(
  tx: Tx,
  file: { readonly id: string; readonly faultCount: number },
  faults: readonly LineFault[],
): Promise<void> {
  const kept = faults.slice(0, Math.max(0, fileLimits.faultsKeptMax - file.faultCount));
  if (kept.length === 0) return;
  await tx
    .insertInto('catalogue_file_faults')
    .values(
      kept.map(({ line, column, code, message }) => ({
        file_id: file.id,
        line,
        column_name: column,
        code,
        message,
      })),
    )
    .execute();
}

export async function keepRows(
  tx: Tx,
  productId: string,
  format: TableFormatName,
  from: { readonly fileId: string; readonly place: number; readonly rows: readonly Cells[] },
): Promise<void> {
  await tx
    .insertInto('product_table_rows')
    .values({
      product_id: productId,
      format,
      rows: JSON.stringify(from.rows),
      file_id: from.fileId,
      place: from.place,
    })
    .onConflict((conflict) =>
      conflict.columns(['product_id', 'format']).doUpdateSet((eb) => ({
        rows: eb.ref('excluded.rows'),
        file_id: eb.ref('excluded.file_id'),
        place: eb.ref('excluded.place'),
      })),
    )
    .execute();
}

export interface WaitingPicture {
  readonly productId: string;
  readonly position: number;
  readonly url: string;
  readonly line: number;
}

export async function addWaitingPictures(
  tx: Tx,
  fileId: string,
  pictures: readonly WaitingPicture[],
): Promise<void> {
  if (pictures.length === 0) return;
  await tx
    .insertInto('catalogue_file_pictures')
    .values(
      pictures.map(({ productId, position, url, line }) => ({
        file_id: fileId,
        product_id: productId,
        position,
        url,
        line,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeWaitingPictures(tx: Tx, fileId: string, productId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('catalogue_file_pictures')
    .where('file_id', '=', fileId)
    .where('product_id', '=', productId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Remembers where pictures came from. */
export async function rememberOrigins(
  tx: Tx,
  shopId: string,
  origins: readonly { readonly url: string; readonly key: string }[],
  nowMs: number,
): Promise<void> {
  if (origins.length === 0) return;
  await sql`
    insert into picture_origins (shop_id, url, key, fetched_at)
    select ${shopId}, *, ${new Date(nowMs)}
    from unnest(${origins.map(({ url }) => url)}::text[], ${origins.map(({ key }) => key)}::text[])
    on conflict (shop_id, url) do update set key = excluded.key, fetched_at = excluded.fetched_at
  `.execute(tx);
}
