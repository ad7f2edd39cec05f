import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { joinShelf } from '../stock/index.ts';
import { categoriesWithin, describeAttributes, findCategory } from './category.policy.ts';
import { pictureUrl } from './picture.policy.ts';
import type {
  ProductCard,
  ProductDetail,
  ProductState,
  ProductSummary,
  ProductView,
  StudioProduct,
  VariantView,
} from './product.schema.ts';
import { findSellers } from './seller.views.ts';

/** More than this is shown as this: exact stock is the shop's affair. */
const availableMax = 999;
const clipsMax = 12;
/** So few left of a variant are a reason to bring more. */
export const lowStockMax = 5;
const currencyDefault = 'CNY';

interface SummaryRow {
  id: string;
  shop_id: string;
  title: string;
  picture_keys: string[];
  guarantees: string[];
  price_cents: number | null;
  currency: string | null;
  in_stock: boolean;
  on_sale: boolean;
}

const summaryColumns = sql`
  p.id, p.shop_id, p.title, p.picture_keys, p.guarantees, v.price_cents, v.currency,
  coalesce(v.in_stock, false) as in_stock, p.state = 'on-sale' and sh.state = 'open' as on_sale`;

// The lowest price of what can be bought; when everything is out of stock, the lowest of all.
const lowestVariant = sql`
  left join lateral (
    select o.price_cents, o.currency, s.on_hand > s.held as in_stock
    from variants o ${joinShelf(sql`o.id`)}
    where o.product_id = p.id and o.removed_at is null
    order by (s.on_hand > s.held) desc nulls last, o.price_cents
    limit 1
  ) v on true`;

/** What chips show, for many products in one query. Products that were never public are left out. */
export async function findProducts(
  db: Database | Tx,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, ProductSummary>> {
  if (productIds.length === 0) return new Map();
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns}
    from products p join shops sh on sh.id = p.shop_id ${lowestVariant}
    where p.id = any(${productIds}::text[]) and p.state <> 'draft' and v.price_cents is not null
  `.execute(db);
  return new Map(rows.map((row) => [row.id, summaryOf(row)]));
}

function summaryOf(row: SummaryRow): ProductSummary {
  return {
    productId: row.id,
    shopId: row.shop_id,
    title: row.title,
    pictureUrl: pictureUrl(row.picture_keys[0]),
    priceCents: row.price_cents ?? 0,
    currency: row.currency ?? currencyDefault,
    inStock: row.in_stock && row.on_sale,
    guarantees: row.guarantees,
    onSale: row.on_sale,
  };
}

export interface ProductFilter {
  readonly shopId?: string;
  readonly category?: string;
  /** The last product of the page before. */
  readonly beforeId?: string;
}

/** Products on sale in open shops, newest first. */
export async function listProductCards(
  db: Database | Tx,
  filter: ProductFilter,
  limit: number,
): Promise<ProductCard[]> {
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns}
    from products p join shops sh on sh.id = p.shop_id ${lowestVariant}
    where p.state = 'on-sale' and sh.state = 'open' and v.price_cents is not null
      ${filter.shopId === undefined ? sql`` : sql`and p.shop_id = ${filter.shopId}`}
      ${filter.category === undefined ? sql`` : sql`and p.category = any(${categoriesWithin(filter.category)}::text[])`}
      ${filter.beforeId === undefined ? sql`` : sql`and p.id < ${filter.beforeId}`}
    order by p.id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => {
    const summary = summaryOf(row);
    return {
      id: summary.productId,
      title: summary.title,
      pictureUrl: summary.pictureUrl,
      priceCents: summary.priceCents,
      currency: summary.currency,
      inStock: summary.inStock,
    };
  });
}

interface VariantRow {
  id: string;
  product_id: string;
  sku: string;
  title: string;
  options: Record<string, string>;
  price_cents: number;
  list_price_cents: number | null;
  currency: string;
  on_hand: number;
  held: number;
}

async function findVariantRows(db: Database | Tx, productIds: readonly string[]): Promise<VariantRow[]> {
  const { rows } = await sql<VariantRow>`
    select v.id, v.product_id, v.sku, v.title, v.options, v.price_cents, v.list_price_cents, v.currency,
      coalesce(s.on_hand, 0) as on_hand, coalesce(s.held, 0) as held
    from variants v ${joinShelf(sql`v.id`)}
    where v.product_id = any(${productIds}::text[]) and v.removed_at is null
    order by v.product_id, v.position, v.id
  `.execute(db);
  return rows;
}

interface ProductRow {
  id: string;
  shop_id: string;
  title: string;
  description: string;
  category: string;
  attributes: Record<string, string>;
  picture_keys: string[];
  picture_texts: string[];
  guarantees: string[];
  state: ProductState;
  updated_at: Date;
}

/** A product as everybody may see it; null when it is a draft, taken down, or of a shop that is not open. */
export async function findProductView(
  db: Database | Tx,
  productId: string,
  viewerId: string | null,
  nowMs: number,
): Promise<ProductView | null> {
  const { rows } = await sql<ProductRow>`
    select p.* from products p join shops sh on sh.id = p.shop_id
    where p.id = ${productId} and p.state in ('on-sale', 'off-sale') and sh.state = 'open'
  `.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  const [sellers, variants, clips, certificates] = await Promise.all([
    findSellers(db, [row.shop_id], viewerId),
    findVariantRows(db, [row.id]),
    findClips(db, row.id),
    findCertificates(db, row.id, nowMs),
  ]);
  const shop = sellers.get(row.shop_id);
  if (shop === undefined) return null;
  return {
    id: row.id,
    shop,
    title: row.title,
    description: row.description,
    category: row.category,
    categoryEn: findCategory(row.category)?.en ?? row.category,
    attributes: row.attributes,
    details: describeAttributes(row.category, row.attributes).map((words) => ({
      ...words,
      certificate: certificates.get(words.name) ?? null,
    })),
    pictureUrls: row.picture_keys.map((key) => pictureUrl(key)),
    state: row.state,
    guarantees: row.guarantees,
    variants: variants.map(variantView),
    clips,
  };
}

type Certificate = NonNullable<ProductDetail['certificate']>;

/** The certificates in force of a product, by attribute: accepted, in date, and of what the product says. */
async function findCertificates(
  db: Database | Tx,
  productId: string,
  nowMs: number,
): Promise<ReadonlyMap<string, Certificate>> {
  const { rows } = await sql<Certificate & { attribute: string }>`
    select c.attribute, c.issuer, c.number, c.valid_until::text as "validUntil"
    from certificates c join products p on p.id = c.product_id
    where c.product_id = ${productId} and c.state = 'accepted' and p.attributes ->> c.attribute = c.value
      and (c.valid_until is null or c.valid_until >= (${new Date(nowMs)}::timestamptz at time zone 'Asia/Shanghai')::date)
  `.execute(db);
  return new Map(rows.map(({ attribute, ...certificate }) => [attribute, certificate]));
}

function variantView(row: VariantRow): VariantView {
  return {
    id: row.id,
    sku: row.sku,
    title: row.title,
    options: row.options,
    priceCents: row.price_cents,
    listPriceCents: row.list_price_cents,
    currency: row.currency,
    available: Math.min(row.on_hand - row.held, availableMax),
  };
}

async function findClips(db: Database | Tx, productId: string): Promise<ProductView['clips']> {
  const { rows } = await sql<{ id: string; caption: string; asset_id: string | null }>`
    select c.id, c.caption, c.asset_id
    from clip_goods g join clips c on c.id = g.clip_id
    where g.product_id = ${productId} and c.state = 'published'
    order by c.published_at desc limit ${clipsMax}
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    caption: row.caption,
    coverUrl: row.asset_id === null ? null : `/media/${row.asset_id}/cover.webp`,
  }));
}

export interface StudioFilter {
  readonly productIds?: readonly string[];
  readonly beforeId?: string;
  readonly state?: string;
  readonly category?: string;
  /** Found in the title or in a SKU, whatever the case. */
  readonly text?: string;
  /** `out`: a variant cannot be bought; `low`: one soon cannot, and all can. */
  readonly stock?: 'low' | 'out';
}

/** A shop's own products with real stock, newest first. */
export async function listStudioProducts(
  db: Database | Tx,
  shopId: string,
  filter: StudioFilter,
  limit: number,
): Promise<StudioProduct[]> {
  const { rows } = await sql<ProductRow>`
    select p.* from products p where p.shop_id = ${shopId}
      ${filter.productIds === undefined ? sql`` : sql`and p.id = any(${filter.productIds}::text[])`}
      ${filter.state === undefined ? sql`` : sql`and p.state = ${filter.state}`}
      ${filter.category === undefined ? sql`` : sql`and p.category = ${filter.category}`}
      ${filter.beforeId === undefined ? sql`` : sql`and p.id < ${filter.beforeId}`}
      ${filter.text === undefined ? sql`` : hasText(filter.text)}
      ${filter.stock === undefined ? sql`` : standsAt(filter.stock)}
    order by p.id desc limit ${limit}
  `.execute(db);
  const variants = await findVariantRows(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) =>
    studioProduct(
      row,
      variants.filter((variant) => variant.product_id === row.id),
    ),
  );
}

function hasText(text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`and (p.title ilike ${pattern} or exists (
    select 1 from variants v where v.product_id = p.id and v.removed_at is null and v.sku ilike ${pattern}))`;
}

function standsAt(stock: 'low' | 'out') {
  const least = sql`(
    select min(coalesce(s.on_hand - s.held, 0))
    from variants v ${joinShelf(sql`v.id`)}
    where v.product_id = p.id and v.removed_at is null)`;
  return stock === 'out' ? sql`and ${least} <= 0` : sql`and ${least} between 1 and ${lowStockMax}`;
}

function studioProduct(row: ProductRow, variants: readonly VariantRow[]): StudioProduct {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    category: row.category,
    attributes: row.attributes,
    guarantees: row.guarantees,
    pictureKeys: row.picture_keys,
    pictureUrls: row.picture_keys.map((key) => pictureUrl(key)),
    pictureTexts: row.picture_texts,
    state: row.state,
    updatedAt: row.updated_at.toISOString(),
    variants: variants.map((variant) => ({
      ...variantView(variant),
      onHand: variant.on_hand,
      held: variant.held,
      available: variant.on_hand - variant.held,
    })),
  };
}
