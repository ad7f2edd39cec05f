import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { findScores, type TrustLevel, trustLevelOf } from '../scores/index.ts';

export interface GoodsFacts {
  readonly productId: string;
  readonly category: string;
  /** Whether the shop showed a business licence. */
  readonly licensed: boolean;
  /** How far the shop is trusted. */
  readonly trust: TrustLevel;
  /** Whether the shop has switched refunds without a return off for the category. */
  readonly serviceOff: boolean;
}

export async function findGoodsFacts(
  db: Database | Tx,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, GoodsFacts>> {
  const { rows } = await sql<Omit<GoodsFacts, 'trust'> & { shopId: string }>`
    select p.id as "productId", p.category, p.shop_id as "shopId",
      exists (select 1 from shop_applications a where a.shop_id = p.shop_id and a.state = 'approved'
        and a.kind in ('sole-trader', 'company')) as licensed,
      exists (select 1 from service_plan_off f where f.shop_id = p.shop_id and f.category = p.category) as "serviceOff"
    from products p where p.id = any(${[...new Set(productIds)]}::text[])
  `.execute(db);
  const scores = await findScores(
    db,
    rows.map(({ shopId }) => shopId),
  );
  return new Map(
    rows.map(({ shopId, ...row }) => [row.productId, { ...row, trust: trustLevelOf(scores.get(shopId)) }]),
  );
}

export interface OfferedGoods extends GoodsFacts {
  readonly variantId: string;
  readonly priceCents: number;
  readonly currency: string;
  readonly guarantees: readonly string[];
}

/** Variants on sale with what rights depend on, in no order. */
export async function findOfferedGoods(
  db: Database | Tx,
  variantIds: readonly string[],
): Promise<readonly OfferedGoods[]> {
  const { rows } = await sql<Omit<OfferedGoods, keyof GoodsFacts> & { productId: string }>`
    select v.id as "variantId", v.price_cents as "priceCents", v.currency, p.guarantees, p.id as "productId"
    from variants v join products p on p.id = v.product_id
    where v.id = any(${[...variantIds]}::text[]) and v.removed_at is null and p.state = 'on-sale'
  `.execute(db);
  const goods = await findGoodsFacts(
    db,
    rows.map(({ productId }) => productId),
  );
  return rows.flatMap((row) => {
    const facts = goods.get(row.productId);
    return facts === undefined ? [] : [{ ...row, ...facts }];
  });
}

const productsMax = 5_000;

/** Products on sale that carry guarantees, each by its first variant. */
export async function findProductGoods(
  db: Database,
  productIds: readonly string[],
): Promise<readonly OfferedGoods[]> {
  return findFirstVariants(db, sql`p.id = any(${[...productIds]}::text[])`);
}

/** A shop's products that carry guarantees, each by its first variant. */
export async function findShopGoods(db: Database, shopId: string): Promise<readonly OfferedGoods[]> {
  return findFirstVariants(db, sql`p.shop_id = ${shopId}`);
}

async function findFirstVariants(db: Database, where: RawBuilder<unknown>): Promise<readonly OfferedGoods[]> {
  const { rows } = await sql<{ id: string }>`
    select (select v.id from variants v where v.product_id = p.id and v.removed_at is null
      order by v.position, v.id limit 1) as id
    from products p where ${where} and p.state = 'on-sale' and cardinality(p.guarantees) > 0
    limit ${productsMax}
  `.execute(db);
  return findOfferedGoods(
    db,
    rows.map(({ id }) => id),
  );
}
