import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

export interface BagRow {
  readonly productId: string;
  readonly shopId: string;
  readonly position: number;
}

/** What is in a room's bag, in order. */
export async function listBag(db: Database | Tx, roomId: string): Promise<readonly BagRow[]> {
  const rows = await db
    .selectFrom('room_goods')
    .select(['product_id', 'shop_id', 'position'])
    .where('room_id', '=', roomId)
    .orderBy('position')
    .orderBy('product_id')
    .execute();
  return rows.map((row) => ({ productId: row.product_id, shopId: row.shop_id, position: row.position }));
}

/** Of one product; null when it is not in the bag. */
export async function findInBag(
  db: Database | Tx,
  roomId: string,
  productId: string,
): Promise<BagRow | null> {
  const row = await db
    .selectFrom('room_goods')
    .select(['product_id', 'shop_id', 'position'])
    .where('room_id', '=', roomId)
    .where('product_id', '=', productId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { productId: row.product_id, shopId: row.shop_id, position: row.position };
}

export async function insertGoods(
  tx: Tx,
  goods: readonly (BagRow & { readonly roomId: string; readonly addedBy: string })[],
  nowMs: number,
): Promise<void> {
  if (goods.length === 0) return;
  await tx
    .insertInto('room_goods')
    .values(
      goods.map((one) => ({
        room_id: one.roomId,
        product_id: one.productId,
        shop_id: one.shopId,
        position: one.position,
        added_by: one.addedBy,
        added_at: new Date(nowMs),
      })),
    )
    .execute();
}

export async function deleteGoods(tx: Tx, roomId: string, productId: string): Promise<void> {
  await tx
    .deleteFrom('room_goods')
    .where('room_id', '=', roomId)
    .where('product_id', '=', productId)
    .execute();
}

/** Writes the places of all goods of a bag, as they are named. */
export async function storeOrder(tx: Tx, roomId: string, productIds: readonly string[]): Promise<void> {
  await sql`
    update room_goods g set position = t.position
    from unnest(${[...productIds]}::text[]) with ordinality as t (product_id, position)
    where g.room_id = ${roomId} and g.product_id = t.product_id
  `.execute(tx);
}

export async function updateNote(tx: Tx, roomId: string, productId: string, note: string): Promise<void> {
  await tx
    .updateTable('room_goods')
    .set({ note })
    .where('room_id', '=', roomId)
    .where('product_id', '=', productId)
    .execute();
}

export interface OfferedProduct {
  readonly productId: string;
  readonly shopId: string;
  readonly state: string;
  readonly shopOpen: boolean;
}

/** Products by id, with what decides whether they may be in a bag. */
export async function findOffered(
  tx: Tx,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, OfferedProduct>> {
  const { rows } = await sql<OfferedProduct>`
    select p.id as "productId", p.shop_id as "shopId", p.state, s.state = 'open' as "shopOpen"
    from products p join shops s on s.id = p.shop_id where p.id = any(${[...productIds]}::text[])
  `.execute(tx);
  return new Map(rows.map((row) => [row.productId, row]));
}
