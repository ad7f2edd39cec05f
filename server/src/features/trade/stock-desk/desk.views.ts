import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { pictureUrl } from '../catalogue/index.ts';
import type { PoolKind } from '../stock/index.ts';
import type { PoolView, StockRow, WarehouseView } from './desk.schema.ts';

/** A shop's warehouses with what lies in them; the first, which every shop has, leads. */
export async function listWarehouses(db: Database | Tx, shopId: string): Promise<WarehouseView[]> {
  const { rows } = await sql<WarehouseView>`
    with own as (
      select s.warehouse_id, s.on_hand, s.promised
      from stock_levels s join variants v on v.id = s.variant_id join products p on p.id = v.product_id
      where p.shop_id = ${shopId}
    ), named as (
      select id, name, province, priority from warehouses where shop_id = ${shopId} and closed_at is null
      union all select 'main', '', '', 0
    )
    select n.id, n.name, n.province, n.priority, coalesce(sum(o.on_hand), 0)::int as "onHand",
      coalesce(sum(o.promised), 0)::int as promised
    from named n left join own o on o.warehouse_id = n.id
    group by n.id, n.name, n.province, n.priority order by n.priority, n.id
  `.execute(db);
  return rows;
}

export interface StockFilter {
  readonly variantId?: string;
  /** The last variant of the page before. */
  readonly afterId?: string;
  readonly text?: string;
  readonly stock?: 'out' | 'held' | 'promised' | 'set-aside';
}

const conditions = {
  out: sql`t.on_hand - t.held <= 0`,
  held: sql`t.held > 0`,
  promised: sql`t.promised > 0`,
  'set-aside': sql`t.set_aside > 0`,
};

/** Variants of a shop with what there is of each, newest first. */
export async function listStock(
  db: Database | Tx,
  shopId: string,
  filter: StockFilter,
  limit: number,
): Promise<StockRow[]> {
  const { variantId, afterId, text, stock } = filter;
  const pattern = `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<StockRow & { picture_key: string | null }>`
    select v.id as "variantId", p.id as "productId", p.title, v.title as "variantTitle", v.sku,
      p.picture_keys[1] as picture_key,
      (select m.per_person_max from stock_limits m where m.variant_id = v.id) as "perPersonMax",
      t.on_hand as "onHand", t.held, t.promised, t.set_aside as "setAside", t.levels
    from variants v join products p on p.id = v.product_id
    cross join lateral (
      select coalesce(sum(l.on_hand) filter (where l.pool = ''), 0)::int as on_hand,
        coalesce(sum(l.held) filter (where l.pool = ''), 0)::int as held,
        coalesce(sum(l.promised), 0)::int as promised,
        coalesce(sum(l.on_hand) filter (where l.pool <> ''), 0)::int as set_aside,
        coalesce(json_agg(json_build_object('warehouseId', l.warehouse_id, 'onHand', l.on_hand, 'held', l.held,
          'promised', l.promised) order by l.warehouse_id) filter (where l.pool = ''), '[]') as levels
      from stock_levels l where l.variant_id = v.id
    ) t
    where p.shop_id = ${shopId} and v.removed_at is null
      ${variantId === undefined ? sql`` : sql`and v.id = ${variantId}`}
      ${afterId === undefined ? sql`` : sql`and v.id < ${afterId}`}
      ${text === undefined ? sql`` : sql`and (p.title ilike ${pattern} or v.sku ilike ${pattern})`}
      ${stock === undefined ? sql`` : sql`and ${conditions[stock]}`}
    order by v.id desc limit ${limit}
  `.execute(db);
  return rows.map(({ picture_key, ...row }) => ({ ...row, pictureUrl: pictureUrl(picture_key) }));
}

/** What a shop has set aside, newest first. */
export async function listPools(
  db: Database | Tx,
  shopId: string,
  filter: { readonly id?: string; readonly beforeId?: string },
  limit: number,
): Promise<PoolView[]> {
  const { rows } = await sql<{
    id: string;
    kind: PoolKind;
    reference_id: string;
    opened_at: Date;
    closed_at: Date | null;
    lines: PoolView['lines'];
  }>`
    select k.id, k.kind, k.reference_id, k.opened_at, k.closed_at, coalesce(l.lines, '[]') as lines
    from stock_pools k
    left join lateral (
      select json_agg(json_build_object('variantId', v.id, 'title', p.title, 'variantTitle', v.title,
        'onHand', s.on_hand, 'held', s.held, 'promised', s.promised) order by v.id) as lines
      from (select variant_id, sum(on_hand) as on_hand, sum(held) as held, sum(promised) as promised
        from stock_levels where pool = k.id group by variant_id) s
      join variants v on v.id = s.variant_id join products p on p.id = v.product_id
    ) l on true
    where k.shop_id = ${shopId}
      ${filter.id === undefined ? sql`` : sql`and k.id = ${filter.id}`}
      ${filter.beforeId === undefined ? sql`` : sql`and k.id < ${filter.beforeId}`}
    order by k.id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    referenceId: row.reference_id,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    lines: row.lines,
  }));
}

/** Whether all of these are variants of the shop that it still has. */
export async function areVariantsOf(tx: Tx, shopId: string, variantIds: readonly string[]): Promise<boolean> {
  const asked = [...new Set(variantIds)];
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from variants v join products p on p.id = v.product_id
    where v.id = any(${asked}::text[]) and p.shop_id = ${shopId} and v.removed_at is null
  `.execute(tx);
  return rows[0]?.count === asked.length;
}

/** Whether this is a warehouse of the shop that is not closed. */
export async function isWarehouseOf(tx: Tx, shopId: string, warehouseId: string): Promise<boolean> {
  if (warehouseId === 'main') return true;
  const row = await tx
    .selectFrom('warehouses')
    .select('id')
    .where('id', '=', warehouseId)
    .where('shop_id', '=', shopId)
    .where('closed_at', 'is', null)
    .forKeyShare()
    .executeTakeFirst();
  return row !== undefined;
}
