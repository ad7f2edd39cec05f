import { err, newId, ok, type ProductId, type Result, type ShopId, type VariantId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import * as stock from '../stock/index.ts';
import { checkAttributes } from './category.policy.ts';
import { screenNewProduct, screenProductChange } from './listing-advert.ts';
import { findMissingPicture } from './picture.service.ts';
import { logPrices } from './price-history.store.ts';
import type { NewProduct, ProductChange, VariantInput } from './product.schema.ts';
import {
  findVariantsOfProduct,
  insertProduct,
  isVariantOfShop,
  lockProduct,
  removeVariants,
  updateProduct,
  upsertVariants,
} from './product.store.ts';

export type CatalogueDeps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'blobs' | 'eventsAppended'>;

export interface ProductOrigin {
  readonly source: string;
  readonly sourceId: string;
}

/** Adds a product with its variants and their stock. */
export async function addProduct(
  tx: Tx,
  deps: CatalogueDeps,
  shopId: ShopId,
  input: NewProduct,
  origin?: ProductOrigin,
): Promise<Result<ProductId, Problem>> {
  const problem =
    checkVariants(input.variants) ??
    checkAttributes(input.category ?? '', input.attributes ?? {}) ??
    (await checkPictures(deps, input.pictureKeys));
  if (problem !== null) return err(problem);
  const nowMs = deps.clock.nowMs();
  const id = newId('product', nowMs, deps.random);
  const read = await screenNewProduct(tx, shopId, id, input, nowMs);
  if (!read.ok) return read;
  await insertProduct(
    tx,
    {
      id,
      shopId,
      source: origin?.source ?? null,
      sourceId: origin?.sourceId ?? null,
      title: input.title.trim(),
      description: input.description ?? '',
      category: input.category ?? '',
      attributes: input.attributes ?? {},
      guarantees: input.guarantees ?? [],
      pictureKeys: input.pictureKeys ?? [],
      pictureTexts: input.pictureTexts ?? [],
      state: input.state ?? 'on-sale',
    },
    nowMs,
  );
  await writeVariants(tx, deps, id, input.variants);
  await logProductChange(tx, shopId, id, nowMs);
  return ok(id);
}

/** Changes what is named of a product of this shop. */
export async function changeProduct(
  tx: Tx,
  deps: CatalogueDeps,
  shopId: ShopId,
  productId: string,
  change: ProductChange,
): Promise<Result<ProductId, Problem>> {
  const problem =
    (await checkPictures(deps, change.pictureKeys)) ??
    (change.variants === undefined ? null : checkVariants(change.variants));
  if (problem !== null) return err(problem);
  const product = await lockProduct(tx, shopId, productId);
  if (product === null) return err({ type: 'not-found' });
  if (product.state === 'taken-down' && change.state !== undefined) {
    return err({
      type: 'state-conflict',
      field: 'state',
      detail: 'The platform has taken this product down.',
    });
  }
  const wrong = checkAttributes(change.category ?? product.category, change.attributes ?? {});
  if (wrong !== null) return err(wrong);
  const nowMs = deps.clock.nowMs();
  const read = await screenProductChange(tx, shopId, product, change, nowMs);
  if (!read.ok) return read;
  const { variants, ...fields } = change;
  await updateProduct(tx, product.id, fields, nowMs);
  if (variants !== undefined) await writeVariants(tx, deps, product.id, variants);
  await logProductChange(tx, shopId, product.id, nowMs);
  return ok(product.id);
}

/** Sets a variant's counted stock. */
export async function countStock(
  tx: Tx,
  deps: CatalogueDeps,
  shopId: ShopId,
  variantId: string,
  onHand: number,
): Promise<Result<stock.StockLevel, Problem>> {
  if (!(await isVariantOfShop(tx, shopId, variantId))) return err({ type: 'not-found' });
  return stock.count(tx, variantId as VariantId, onHand, deps.clock.nowMs());
}

async function writeVariants(
  tx: Tx,
  deps: CatalogueDeps,
  productId: ProductId,
  inputs: readonly VariantInput[],
): Promise<void> {
  const nowMs = deps.clock.nowMs();
  const known = new Map(
    (await findVariantsOfProduct(tx, productId)).map((variant) => [variant.sku, variant]),
  );
  const variants = inputs.map((input, position) => ({
    id: known.get(input.sku)?.id ?? newId('variant', nowMs, deps.random),
    sku: input.sku,
    title: input.title ?? '',
    options: input.options ?? {},
    priceCents: input.priceCents,
    listPriceCents: input.listPriceCents ?? null,
    position,
  }));
  await upsertVariants(tx, productId, variants);
  const named = new Set(inputs.map((input) => input.sku));
  const gone = [...known.values()].filter((variant) => !variant.removed && !named.has(variant.sku));
  await removeVariants(
    tx,
    gone.map((variant) => variant.id),
    nowMs,
  );
  const begun = variants.flatMap((variant, index) =>
    known.has(variant.sku) ? [] : [{ variantId: variant.id, onHand: inputs[index]?.stock ?? 0 }],
  );
  await stock.begin(tx, begun, nowMs);
  await logPrices(tx, productId, nowMs);
}

async function logProductChange(tx: Tx, shopId: ShopId, productId: ProductId, nowMs: number): Promise<void> {
  await appendEvents(tx, [{ kind: 'product-changed', atMs: nowMs, shopId, subjectId: productId, data: {} }]);
}

function checkVariants(variants: readonly VariantInput[]): Problem | null {
  const skus = new Set<string>();
  for (const [index, variant] of variants.entries()) {
    if (skus.has(variant.sku)) {
      return {
        type: 'bad-request',
        field: `variants.${index}.sku`,
        detail: `${variant.sku} is named twice.`,
      };
    }
    skus.add(variant.sku);
    const { listPriceCents } = variant;
    if (listPriceCents !== undefined && listPriceCents !== null && listPriceCents < variant.priceCents) {
      return {
        type: 'bad-request',
        field: `variants.${index}.listPriceCents`,
        detail: 'The price before a reduction is not below the price.',
      };
    }
  }
  return null;
}

async function checkPictures(
  deps: CatalogueDeps,
  keys: readonly string[] | undefined,
): Promise<Problem | null> {
  if (keys === undefined || keys.length === 0) return null;
  const missing = await findMissingPicture(deps.blobs, keys);
  return missing === null
    ? null
    : { type: 'bad-request', field: 'pictureKeys', detail: `${missing} was never uploaded.` };
}
