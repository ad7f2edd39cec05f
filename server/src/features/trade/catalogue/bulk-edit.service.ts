import { assert, ok, type Result, type ShopId, type VariantId } from '@kanmai/kernel';
import type { Database, Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { keepRefusalIn } from '../../trust/adverts/index.ts';
import * as stock from '../stock/index.ts';
import { type BulkDecision, decideBulkEdit } from './bulk-edit.policy.ts';
import type { BulkEdit, BulkEditLine, BulkEditView } from './bulk-edit.schema.ts';
import type { StudioProduct } from './product.schema.ts';
import { type CatalogueDeps, changeProduct } from './product.service.ts';
import { findVariantIds, lockProducts } from './product.store.ts';
import { listStudioProducts } from './product.views.ts';

/** What a change of many products would do; writes nothing. */
export async function previewBulkEdit(db: Database, shopId: ShopId, edit: BulkEdit): Promise<BulkEditView> {
  const products = await listStudioProducts(
    db,
    shopId,
    { productIds: edit.productIds },
    edit.productIds.length,
  );
  return viewOf(edit, decideAll(products, edit));
}

/** Changes many products of this shop: each as a whole or not at all, answered one by one. */
export async function bulkEdit(
  tx: Tx,
  deps: CatalogueDeps,
  shopId: ShopId,
  edit: BulkEdit,
): Promise<Result<BulkEditView, Problem>> {
  const ids = await lockProducts(tx, shopId, edit.productIds);
  if (edit.change.stock !== undefined) await stock.lock(tx, await findVariantIds(tx, ids));
  const decided = decideAll(
    await listStudioProducts(tx, shopId, { productIds: ids }, edit.productIds.length),
    edit,
  );
  for (const { product, decision } of decided.values()) {
    if (!decision.ok || Object.keys(decision.value.change).length === 0) continue;
    const changed = await changeProduct(tx, deps, shopId, product.id, decision.value.change);
    if (changed.ok) continue;
    assert(changed.failure.type === 'advert-refused', 'a locked product refuses what was decided for it');
    await keepRefusalIn(tx, changed.failure, deps.clock.nowMs());
    decided.set(product.id, { product, decision: changed });
  }
  await countAll(
    tx,
    deps,
    [...decided.values()].map(({ decision }) => decision),
  );
  return ok(viewOf(edit, decided));
}

async function countAll(
  tx: Tx,
  deps: CatalogueDeps,
  decisions: readonly Result<BulkDecision, Problem>[],
): Promise<void> {
  const counts = decisions.flatMap((decision) => (decision.ok ? decision.value.counts : []));
  for (const { variantId, onHand } of counts) {
    const counted = await stock.count(tx, variantId as VariantId, onHand, deps.clock.nowMs());
    assert(counted.ok, 'a locked level refuses what was decided for it');
  }
}

interface Decided {
  readonly product: StudioProduct;
  readonly decision: Result<BulkDecision, Problem>;
}

function decideAll(products: readonly StudioProduct[], edit: BulkEdit): Map<string, Decided> {
  return new Map(
    products.map((product) => [product.id, { product, decision: decideBulkEdit(product, edit.change) }]),
  );
}

function viewOf(edit: BulkEdit, decided: ReadonlyMap<string, Decided>): BulkEditView {
  const items = edit.productIds.map((productId) => lineOf(productId, decided.get(productId)));
  const count = (outcome: BulkEditLine['outcome']) => items.filter((item) => item.outcome === outcome).length;
  return {
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    items,
  };
}

const nothing = { code: null, field: null, detail: null, price: null, onHand: null } as const;

function lineOf(productId: string, decided: Decided | undefined): BulkEditLine {
  if (decided === undefined) {
    return { ...nothing, productId, title: '', outcome: 'refused', code: 'not-found' };
  }
  const { product, decision } = decided;
  const { title } = product;
  if (!decision.ok) {
    const { type, field = null, detail } = decision.failure;
    const told = typeof detail === 'string' ? detail : null;
    return { ...nothing, productId, title, outcome: 'refused', code: type, field, detail: told };
  }
  const { change, counts } = decision.value;
  if (Object.keys(change).length === 0 && counts.length === 0) {
    return { ...nothing, productId, title, outcome: 'unchanged' };
  }
  return { ...nothing, productId, title, outcome: 'changed', ...fromTo(product, decision.value) };
}

function fromTo(product: StudioProduct, { change, counts }: BulkDecision) {
  const lowest = (variants: readonly { priceCents: number }[]) =>
    Math.min(...variants.map(({ priceCents }) => priceCents));
  const onHand = product.variants.reduce((sum, variant) => sum + variant.onHand, 0);
  const counted = counts.reduce((sum, count) => {
    const before = product.variants.find(({ id }) => id === count.variantId)?.onHand ?? 0;
    return sum + count.onHand - before;
  }, onHand);
  return {
    price:
      change.variants === undefined ? null : { from: lowest(product.variants), to: lowest(change.variants) },
    onHand: counts.length === 0 ? null : { from: onHand, to: counted },
  };
}
