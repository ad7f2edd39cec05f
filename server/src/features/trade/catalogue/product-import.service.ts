import { err, ok, type Result, type ShopId, type VariantId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import * as stock from '../stock/index.ts';
import type { NewProduct } from './product.schema.ts';
import type { CatalogueDeps, ProductOrigin } from './product.service.ts';
import { findProductBySource, findVariantsOfProduct } from './product.store.ts';
import { addOrDraft, changeOrDraft } from './product-draft.service.ts';

/** A product as a catalogue elsewhere lists it. */
export type CatalogueLine = ProductOrigin & NewProduct;

export interface NumberedLine {
  readonly line: number;
  readonly record: CatalogueLine;
}

export interface RefusedLine {
  readonly line: number;
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/**
 * Takes products of one shop from elsewhere: unknown ones are made, known ones become what the line says. Answers the lines refused,
 * and those kept as drafts because advertising law refuses them.
 */
export async function importProducts(
  tx: Tx,
  deps: CatalogueDeps,
  shopId: ShopId,
  lines: readonly NumberedLine[],
): Promise<RefusedLine[]> {
  const refused: RefusedLine[] = [];
  for (const { line, record } of lines) {
    // A line is taken whole or not at all.
    await sql`savepoint import_line`.execute(tx);
    const result = await importProduct(tx, deps, shopId, record);
    await (result.ok ? sql`release savepoint import_line` : sql`rollback to savepoint import_line`).execute(
      tx,
    );
    const failure = result.ok ? result.value : result.failure;
    if (failure === null) continue;
    const { type, field = '', detail } = failure;
    const why = typeof detail === 'string' ? detail : type;
    refused.push({ line, field, code: type, message: result.ok ? `Kept as a draft. ${why}` : why });
  }
  return refused;
}

/** Answers why the product was kept as a draft, or null. */
async function importProduct(
  tx: Tx,
  deps: CatalogueDeps,
  shopId: ShopId,
  record: CatalogueLine,
): Promise<Result<Problem | null, Problem>> {
  const { source, sourceId, ...input } = record;
  const known = await findProductBySource(tx, shopId, source, sourceId);
  if (known === null) {
    const added = await addOrDraft(tx, deps, shopId, input, { source, sourceId });
    return added.ok ? ok(added.value.draftBecause) : added;
  }
  const before = new Set((await findVariantsOfProduct(tx, known)).map((variant) => variant.sku));
  const changed = await changeOrDraft(tx, deps, shopId, known, input);
  if (!changed.ok) return changed;
  const ids = new Map((await findVariantsOfProduct(tx, known)).map((variant) => [variant.sku, variant.id]));
  // In variant order, as every unit of work that locks several levels.
  const counts = input.variants
    .flatMap((variant) => {
      const id = ids.get(variant.sku);
      return id === undefined || variant.stock === undefined || !before.has(variant.sku)
        ? []
        : [{ id, stock: variant.stock }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const count of counts) {
    const counted = await stock.count(tx, count.id as VariantId, count.stock, deps.clock.nowMs());
    if (!counted.ok) return err({ ...counted.failure, field: 'stock' });
  }
  return ok(changed.value.draftBecause);
}
