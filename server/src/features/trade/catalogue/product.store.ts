import type { ProductId, ShopId, VariantId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { ProductState } from './product.schema.ts';

export interface ProductFields {
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly attributes: Record<string, string>;
  readonly guarantees: readonly string[];
  readonly pictureKeys: readonly string[];
  readonly pictureTexts: readonly string[];
  readonly state: ProductState;
}

export interface StoredVariant {
  readonly id: VariantId;
  readonly sku: string;
  readonly removed: boolean;
}

export async function insertProduct(
  tx: Tx,
  product: ProductFields & { id: ProductId; shopId: ShopId; source: string | null; sourceId: string | null },
  nowMs: number,
): Promise<void> {
  const now = new Date(nowMs);
  await tx
    .insertInto('products')
    .values({
      id: product.id,
      shop_id: product.shopId,
      source: product.source,
      source_id: product.sourceId,
      title: product.title,
      description: product.description,
      category: product.category,
      attributes: JSON.stringify(product.attributes),
      guarantees: [...product.guarantees],
      picture_keys: [...product.pictureKeys],
      picture_texts: [...product.pictureTexts],
      state: product.state,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await noteListing(tx, product.id, nowMs);
}

/** Keeps what a product says from now on: orders are judged by what was said when they were placed. */
async function noteListing(tx: Tx, productId: ProductId, nowMs: number): Promise<void> {
  await sql`
    insert into product_listings (product_id, since, title, category, attributes)
    select id, ${new Date(nowMs)}, title, category, attributes from products where id = ${productId}
    on conflict (product_id, since) do update
      set title = excluded.title, category = excluded.category, attributes = excluded.attributes
  `.execute(tx);
}

/** Changes the fields named; the others stay. */
export async function updateProduct(
  tx: Tx,
  productId: ProductId,
  fields: Partial<ProductFields>,
  nowMs: number,
): Promise<void> {
  const { title, description, category, attributes, guarantees, pictureKeys, pictureTexts, state } = fields;
  await tx
    .updateTable('products')
    .set({
      ...(title === undefined ? {} : { title: title.trim() }),
      ...(description === undefined ? {} : { description }),
      ...(category === undefined ? {} : { category }),
      ...(attributes === undefined ? {} : { attributes: JSON.stringify(attributes) }),
      ...(guarantees === undefined ? {} : { guarantees: [...guarantees] }),
      ...(pictureKeys === undefined ? {} : { picture_keys: [...pictureKeys] }),
      ...(pictureTexts === undefined ? {} : { picture_texts: [...pictureTexts] }),
      ...(state === undefined ? {} : { state }),
      updated_at: new Date(nowMs),
    })
    .where('id', '=', productId)
    .execute();
  if (title !== undefined || category !== undefined || attributes !== undefined)
    await noteListing(tx, productId, nowMs);
}

/** Locks a product of this shop; null when it is not this shop's. */
export async function lockProduct(
  tx: Tx,
  shopId: ShopId,
  productId: string,
): Promise<{ id: ProductId; state: ProductState; category: string } | null> {
  const row = await tx
    .selectFrom('products')
    .select(['id', 'state', 'category'])
    .where('id', '=', productId)
    .where('shop_id', '=', shopId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row === undefined
    ? null
    : { id: row.id as ProductId, state: row.state as ProductState, category: row.category };
}

/** Locks those of these products that are this shop's, in the order of their ids. */
export async function lockProducts(
  tx: Tx,
  shopId: ShopId,
  productIds: readonly string[],
): Promise<ProductId[]> {
  const rows = await tx
    .selectFrom('products')
    .select('id')
    .where('id', 'in', productIds)
    .where('shop_id', '=', shopId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.map((row) => row.id as ProductId);
}

/** What a product says now, with its variants in their order. */
export async function findListing(tx: Tx, productId: ProductId) {
  const product = await tx
    .selectFrom('products')
    .select(['title', 'description', 'category', 'picture_texts as pictureTexts'])
    .select(sql<Record<string, string>>`attributes`.as('attributes'))
    .where('id', '=', productId)
    .executeTakeFirstOrThrow();
  const variants = await tx
    .selectFrom('variants')
    .select(['sku', 'title', 'list_price_cents as listPriceCents'])
    .where('product_id', '=', productId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return { ...product, variants };
}

/** What a product says of an attribute; null when it says nothing. */
export async function productSaysOf(tx: Tx, productId: string, attribute: string): Promise<string | null> {
  const row = await tx
    .selectFrom('products')
    .select(sql<string | null>`attributes ->> ${attribute}`.as('value'))
    .where('id', '=', productId)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** The shop whose product this is; null when there is none. */
export async function findProductShop(tx: Tx, productId: string): Promise<ShopId | null> {
  const row = await tx
    .selectFrom('products')
    .select('shop_id')
    .where('id', '=', productId)
    .executeTakeFirst();
  return (row?.shop_id as ShopId | undefined) ?? null;
}

export async function findProductBySource(
  tx: Tx,
  shopId: ShopId,
  source: string,
  sourceId: string,
): Promise<ProductId | null> {
  const row = await tx
    .selectFrom('products')
    .select('id')
    .where('shop_id', '=', shopId)
    .where('source', '=', source)
    .where('source_id', '=', sourceId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row === undefined ? null : (row.id as ProductId);
}

export async function findVariantsOfProduct(tx: Tx, productId: ProductId): Promise<StoredVariant[]> {
  const rows = await tx
    .selectFrom('variants')
    .select(['id', 'sku', 'removed_at'])
    .where('product_id', '=', productId)
    .execute();
  return rows.map((row) => ({ id: row.id as VariantId, sku: row.sku, removed: row.removed_at !== null }));
}

export async function findVariantIds(tx: Tx, productIds: readonly ProductId[]): Promise<VariantId[]> {
  if (productIds.length === 0) return [];
  const rows = await tx
    .selectFrom('variants')
    .select('id')
    .where('product_id', 'in', productIds)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map((row) => row.id as VariantId);
}

export interface VariantFields {
  readonly sku: string;
  readonly title: string;
  readonly options: Record<string, string>;
  readonly priceCents: number;
  readonly listPriceCents: number | null;
  readonly position: number;
}

/** Makes or changes variants by (product, sku); a variant named again is on sale again. */
export async function upsertVariants(
  tx: Tx,
  productId: ProductId,
  variants: readonly (VariantFields & { id: VariantId })[],
): Promise<void> {
  await tx
    .insertInto('variants')
    .values(
      variants.map((variant) => ({
        id: variant.id,
        product_id: productId,
        sku: variant.sku,
        title: variant.title,
        options: JSON.stringify(variant.options),
        price_cents: variant.priceCents,
        list_price_cents: variant.listPriceCents,
        position: variant.position,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['product_id', 'sku']).doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'),
        options: eb.ref('excluded.options'),
        price_cents: eb.ref('excluded.price_cents'),
        list_price_cents: eb.ref('excluded.list_price_cents'),
        position: eb.ref('excluded.position'),
        removed_at: null,
      })),
    )
    .execute();
}

export async function removeVariants(tx: Tx, variantIds: readonly VariantId[], nowMs: number): Promise<void> {
  if (variantIds.length === 0) return;
  await tx
    .updateTable('variants')
    .set({ removed_at: new Date(nowMs) })
    .where('id', 'in', variantIds)
    .execute();
}

/** Whether this variant belongs to this shop. */
export async function isVariantOfShop(
  db: Database | Tx,
  shopId: ShopId,
  variantId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from variants v join products p on p.id = v.product_id
    where v.id = ${variantId} and p.shop_id = ${shopId}
  `.execute(db);
  return rows.length > 0;
}
