import { Readable } from 'node:stream';
import type { ShopId } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import { fileLimits } from './catalogue-file.schema.ts';
import { type FileDeps, fileFolder } from './catalogue-file.service.ts';
import {
  addCounts,
  beginAttempt,
  insertFaults,
  listStaged,
  lockFile,
  type StagedProduct,
  type StagedRows,
  type StoredFile,
  setFile,
  setStagedStates,
  stageRows,
} from './catalogue-file.store.ts';
import { findNamed, findOrigins } from './catalogue-file.views.ts';
import type { Cells, LineFault, TableFormat, TableRow } from './catalogue-table.ts';
import { type ReadRow, rowsOf, shapeOf, TableError, type TableShape } from './csv-table.ts';
import { fault } from './faults.ts';
import { pictureAddresses } from './picture-addresses.ts';
import { formatOf } from './table-formats.ts';

const rowsAtOnce = 500;
const productsAtOnce = 200;

/** Somebody gave the file up, or another try reads it now. */
class GivenUp extends Error {}

/**
 * Looks through a file: its shape, its rows by product, then each product against what is here. Nothing of the
 * catalogue changes. A try that follows a crash begins anew.
 */
export async function readFile(deps: FileDeps, fileId: string): Promise<void> {
  const begun = await unitOfWork(deps.db, async (tx) => {
    const file = await lockFile(tx, fileId);
    if (file?.state !== 'reading') return null;
    return { shopId: file.shopId, attempt: await beginAttempt(tx, fileId) };
  });
  if (begun === null) return;
  const step: Step = (write) =>
    unitOfWork(deps.db, async (tx) => {
      const file = await lockFile(tx, fileId);
      if (file?.state !== 'reading' || file.attempt !== begun.attempt) throw new GivenUp();
      await write(tx, file);
    });
  try {
    const open = () => openFile(deps, fileId);
    const shape = await shapeOf(open);
    const format = formatOf(shape.columns);
    await step((tx) =>
      setFile(tx, fileId, { shape, ...(format === null ? {} : { format: format.name }) }, now(deps)),
    );
    if (format === null) return await step((tx) => fail(tx, deps, fileId, { code: 'format-unknown' }));
    if (!(await stage(deps, { fileId, step }, rowsOf(await open(), shape), shape, format)))
      return await step((tx) => fail(tx, deps, fileId, { code: 'rows-too-many' }));
    await check(deps, { fileId, step, shopId: begun.shopId }, shape, format);
    await step((tx) => setFile(tx, fileId, { state: 'checked' }, now(deps)));
  } catch (error) {
    if (error instanceof GivenUp) return;
    if (!(error instanceof TableError)) throw error;
    await step((tx) => fail(tx, deps, fileId, error.problem)).catch(ignoreGivenUp);
  }
}

type Step = (write: (tx: Tx, file: StoredFile) => Promise<unknown>) => Promise<void>;
interface Reading {
  readonly fileId: string;
  readonly step: Step;
}

const now = (deps: FileDeps) => deps.clock.nowMs();

function ignoreGivenUp(error: unknown): void {
  if (!(error instanceof GivenUp)) throw error;
}

async function fail(tx: Tx, deps: FileDeps, fileId: string, problem: object): Promise<void> {
  await setFile(tx, fileId, { state: 'failed', problem }, now(deps));
}

async function openFile(deps: FileDeps, fileId: string): Promise<Readable> {
  const content = await deps.blobs.get(`${fileFolder}/${fileId}`);
  // An empty upload may leave nothing at all.
  return content ?? Readable.from([]);
}

/** Puts the rows to their products; false when there are more than may be. */
async function stage(
  deps: FileDeps,
  { fileId, step }: Reading,
  rows: AsyncIterable<ReadRow>,
  shape: TableShape,
  format: TableFormat,
): Promise<boolean> {
  const products = new Map<string, { place: number; rows: number }>();
  let batch: ReadRow[] = [];
  let total = 0;
  const flush = async () => {
    const before = products.size;
    const sorted = sortRows(batch, shape.columns, format, products);
    const count = batch.length;
    batch = [];
    await step(async (tx, file) => {
      await stageRows(tx, fileId, sorted.staged);
      await insertFaults(tx, file, sorted.faults);
      const counts = {
        rowCount: count,
        productCount: products.size - before,
        faultCount: sorted.faults.length,
      };
      await addCounts(tx, fileId, counts, now(deps));
    });
  };
  for await (const row of rows) {
    total++;
    if (total > fileLimits.rowsMax) return false;
    batch.push(row);
    if (batch.length === rowsAtOnce) await flush();
  }
  await flush();
  return true;
}

/** Rows by product, and those that no product can have. */
function sortRows(
  rows: readonly ReadRow[],
  columns: readonly string[],
  format: TableFormat,
  products: Map<string, { place: number; rows: number }>,
): { staged: StagedRows[]; faults: LineFault[] } {
  const faults: LineFault[] = [];
  const staged = new Map<string, { place: number; sourceId: string; rows: TableRow[] }>();
  for (const { line, cells, surplus } of rows) {
    if (surplus > 0) faults.push(fault(line, '', 'cells-too-many'));
    if (holdsNul(cells)) {
      faults.push(fault(line, '', 'text-unreadable'));
      continue;
    }
    const key = format.keyOf(cells, columns)?.slice(0, 200);
    if (key === undefined) {
      faults.push(fault(line, columns[0] ?? '', 'key-missing'));
      continue;
    }
    const product = products.get(key) ?? { place: products.size, rows: 0 };
    products.set(key, product);
    product.rows++;
    if (product.rows > fileLimits.rowsOfProductMax) {
      if (product.rows === fileLimits.rowsOfProductMax + 1) faults.push(fault(line, '', 'rows-too-many'));
      continue;
    }
    const into = staged.get(key) ?? { place: product.place, sourceId: key, rows: [] };
    staged.set(key, into);
    into.rows.push({ line, cells });
  }
  return { staged: [...staged.values()], faults };
}

/** The database keeps every character but this. */
function holdsNul(cells: Cells): boolean {
  return Object.values(cells).some((text) => text.includes('\u0000'));
}

async function check(
  deps: FileDeps,
  { fileId, step, shopId }: Reading & { readonly shopId: ShopId },
  shape: TableShape,
  format: TableFormat,
): Promise<void> {
  let place = -1;
  for (;;) {
    const page = await listStaged(deps.db, fileId, place, productsAtOnce, false);
    if (page.length === 0) return;
    place = page.at(-1)?.place ?? place;
    const judged = await judge(deps, shopId, page, shape, format);
    await step(async (tx, file) => {
      await setStagedStates(tx, fileId, judged.states);
      await insertFaults(tx, file, judged.faults);
      const count = (state: string) => judged.states.filter((one) => one.state === state).length;
      const counts = {
        checkedCount: page.length,
        newCount: count('new'),
        changedCount: count('changed'),
        unchangedCount: count('unchanged'),
        faultyCount: count('faulty'),
        faultCount: judged.faults.length,
      };
      await addCounts(tx, fileId, counts, now(deps));
    });
  }
}

/** What taking these products would do. A product is unchanged when writing it into its rows changes none of them. */
async function judge(
  deps: FileDeps,
  shopId: ShopId,
  page: readonly StagedProduct[],
  shape: TableShape,
  format: TableFormat,
) {
  const named = await findNamed(
    deps.db,
    shopId,
    format.name,
    page.map(({ sourceId }) => sourceId),
  );
  const readings = page.map((staged) => ({ staged, reading: format.read(staged.rows, shape.columns) }));
  const urls = readings.flatMap(({ reading }) => reading.product?.pictures.map(({ url }) => url) ?? []);
  const addresses = pictureAddresses(deps.origin, await findOrigins(deps.db, shopId, urls));
  const faults = readings.flatMap(({ reading }) => [...reading.faults]);
  const states = readings.map(({ staged, reading }) => {
    const { place, sourceId, rows } = staged;
    if (reading.product === null) return { place, state: 'faulty' };
    const current = named.get(sourceId);
    if (current === undefined) return { place, state: 'new' };
    const cells = rows.map((row) => row.cells);
    const same =
      sameRows(current.rows, cells) &&
      sameRows(format.write(current, cells, shape.columns, addresses), cells);
    // A picture that could not be fetched is tried again.
    const complete = reading.product.pictures.every(({ url }) => addresses.keyOf(url) !== null);
    return { place, state: same && complete ? 'unchanged' : 'changed' };
  });
  return { states, faults };
}

function sameRows(a: readonly Cells[], b: readonly Cells[]): boolean {
  return a.length === b.length && a.every((cells, index) => sameCells(cells, b[index] as Cells));
}

function sameCells(a: Cells, b: Cells): boolean {
  const columns = Object.keys(a);
  return columns.length === Object.keys(b).length && columns.every((column) => a[column] === b[column]);
}
