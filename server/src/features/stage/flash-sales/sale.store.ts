import type { RoomId, ShopId, VariantId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { SaleGoods } from './sale.policy.ts';
import type { SaleStateName } from './sale.schema.ts';

/** The room's price that a sale takes the place of. */
export interface PriceBefore {
  readonly priceCents: number | null;
  readonly poolId: string | null;
}

export interface StoredSale {
  readonly id: string;
  readonly roomId: RoomId;
  readonly shopId: ShopId;
  readonly productId: string;
  readonly variantId: VariantId;
  readonly state: SaleStateName;
  readonly priceCents: number;
  readonly usualCents: number;
  readonly quantity: number;
  readonly perPersonMax: number;
  readonly poolId: string;
  readonly madeBy: string;
  readonly announcedAtMs: number;
  readonly beginsAtMs: number;
  readonly endsAtMs: number;
  readonly before: PriceBefore | null;
  readonly soldOut: boolean;
  readonly endedAtMs: number | null;
  readonly endReason: 'time' | 'room' | null;
  /** What is free in the pool. */
  readonly left: number;
}

const columns = sql`f.id, f.room_id as "roomId", f.shop_id as "shopId", f.product_id as "productId",
  f.variant_id as "variantId", f.state, f.price_cents as "priceCents", f.usual_cents as "usualCents", f.quantity,
  f.per_person_max as "perPersonMax", f.pool_id as "poolId", f.made_by as "madeBy",
  (extract(epoch from f.announced_at) * 1000)::bigint as "announcedAtMs",
  (extract(epoch from f.begins_at) * 1000)::bigint as "beginsAtMs",
  (extract(epoch from f.ends_at) * 1000)::bigint as "endsAtMs", f.before, f.sold_out_at is not null as "soldOut",
  (extract(epoch from f.ended_at) * 1000)::bigint as "endedAtMs", f.end_reason as "endReason",
  coalesce((select sum(l.on_hand - l.held)::int from stock_levels l
    where l.pool = f.pool_id and l.variant_id = f.variant_id), 0) as left`;

export async function findSale(db: Database | Tx, saleId: string): Promise<StoredSale | null> {
  const { rows } = await sql<StoredSale>`select ${columns} from flash_sales f where f.id = ${saleId}`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** A sale, kept as it is until the unit of work ends. Lock its room before. */
export async function lockSale(tx: Tx, saleId: string): Promise<StoredSale | null> {
  const { rows } = await sql<StoredSale>`
    select ${columns} from flash_sales f where f.id = ${saleId} for no key update of f
  `.execute(tx);
  return rows[0] ?? null;
}

/** Of a room, the newest first. */
export async function listSales(db: Database, roomId: string, limit: number): Promise<readonly StoredSale[]> {
  const { rows } = await sql<StoredSale>`
    select ${columns} from flash_sales f where f.room_id = ${roomId} order by f.id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** @throws a unique violation of `flash_sales_under_way` */
export async function insertSale(
  tx: Tx,
  sale: Omit<StoredSale, 'state' | 'before' | 'soldOut' | 'endedAtMs' | 'endReason' | 'left'>,
): Promise<void> {
  await sql`
    insert into flash_sales (id, room_id, shop_id, product_id, variant_id, state, price_cents, usual_cents, quantity,
      per_person_max, pool_id, made_by, announced_at, begins_at, ends_at)
    values (${sale.id}, ${sale.roomId}, ${sale.shopId}, ${sale.productId}, ${sale.variantId}, 'announced',
      ${sale.priceCents}, ${sale.usualCents}, ${sale.quantity}, ${sale.perPersonMax}, ${sale.poolId}, ${sale.madeBy},
      ${new Date(sale.announcedAtMs)}, ${new Date(sale.beginsAtMs)}, ${new Date(sale.endsAtMs)})
  `.execute(tx);
}

export async function setRunning(tx: Tx, saleId: string, before: PriceBefore | null): Promise<void> {
  const kept = before === null ? null : JSON.stringify(before);
  await sql`update flash_sales set state = 'running', before = ${kept}::jsonb where id = ${saleId}`.execute(
    tx,
  );
}

export async function setSoldOut(tx: Tx, saleId: string, soldOutAtMs: number | null): Promise<void> {
  const at = soldOutAtMs === null ? null : new Date(soldOutAtMs);
  await sql`update flash_sales set sold_out_at = ${at} where id = ${saleId}`.execute(tx);
}

export async function setEnded(
  tx: Tx,
  saleId: string,
  reason: 'time' | 'room',
  nowMs: number,
): Promise<void> {
  await sql`
    update flash_sales set state = 'ended', ended_at = ${new Date(nowMs)}, end_reason = ${reason} where id = ${saleId}
  `.execute(tx);
}

/** Sales that are not over. */
export async function listUnderWay(db: Database, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from flash_sales where state <> 'ended' order by id limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Closed pools of sales and bags in which something free lies again: what was not paid, or came back. */
export async function listPoolsToEmpty(
  db: Database,
  limit: number,
): Promise<readonly { readonly id: string; readonly shopId: ShopId }[]> {
  const { rows } = await sql<{ id: string; shopId: ShopId }>`
    select p.id, p.shop_id as "shopId" from stock_pools p
    where p.kind in ('flash-sale', 'lucky-bag') and p.closed_at is not null
      and exists (select from stock_levels l where l.pool = p.id and l.on_hand > l.held)
    order by p.id limit ${limit}
  `.execute(db);
  return rows;
}

/** What a sale is decided by; null when there is no such variant. */
export async function findGoods(
  tx: Tx,
  roomId: string,
  variantId: string,
): Promise<(SaleGoods & { readonly productId: string; readonly shopId: ShopId }) | null> {
  const { rows } = await sql<SaleGoods & { readonly productId: string; readonly shopId: ShopId }>`
    select p.id as "productId", p.shop_id as "shopId", v.price_cents as "usualCents",
      (select f.floor_cents from room_price_floors f where f.variant_id = v.id) as "floorCents",
      v.removed_at is null and p.state = 'on-sale' and s.state = 'open' as "onSale",
      exists (select from room_goods g where g.room_id = ${roomId} and g.product_id = p.id) as "inBag"
    from variants v join products p on p.id = v.product_id join shops s on s.id = p.shop_id
    where v.id = ${variantId}
  `.execute(tx);
  return rows[0] ?? null;
}
