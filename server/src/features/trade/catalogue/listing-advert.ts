import { ok, type Result, type ShopId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { type ListingWords, listingTexts, screenAdvert, struckPricesOf } from '../../trust/adverts/index.ts';
import type { NewProduct, ProductChange } from './product.schema.ts';
import { findListing, type lockProduct } from './product.store.ts';

/** Reads a product that is to be put on sale; a draft may say what it likes. */
export async function screenNewProduct(
  tx: Tx,
  shopId: ShopId,
  productId: string,
  input: NewProduct,
  nowMs: number,
): Promise<Result<null, Problem>> {
  if ((input.state ?? 'on-sale') !== 'on-sale') return ok(null);
  const { title, description = '', attributes = {}, category = '', variants, pictureTexts } = input;
  const words: ListingWords = { title, description, attributes, variants, pictureTexts };
  return screenAdvert(tx, { ...advertOf(shopId, productId, category, words), isNew: true }, nowMs);
}

/**
 * Reads what a change has a product say: all of it when it is put on sale by it, otherwise what is said anew. What was on sale
 * before stays so, whatever it says.
 */
export async function screenProductChange(
  tx: Tx,
  shopId: ShopId,
  product: NonNullable<Awaited<ReturnType<typeof lockProduct>>>,
  change: ProductChange,
  nowMs: number,
): Promise<Result<null, Problem>> {
  if ((change.state ?? product.state) !== 'on-sale') return ok(null);
  const before = await findListing(tx, product.id);
  const { category, ...words } = { ...before, ...change };
  const next = advertOf(shopId, product.id, category, words);
  if (product.state !== 'on-sale' || category !== product.category) return screenAdvert(tx, next, nowMs);
  const said = new Map(listingTexts(before).map(({ field, text }) => [field, text]));
  const struck = new Map(before.variants.map(({ sku, listPriceCents }) => [sku, listPriceCents]));
  const anew = {
    texts: next.texts.filter(({ field, text }) => said.get(field) !== text),
    struckPrices: next.struckPrices.filter(({ sku, listPriceCents }) => struck.get(sku) !== listPriceCents),
  };
  return screenAdvert(tx, { ...next, ...anew }, nowMs);
}

function advertOf(shopId: ShopId, productId: string, category: string, words: ListingWords) {
  return {
    ...{ authorId: shopId, kind: 'product' as const, subjectId: productId, isNew: false, category },
    ...{ texts: listingTexts(words), struckPrices: struckPricesOf(words) },
  };
}
