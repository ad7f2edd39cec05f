import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

export interface StoredPrice {
  readonly variantId: string;
  readonly productId: string;
  readonly shopId: string;
  readonly priceCents: number | null;
  readonly poolId: string | null;
}

const columns = ['variant_id', 'product_id', 'shop_id', 'price_cents', 'pool_id'] as const;

function priceOf(row: {
  variant_id: string;
  product_id: string;
  shop_id: string;
  price_cents: number | null;
  pool_id: string | null;
}): StoredPrice {
  return {
    variantId: row.variant_id,
    productId: row.product_id,
    shopId: row.shop_id,
    priceCents: row.price_cents,
    poolId: row.pool_id,
  };
}

/** The prices and pools of a room; of one product when named. */
export async function listPrices(
  db: Database | Tx,
  roomId: string,
  productId?: string,
): Promise<readonly StoredPrice[]> {
  let query = db.selectFrom('room_prices').select(columns).where('room_id', '=', roomId);
  if (productId !== undefined) query = query.where('product_id', '=', productId);
  return (await query.orderBy('variant_id').execute()).map(priceOf);
}

export async function findPrice(tx: Tx, roomId: string, variantId: string): Promise<StoredPrice | null> {
  const row = await tx
    .selectFrom('room_prices')
    .select(columns)
    .where('room_id', '=', roomId)
    .where('variant_id', '=', variantId)
    .executeTakeFirst();
  return row === undefined ? null : priceOf(row);
}

/** Whether what is set aside by this price is a flash sale's, which took the price's place for its time. */
export async function isOfSale(tx: Tx, { poolId }: Pick<StoredPrice, 'poolId'>): Promise<boolean> {
  if (poolId === null) return false;
  const row = await tx.selectFrom('stock_pools').select('kind').where('id', '=', poolId).executeTakeFirst();
  return row?.kind === 'flash-sale';
}

export async function upsertPrice(
  tx: Tx,
  price: StoredPrice & { readonly roomId: string; readonly setBy: string },
  nowMs: number,
): Promise<void> {
  const values = { price_cents: price.priceCents, pool_id: price.poolId, set_by: price.setBy };
  await tx
    .insertInto('room_prices')
    .values({
      room_id: price.roomId,
      variant_id: price.variantId,
      product_id: price.productId,
      shop_id: price.shopId,
      set_at: new Date(nowMs),
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['room_id', 'variant_id']).doUpdateSet({ ...values, set_at: new Date(nowMs) }),
    )
    .execute();
}

export async function deletePrice(tx: Tx, roomId: string, variantId: string): Promise<void> {
  await tx
    .deleteFrom('room_prices')
    .where('room_id', '=', roomId)
    .where('variant_id', '=', variantId)
    .execute();
}

/** The shop and usual price of a variant on sale, with the least that its shop sells it for; null when there is none. */
export async function findPriced(
  tx: Tx,
  variantId: string,
): Promise<{
  readonly productId: string;
  readonly shopId: string;
  readonly usualCents: number;
  readonly floorCents: number | null;
} | null> {
  const row = await tx
    .selectFrom('variants as v')
    .innerJoin('products as p', 'p.id', 'v.product_id')
    .leftJoin('room_price_floors as f', 'f.variant_id', 'v.id')
    .select(['v.product_id', 'p.shop_id', 'v.price_cents', 'f.floor_cents'])
    .where('v.id', '=', variantId)
    .where('v.removed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    productId: row.product_id,
    shopId: row.shop_id,
    usualCents: row.price_cents,
    floorCents: row.floor_cents,
  };
}

export interface FloorRow {
  readonly variantId: string;
  readonly floorCents: number;
}

export async function upsertFloor(
  tx: Tx,
  floor: FloorRow & { readonly setBy: string },
  nowMs: number,
): Promise<void> {
  const values = { floor_cents: floor.floorCents, set_by: floor.setBy, set_at: new Date(nowMs) };
  await tx
    .insertInto('room_price_floors')
    .values({ variant_id: floor.variantId, ...values })
    .onConflict((conflict) => conflict.column('variant_id').doUpdateSet(values))
    .execute();
}

export async function deleteFloor(tx: Tx, variantId: string): Promise<void> {
  await tx.deleteFrom('room_price_floors').where('variant_id', '=', variantId).execute();
}

/** The least prices of a product's variants, those that have one. */
export async function listFloors(db: Database, shopId: string, productId: string): Promise<FloorRow[]> {
  const { rows } = await sql<FloorRow>`
    select f.variant_id as "variantId", f.floor_cents as "floorCents"
    from room_price_floors f join variants v on v.id = f.variant_id join products p on p.id = v.product_id
    where p.id = ${productId} and p.shop_id = ${shopId} order by f.variant_id
  `.execute(db);
  return rows;
}

/** Pools of rooms that are closed and in which something free lies again: holds that lapsed after the room's end. */
export async function listPoolsToEmpty(
  db: Database,
  limit: number,
): Promise<{ readonly id: string; readonly shopId: string }[]> {
  const { rows } = await sql<{ id: string; shopId: string }>`
    select p.id, p.shop_id as "shopId" from stock_pools p
    where p.kind = 'room' and p.closed_at is not null
      and exists (select from stock_levels l where l.pool = p.id and l.on_hand > l.held)
    order by p.id limit ${limit}
  `.execute(db);
  return rows;
}
