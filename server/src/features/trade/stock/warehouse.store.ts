import type { ShopId, VariantId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

export const poolKinds = ['flash-sale', 'lucky-bag', 'room'] as const;
export type PoolKind = (typeof poolKinds)[number];

export interface WarehouseInput {
  readonly name: string;
  readonly province: string;
  readonly priority: number;
}

export async function insertWarehouse(
  tx: Tx,
  warehouse: WarehouseInput & { readonly id: string; readonly shopId: ShopId },
  most: number,
  nowMs: number,
): Promise<'inserted' | 'taken' | 'full'> {
  // One at a time for a shop, so that two requests at once cannot go past the limit.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`warehouses ${warehouse.shopId}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from warehouses where shop_id = ${warehouse.shopId} and closed_at is null
  `.execute(tx);
  if ((rows[0]?.count ?? 0) >= most) return 'full';
  const inserted = await tx
    .insertInto('warehouses')
    .values({
      id: warehouse.id,
      shop_id: warehouse.shopId,
      name: warehouse.name,
      province: warehouse.province,
      priority: warehouse.priority,
      created_at: new Date(nowMs),
    })
    .onConflict((conflict) => conflict.columns(['shop_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted === undefined ? 'taken' : 'inserted';
}

export async function updateWarehouse(
  tx: Tx,
  shopId: ShopId,
  id: string,
  { name, province, priority }: WarehouseInput,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('warehouses')
    .set({ name, province, priority })
    .where('id', '=', id)
    .where('shop_id', '=', shopId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether goods lie in a warehouse or are promised from it; its levels are locked. */
export async function isWarehouseInUse(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ on_hand: number; promised: number }>`
    select on_hand, promised from stock_levels where warehouse_id = ${id}
    order by variant_id, warehouse_id, pool for no key update
  `.execute(tx);
  return rows.some((row) => row.on_hand > 0 || row.promised > 0);
}

export async function closeWarehouseRow(tx: Tx, shopId: ShopId, id: string, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('warehouses')
    .set({ closed_at: new Date(nowMs) })
    .where('id', '=', id)
    .where('shop_id', '=', shopId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertPool(
  tx: Tx,
  pool: {
    readonly id: string;
    readonly shopId: ShopId;
    readonly kind: PoolKind;
    readonly referenceId: string;
    readonly perPersonMax?: number;
  },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('stock_pools')
    .values({
      id: pool.id,
      shop_id: pool.shopId,
      kind: pool.kind,
      reference_id: pool.referenceId,
      per_person_max: pool.perPersonMax ?? null,
      opened_at: new Date(nowMs),
    })
    .execute();
}

export async function findPool(tx: Tx, shopId: ShopId, id: string): Promise<{ closed: boolean } | null> {
  const row = await tx
    .selectFrom('stock_pools')
    .select('closed_at')
    .where('id', '=', id)
    .where('shop_id', '=', shopId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : { closed: row.closed_at !== null };
}

/** The variants that lie in a pool. */
export async function listPoolLevels(tx: Tx, id: string): Promise<VariantId[]> {
  const { rows } = await sql<{ variant_id: VariantId }>`
    select distinct variant_id from stock_levels where pool = ${id}
  `.execute(tx);
  return rows.map((row) => row.variant_id);
}

export async function closePoolRow(tx: Tx, id: string, nowMs: number): Promise<void> {
  await sql`update stock_pools set closed_at = coalesce(closed_at, ${new Date(nowMs)}) where id = ${id}`.execute(
    tx,
  );
}

export async function upsertLimit(tx: Tx, variantId: VariantId, perPersonMax: number | null): Promise<void> {
  if (perPersonMax === null) {
    await sql`delete from stock_limits where variant_id = ${variantId}`.execute(tx);
    return;
  }
  await sql`
    insert into stock_limits (variant_id, per_person_max) values (${variantId}, ${perPersonMax})
    on conflict (variant_id) do update set per_person_max = excluded.per_person_max
  `.execute(tx);
}
