import { err, minuteMs, ok, type Result } from '@kanmai/kernel';
import { sql } from 'kysely';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { addOrDraft, changeOrDraft, countStock, type NewProduct } from '../catalogue/index.ts';
import { enqueueApply, enqueuePictures } from './catalogue-file.queue.ts';
import type { ApplyChoice } from './catalogue-file.schema.ts';
import { type FileDeps, fileFolder } from './catalogue-file.service.ts';
import {
  addCounts,
  addWaitingPictures,
  clearStaged,
  insertFaults,
  keepRows,
  listStaged,
  lockFile,
  type StagedProduct,
  type StoredFile,
  setFile,
  setStagedStates,
} from './catalogue-file.store.ts';
import { findNamed, findOrigins, type KeptProduct } from './catalogue-file.views.ts';
import {
  brandAttribute,
  type LineFault,
  type ProductDraft,
  type TableFormat,
  tableLimits,
  type VariantDraft,
} from './catalogue-table.ts';
import type { TableShape } from './csv-table.ts';
import { fault } from './faults.ts';
import { pictureAddresses } from './picture-addresses.ts';
import { formatNamed } from './table-formats.ts';

const productsAtOnce = 25;
/** A job goes on this long, then hands over to the next: what a crash leaves behind is taken up soon. */
const sliceMs = minuteMs / 2;

/** Takes the products of a file that was checked, so many in a unit of work, each whole or not at all. */
export async function applySlice(deps: FileDeps, fileId: string, signal: AbortSignal): Promise<void> {
  const startedMs = performance.now();
  while (!signal.aborted && performance.now() - startedMs < sliceMs) {
    const more = await unitOfWork(deps.db, (tx) => applyChunk(tx, deps, fileId));
    deps.eventsAppended();
    if (more) continue;
    await deps.blobs.delete(`${fileFolder}/${fileId}`);
    return;
  }
  await unitOfWork(deps.db, (tx) => enqueueApply(tx, deps, fileId));
}

/** Takes the next products; false when there are none left. */
async function applyChunk(tx: Tx, deps: FileDeps, fileId: string): Promise<boolean> {
  const file = await lockFile(tx, fileId);
  if (file?.state !== 'applying' || file.format === null || file.shape === null) return false;
  // Files of one shop go one after the other: they lock products in the order of their lines.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`catalogue ${file.shopId}`}, 0))`.execute(tx);
  const page = await listStaged(tx, fileId, -1, productsAtOnce, true);
  const nowMs = deps.clock.nowMs();
  if (page.length === 0) {
    await setFile(tx, fileId, { state: 'done' }, nowMs);
    await clearStaged(tx, fileId);
    await enqueuePictures(tx, deps, fileId);
    return false;
  }
  const taken = await takePage(tx, deps, { file, format: formatNamed(file.format), shape: file.shape }, page);
  await setStagedStates(
    tx,
    fileId,
    page.map(({ place }) => ({ place, state: 'taken' })),
  );
  await insertFaults(tx, file, taken.faults);
  const counts = {
    appliedCount: page.length - taken.refused,
    refusedCount: taken.refused,
    faultCount: taken.faults.length,
    pictureCount: taken.pictures,
  };
  await addCounts(tx, fileId, counts, nowMs);
  return true;
}

interface Taking {
  readonly file: StoredFile;
  readonly format: TableFormat;
  readonly shape: TableShape;
}

async function takePage(
  tx: Tx,
  deps: FileDeps,
  taking: Taking,
  page: readonly StagedProduct[],
): Promise<{ faults: LineFault[]; refused: number; pictures: number }> {
  const { file, format, shape } = taking;
  const ids = page.map(({ sourceId }) => sourceId);
  const named = await findNamed(tx, file.shopId, format.name, ids);
  const faults: LineFault[] = [];
  let refused = 0;
  let pictures = 0;
  for (const staged of page) {
    const { product } = format.read(staged.rows, shape.columns);
    // What was checked can be read: reading depends on nothing but the rows.
    if (product === null) throw new Error(`product ${staged.place} of ${file.id} cannot be read any more`);
    await sql`savepoint catalogue_product`.execute(tx);
    const result = await takeProduct(tx, deps, taking, staged, product, named.get(staged.sourceId));
    await (result.ok
      ? sql`release savepoint catalogue_product`
      : sql`rollback to savepoint catalogue_product`
    ).execute(tx);
    if (result.ok) pictures += result.value.pictures;
    else refused++;
    const failure = result.ok ? result.value.draftBecause : result.failure;
    if (failure === null) continue;
    const code = result.ok ? 'kept-as-draft' : 'not-taken';
    faults.push(fault(staged.rows[0]?.line ?? 0, failure.field ?? '', code, reasonOf(failure)));
  }
  return { faults, refused, pictures };
}

function reasonOf(failure: Problem): string {
  const { detail } = failure as { detail?: unknown };
  return typeof detail === 'string' ? detail : failure.type;
}

interface TakenProduct {
  /** How many are still to be fetched. */
  readonly pictures: number;
  /** Why it is a draft although the file has it on sale. */
  readonly draftBecause: Problem | null;
}

/** Makes or changes one product. */
async function takeProduct(
  tx: Tx,
  deps: FileDeps,
  { file, format }: Taking,
  staged: StagedProduct,
  draft: ProductDraft,
  current: KeptProduct | undefined,
): Promise<Result<TakenProduct, Problem>> {
  const urls = draft.pictures.map(({ url }) => url).slice(0, tableLimits.picturesMax);
  const addresses = pictureAddresses(deps.origin, await findOrigins(tx, file.shopId, urls));
  const keys = urls.map((url) => addresses.keyOf(url));
  const fetched = keys.every((key) => key !== null);
  const input = productOf(draft, current, file.choice ?? {}, fetched ? (keys as string[]) : null);
  const made =
    current === undefined
      ? await addOrDraft(tx, deps, file.shopId, input, { source: format.name, sourceId: staged.sourceId })
      : await changeOrDraft(tx, deps, file.shopId, current.id, input);
  if (!made.ok) return made;
  if (current !== undefined && file.choice?.takeStock !== false) {
    const counted = await countVariants(tx, deps, file, current, draft);
    if (!counted.ok) return counted;
  }
  const rows = staged.rows.map(({ cells }) => cells);
  const { id, draftBecause } = made.value;
  await keepRows(tx, id, format.name, { fileId: file.id, place: staged.place, rows });
  if (fetched) return ok({ pictures: 0, draftBecause });
  const waiting = urls.map((url, position) => {
    const row = draft.pictures[position]?.row ?? 0;
    return { productId: id, position, url, line: staged.rows[row]?.line ?? 0 };
  });
  await addWaitingPictures(tx, file.id, waiting);
  return ok({ pictures: waiting.length, draftBecause });
}

function productOf(
  draft: ProductDraft,
  current: KeptProduct | undefined,
  choice: ApplyChoice,
  pictureKeys: string[] | null,
): NewProduct {
  const { [brandAttribute]: brandNow, ...attributes } = current?.attributes ?? {};
  const brand = draft.brand ?? brandNow ?? '';
  return {
    title: draft.title,
    description: draft.description,
    category: draft.category,
    state: draft.state,
    attributes: { ...attributes, ...(brand === '' ? {} : { [brandAttribute]: brand }) },
    variants: draft.variants.map((variant) => ({
      sku: variant.sku,
      title: variant.title,
      options: variant.options,
      priceCents: variant.priceCents,
      listPriceCents: variant.listPriceCents,
      stock: stockOf(variant, choice) ?? 0,
    })),
    // A file that shows no picture takes none away.
    ...(pictureKeys === null || pictureKeys.length === 0 ? {} : { pictureKeys }),
  };
}

/** What the file says there is of a variant; null when it does not say. */
function stockOf(variant: VariantDraft, choice: ApplyChoice): number | null {
  if (choice.takeStock === false) return null;
  if (variant.stock !== null) return variant.stock;
  if (variant.inStock === false) return 0;
  return choice.uncountedStock ?? null;
}

/** Counts the variants that were here before; those that are new begin with their count. */
async function countVariants(
  tx: Tx,
  deps: FileDeps,
  file: StoredFile,
  current: KeptProduct,
  draft: ProductDraft,
): Promise<Result<null, Problem>> {
  const known = new Map(current.variants.map((variant) => [variant.sku, variant]));
  const counts = draft.variants
    .flatMap((variant) => {
      const before = known.get(variant.sku);
      // A count that is not in the file concerns new variants alone.
      const stock = variant.stock ?? (variant.inStock === false ? 0 : null);
      return before === undefined || stock === null || stock === before.onHand
        ? []
        : [{ id: before.id, stock }];
    })
    // In variant order, as every unit of work that locks several levels.
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, stock } of counts) {
    const counted = await countStock(tx, deps, file.shopId, id, stock);
    if (!counted.ok) return err({ ...counted.failure, field: 'stock' });
  }
  return ok(null);
}
