import type { ShopHistory } from '@kanmai/trust';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

/** A line of a paid order with what its listing said when the order was placed. Money in cents. */
export interface PaidLine {
  readonly orderId: string;
  readonly shopId: string;
  readonly personId: string;
  readonly paidAt: Date;
  readonly currency: string;
  readonly position: number;
  readonly variantId: string;
  readonly quantity: number;
  readonly totalCents: number;
  readonly title: string;
  readonly category: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The lines of those orders that are paid, not shipped, and not on their way through the warehouse already. */
export async function findPaidLines(db: Database | Tx, orderIds: readonly string[]): Promise<PaidLine[]> {
  const { rows } = await sql<PaidLine>`
    select o.id as "orderId", o.shop_id as "shopId", o.person_id as "personId", o.paid_at as "paidAt", o.currency,
      l.position, l.variant_id as "variantId", l.quantity, l.total_cents as "totalCents",
      coalesce(said.title, p.title) as title, coalesce(said.category, p.category) as category,
      coalesce(said.attributes, p.attributes) as attributes
    from orders o join order_lines l on l.order_id = o.id join products p on p.id = l.product_id
    left join lateral (
      select title, category, attributes from product_listings
      where product_id = l.product_id and since <= o.placed_at order by since desc limit 1) said on true
    where o.id = any(${[...orderIds]}::text[]) and o.state = 'paid' and o.paid_at is not null
      and not exists (select from inspection_orders i where i.order_id = o.id)
    order by o.id, l.position
  `.execute(db);
  return rows;
}

/** Goods on sale as an order would find them. */
export async function findOffered(
  db: Database,
  variantIds: readonly string[],
): Promise<{ variantId: string; title: string; category: string }[]> {
  return db
    .selectFrom('variants')
    .innerJoin('products', 'products.id', 'variants.product_id')
    .select(['variants.id as variantId', 'products.title', 'products.category'])
    .where('variants.id', 'in', [...variantIds])
    .where('variants.removed_at', 'is', null)
    .where('products.state', '=', 'on-sale')
    .execute();
}

/** What became of a shop's goods in the half-year before: as of then, so that asking later is answered alike. */
export async function findHistory(db: Database | Tx, shopId: string, before: Date): Promise<ShopHistory> {
  const { rows } = await sql<ShopHistory>`
    select count(*)::int as inspected, count(*) filter (where failed)::int as failed,
      (select count(*)::int from guarantee_claims where shop_id = ${shopId} and reason = 'fake' and state = 'paid'
        and closed_at < ${before} and closed_at > ${before}::timestamptz - interval '180 days') as "fakeClaims",
      (select count(*)::int from (select from orders where shop_id = ${shopId} and received_at < ${before}
        and received_at > ${before}::timestamptz - interval '180 days' limit ${enough}) counted) as delivered
    from inspections where shop_id = ${shopId} and judged_at < ${before}
      and judged_at > ${before}::timestamptz - interval '180 days'
  `.execute(db);
  return rows[0] ?? { inspected: 0, failed: 0, fakeClaims: 0, delivered: 0 };
}

/** More than any policy asks for need not be counted. */
const enough = 1_000;

/** Everything that these products were ever called. */
export async function findWordings(
  db: Database,
  productIds: readonly string[],
): Promise<{ productId: string; title: string; category: string }[]> {
  const { rows } = await sql<{ productId: string; title: string; category: string }>`
    select distinct product_id as "productId", title, category from product_listings
    where product_id = any(${[...productIds]}::text[])
  `.execute(db);
  return rows;
}
