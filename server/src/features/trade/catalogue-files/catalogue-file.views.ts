import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { joinShelf } from '../stock/index.ts';
import type { FileState, FileView } from './catalogue-file.schema.ts';
import type { WaitingPicture } from './catalogue-file.store.ts';
import type { Cells, CurrentProduct, LineFault, TableFormatName } from './catalogue-table.ts';
import type { TableShape } from './csv-table.ts';
import { formatNamed } from './table-formats.ts';

interface FileRow {
  id: string;
  name: string;
  bytes: number;
  state: string;
  format: string | null;
  shape: TableShape | null;
  problem: FileView['problem'];
  row_count: number;
  product_count: number;
  checked_count: number;
  new_count: number;
  changed_count: number;
  unchanged_count: number;
  fault_count: number;
  faulty_count: number;
  applied_count: number;
  refused_count: number;
  picture_count: number;
  picture_done_count: number;
  created_at: Date;
}

/** The files of a shop, the newest first; or one of them. */
export async function listFiles(
  db: Database,
  shopId: string,
  filter: { readonly id?: string; readonly beforeId?: string },
  limit: number,
): Promise<FileView[]> {
  const { rows } = await sql<FileRow>`
    select * from catalogue_files where shop_id = ${shopId}
      ${filter.id === undefined ? sql`` : sql`and id = ${filter.id}`}
      ${filter.beforeId === undefined ? sql`` : sql`and id < ${filter.beforeId}`}
    order by id desc limit ${limit}
  `.execute(db);
  return rows.map(fileView);
}

function fileView(row: FileRow): FileView {
  const format = row.format as TableFormatName | null;
  const columns = row.shape?.columns ?? [];
  return {
    id: row.id,
    name: row.name,
    bytes: Number(row.bytes),
    state: row.state as FileState,
    format,
    encoding: row.shape?.encoding ?? null,
    columns: columns.map((name) => ({
      name,
      meaning: format === null ? null : formatNamed(format).meaningOf(name),
    })),
    problem: row.problem,
    rowCount: row.row_count,
    productCount: row.product_count,
    checkedCount: row.checked_count,
    newCount: row.new_count,
    changedCount: row.changed_count,
    unchangedCount: row.unchanged_count,
    faultCount: row.fault_count,
    faultyCount: row.faulty_count,
    appliedCount: row.applied_count,
    refusedCount: row.refused_count,
    pictureCount: row.picture_count,
    pictureDoneCount: row.picture_done_count,
    createdAt: row.created_at.toISOString(),
  };
}

export interface ListedFault extends LineFault {
  readonly id: number;
}

/** Faults of a file in the order of its lines. */
export async function listFaults(
  db: Database,
  fileId: string,
  after: { readonly line: number; readonly id: number },
  limit: number,
): Promise<ListedFault[]> {
  const { rows } = await sql<{
    id: number;
    line: number;
    column_name: string;
    code: string;
    message: string;
  }>`
    select id, line, column_name, code, message from catalogue_file_faults
    where file_id = ${fileId} and (line, id) > (${after.line}::int, ${after.id}::bigint)
    order by line, id limit ${limit}
  `.execute(db);
  return rows.map(({ id, line, column_name, code, message }) => ({
    id: Number(id),
    line,
    column: column_name,
    code: code as LineFault['code'],
    message,
  }));
}

interface ProductRow {
  id: string;
  source_id: string;
  title: string;
  description: string;
  category: string;
  attributes: Record<string, string>;
  state: CurrentProduct['state'];
  picture_keys: string[];
  variants: CurrentProduct['variants'] | null;
  rows: Cells[] | null;
}

export interface KeptProduct extends CurrentProduct {
  readonly rows: readonly Cells[];
}

const productColumns = (format: string) => sql`
  select p.id, p.source_id, p.title, p.description, p.category, p.attributes, p.state, p.picture_keys, v.variants, k.rows
  from products p
  left join lateral (
    select jsonb_agg(jsonb_build_object('id', o.id, 'sku', o.sku, 'options', o.options, 'priceCents', o.price_cents,
      'listPriceCents', o.list_price_cents, 'onHand', coalesce(s.on_hand, 0)) order by o.position, o.id) as variants
    from variants o ${joinShelf(sql`o.id`)}
    where o.product_id = p.id and o.removed_at is null
  ) v on true
  left join product_table_rows k on k.product_id = p.id and k.format = ${format}`;

/** The products of a shop that a file names: by what they are called in such files, or by their own id. */
export async function findNamed(
  db: Database | Tx,
  shopId: string,
  format: TableFormatName,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, KeptProduct>> {
  const { rows } = await sql<ProductRow>`
    ${productColumns(format)}
    where p.shop_id = ${shopId} and p.source = ${format} and p.source_id = any(${[...sourceIds]}::text[])
    union all
    ${productColumns(format)}
    where p.shop_id = ${shopId} and p.id = any(${[...sourceIds]}::text[]) and p.source is distinct from ${format}
  `.execute(db);
  return new Map(
    rows.map((row) => [sourceIds.includes(row.id) ? row.id : row.source_id, productOf(row)] as const),
  );
}

/** All products of a shop in the order of the files that brought them, those made here last. */
export async function listExportIds(
  db: Database,
  shopId: string,
  format: TableFormatName,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from products p left join product_table_rows k on k.product_id = p.id and k.format = ${format}
    where p.shop_id = ${shopId} order by k.file_id nulls last, k.place, p.id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** These products, in this order. */
export async function findForExport(
  db: Database,
  format: TableFormatName,
  ids: readonly string[],
): Promise<KeptProduct[]> {
  const { rows } = await sql<ProductRow>`
    ${productColumns(format)} where p.id = any(${[...ids]}::text[])
  `.execute(db);
  const found = new Map(rows.map((row) => [row.id, productOf(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

function productOf(row: ProductRow): KeptProduct {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    category: row.category,
    attributes: row.attributes,
    state: row.state,
    pictureKeys: row.picture_keys,
    variants: row.variants ?? [],
    rows: row.rows ?? [],
  };
}

/** The keys of pictures fetched before, by their addresses. */
export async function findOrigins(
  db: Database | Tx,
  shopId: string,
  urls: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (urls.length === 0) return new Map();
  const { rows } = await sql<{ url: string; key: string }>`
    select url, key from picture_origins where shop_id = ${shopId} and url = any(${[...urls]}::text[])
  `.execute(db);
  return new Map(rows.map(({ url, key }) => [url, key]));
}

/** How the shop's files of a format are written: as the last one, with the columns that earlier ones had besides. */
export async function findShape(
  db: Database,
  shopId: string,
  format: TableFormatName,
): Promise<Pick<TableShape, 'columns' | 'delimiter' | 'newline' | 'bom'>> {
  const { rows } = await sql<{ shape: TableShape }>`
    select shape from catalogue_files
    where shop_id = ${shopId} and format = ${format} and applied_count > 0 order by id desc limit 20
  `.execute(db);
  const [last] = rows;
  if (last === undefined) {
    return { columns: formatNamed(format).columns, delimiter: ',', newline: '\n', bom: false };
  }
  const columns = [...new Set(rows.flatMap(({ shape }) => shape.columns))].filter((column) => column !== '');
  const { delimiter, newline, bom } = last.shape;
  return { columns, delimiter, newline, bom };
}

/** Pictures that wait to be fetched, those of so many products. */
export async function listWaitingPictures(
  db: Database,
  fileId: string,
  products: number,
): Promise<ReadonlyMap<string, readonly WaitingPicture[]>> {
  const { rows } = await sql<{ product_id: string; position: number; url: string; line: number }>`
    select product_id, position, url, line from catalogue_file_pictures
    where file_id = ${fileId} and product_id in (
      select distinct product_id from catalogue_file_pictures where file_id = ${fileId} order by 1 limit ${products})
    order by product_id, position
  `.execute(db);
  const found = new Map<string, WaitingPicture[]>();
  for (const { product_id: productId, position, url, line } of rows) {
    found.set(productId, [...(found.get(productId) ?? []), { productId, position, url, line }]);
  }
  return found;
}
