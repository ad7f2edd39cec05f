import type { CheckoutId, VariantId } from '@kanmai/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { limitOf, personKey } from './stock.policy.ts';
import { mainWarehouse, openPool, type ShelfLevel, type StockLevel, type Taken } from './stock.schema.ts';

/** Joins what is on a variant's open shelves, of all warehouses, as `s`: `on_hand`, `held`, `promised`; null without any. */
export function joinShelf(variantId: RawBuilder<unknown>) {
  return sql`left join lateral (
    select sum(l.on_hand)::int as on_hand, sum(l.held)::int as held, sum(l.promised)::int as promised
    from stock_levels l where l.variant_id = ${variantId} and l.pool = ''
  ) s on true`;
}

/** Pools of these kinds have a limit a person of their own, or none; what is taken from them counts for no other. */
const ownLimitKinds = ['flash-sale', 'lucky-bag'] as const;

/**
 * Locks levels, always in one order: units of work that touch the same variants queue up and never deadlock. All pools
 * and warehouses of the variants, so that whoever holds and whoever sets aside agree.
 */
export async function lockLevels(tx: Tx, variantIds: readonly string[]): Promise<readonly ShelfLevel[]> {
  const { rows } = await sql<ShelfLevel>`
    select s.variant_id as "variantId", s.warehouse_id as "warehouseId", s.pool, s.on_hand as "onHand", s.held,
      case when o.own then o.per_person_max
        else (select m.per_person_max from stock_limits m where m.variant_id = s.variant_id) end as "perPersonMax",
      coalesce(o.own, false) as "limitedByPool",
      coalesce((select w.priority from warehouses w where w.id = s.warehouse_id), 0) as priority
    from stock_levels s
    left join lateral (
      select true as own, p.per_person_max from stock_pools p
      where s.pool <> '' and p.id = s.pool and p.kind = any(${[...ownLimitKinds]}::text[])
    ) o on true
    where s.variant_id = any(${[...new Set(variantIds)]}::text[])
    order by s.variant_id, s.warehouse_id, s.pool for no key update of s
  `.execute(tx);
  return rows;
}

export interface LevelDelta {
  readonly variantId: string;
  readonly warehouseId: string;
  readonly pool: string;
  readonly onHand: number;
  readonly held: number;
  readonly promised: number;
}

/** What comes of deltas for each level. */
export function sumDeltas(deltas: readonly LevelDelta[]): readonly LevelDelta[] {
  const sums = new Map<string, { -readonly [K in keyof LevelDelta]: LevelDelta[K] }>();
  for (const { variantId, warehouseId, pool, onHand, held, promised } of deltas) {
    const key = `${variantId} ${warehouseId} ${pool}`;
    const sum = sums.get(key);
    if (sum === undefined) {
      sums.set(key, { variantId, warehouseId, pool, onHand, held, promised });
      continue;
    }
    sum.onHand += onHand;
    sum.held += held;
    sum.promised += promised;
  }
  return [...sums.values()];
}

/** Adds to levels; the table's checks refuse what would oversell. @throws when a level is missing. */
export async function addToLevels(tx: Tx, deltas: readonly LevelDelta[]): Promise<void> {
  const rows = sumDeltas(deltas);
  if (rows.length === 0) return;
  const { numAffectedRows } = await sql`
    update stock_levels set on_hand = stock_levels.on_hand + d.on_hand, held = stock_levels.held + d.held,
      promised = stock_levels.promised + d.promised
    from unnest(
      ${rows.map((row) => row.variantId)}::text[], ${rows.map((row) => row.warehouseId)}::text[],
      ${rows.map((row) => row.pool)}::text[], ${rows.map((row) => row.onHand)}::int[],
      ${rows.map((row) => row.held)}::int[], ${rows.map((row) => row.promised)}::int[]
    ) as d (variant_id, warehouse_id, pool, on_hand, held, promised)
    where stock_levels.variant_id = d.variant_id and stock_levels.warehouse_id = d.warehouse_id
      and stock_levels.pool = d.pool
  `.execute(tx);
  if (Number(numAffectedRows) !== rows.length) throw new Error('a stock level is missing');
}

/** Makes levels that are not there yet. */
export async function ensureLevels(
  tx: Tx,
  levels: readonly { readonly variantId: string; readonly warehouseId?: string; readonly pool?: string }[],
): Promise<void> {
  if (levels.length === 0) return;
  await sql`
    insert into stock_levels (variant_id, warehouse_id, pool, on_hand)
    select *, 0 from unnest(
      ${levels.map((level) => level.variantId)}::text[],
      ${levels.map((level) => level.warehouseId ?? mainWarehouse)}::text[],
      ${levels.map((level) => level.pool ?? openPool)}::text[])
    on conflict do nothing
  `.execute(tx);
}

export interface StoredHold extends Taken {
  readonly id: string;
  readonly checkoutId: CheckoutId;
  readonly personId: string | null;
  /** How many of a sold hold have left or are back on the shelf. */
  readonly gone: number;
}

export async function insertHolds(
  tx: Tx,
  holds: readonly (Omit<StoredHold, 'gone'> & { readonly expiresAtMs: number })[],
): Promise<void> {
  if (holds.length === 0) return;
  await sql`
    insert into stock_holds
      (id, checkout_id, person_id, variant_id, warehouse_id, pool, quantity, state, expires_at)
    select id, checkout_id, person_id, variant_id, warehouse_id, pool, quantity, 'active', expires_at
    from unnest(
      ${holds.map(({ id }) => id)}::text[], ${holds.map(({ checkoutId }) => checkoutId)}::text[],
      ${holds.map(({ personId }) => personId)}::text[], ${holds.map(({ variantId }) => variantId)}::text[],
      ${holds.map(({ warehouseId }) => warehouseId)}::text[], ${holds.map(({ pool }) => pool)}::text[],
      ${holds.map(({ quantity }) => quantity)}::int[],
      ${holds.map(({ expiresAtMs }) => new Date(expiresAtMs).toISOString())}::timestamptz[]
    ) as t (id, checkout_id, person_id, variant_id, warehouse_id, pool, quantity, expires_at)
  `.execute(tx);
}

const holdColumns = sql`id, checkout_id as "checkoutId", person_id as "personId", variant_id as "variantId",
  warehouse_id as "warehouseId", pool, quantity, gone`;

/** Moves the active holds of checkouts to their end; answers what they held. */
export async function endHolds(
  tx: Tx,
  checkoutIds: readonly string[],
  state: 'committed' | 'released',
): Promise<readonly StoredHold[]> {
  const { rows } = await sql<StoredHold>`
    update stock_holds set state = ${state}
    where checkout_id = any(${[...checkoutIds]}::text[]) and state = 'active' returning ${holdColumns}
  `.execute(tx);
  return rows;
}

/** What a checkout bought, locked. */
export async function lockSold(tx: Tx, checkoutId: string): Promise<readonly StoredHold[]> {
  const { rows } = await sql<StoredHold>`
    select ${holdColumns} from stock_holds
    where checkout_id = ${checkoutId} and state = 'committed' order by id for update
  `.execute(tx);
  return rows;
}

export async function addToGone(
  tx: Tx,
  parts: readonly { readonly id: string; readonly quantity: number }[],
): Promise<void> {
  if (parts.length === 0) return;
  await sql`
    update stock_holds h set gone = h.gone + t.quantity
    from unnest(${parts.map(({ id }) => id)}::text[], ${parts.map(({ quantity }) => quantity)}::int[])
      as t (id, quantity) where h.id = t.id
  `.execute(tx);
}

/** How many each of these people has of variants that have a limit, by `personKey`. */
export async function findPersonTakes(
  tx: Tx,
  variantIds: readonly string[],
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (variantIds.length === 0) return new Map();
  const { rows } = await sql<{ variant_id: string; person_id: string; quantity: number }>`
    select variant_id, person_id, quantity from stock_person_takes
    where variant_id = any(${[...variantIds]}::text[]) and person_id = any(${[...personIds]}::text[])
  `.execute(tx);
  return new Map(rows.map((row) => [personKey(row.variant_id, row.person_id), row.quantity]));
}

/** How many each of these people has taken from pools that have a limit of their own, by `personKey`. */
export async function findPoolTakes(
  tx: Tx,
  pools: readonly string[],
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (pools.length === 0) return new Map();
  const { rows } = await sql<{ variant_id: string; pool: string; person_id: string; quantity: number }>`
    select variant_id, pool, person_id, sum(quantity)::int as quantity from stock_holds
    where pool = any(${[...pools]}::text[]) and person_id = any(${[...personIds]}::text[])
      and state in ('active', 'committed')
    group by variant_id, pool, person_id
  `.execute(tx);
  return new Map(
    rows.map(({ variant_id: variantId, pool, person_id, quantity }) => [
      personKey(limitOf({ variantId, pool, limitedByPool: true }), person_id),
      quantity,
    ]),
  );
}

/** Counts what people take of limited variants. Lock the levels before: nobody else counts meanwhile. */
export async function addToPersonTakes(
  tx: Tx,
  takes: readonly { readonly variantId: string; readonly personId: string; readonly quantity: number }[],
): Promise<void> {
  if (takes.length === 0) return;
  await sql`
    insert into stock_person_takes as t (variant_id, person_id, quantity)
    select variant_id, person_id, sum(quantity) from unnest(
      ${takes.map(({ variantId }) => variantId)}::text[], ${takes.map(({ personId }) => personId)}::text[],
      ${takes.map(({ quantity }) => quantity)}::int[]) as given (variant_id, person_id, quantity)
    group by variant_id, person_id order by variant_id, person_id
    on conflict (variant_id, person_id) do update set quantity = greatest(0, t.quantity + excluded.quantity)
  `.execute(tx);
}

/** Gives takes back: of people and variants that were counted. */
export async function giveBackPersonTakes(
  tx: Tx,
  takes: readonly {
    readonly variantId: string;
    readonly personId: string | null;
    readonly quantity: number;
    readonly pool: string;
  }[],
): Promise<void> {
  const counted = takes.filter(({ personId }) => personId !== null);
  if (counted.length === 0) return;
  await sql`
    update stock_person_takes t set quantity = greatest(0, t.quantity - given.quantity)
    from (
      select variant_id, person_id, sum(quantity) as quantity from unnest(
        ${counted.map(({ variantId }) => variantId)}::text[],
        ${counted.map(({ personId }) => personId)}::text[],
        ${counted.map(({ quantity }) => quantity)}::int[],
        ${counted.map(({ pool }) => pool)}::text[]) as u (variant_id, person_id, quantity, pool)
      where u.pool = '' or not exists (
        select from stock_pools p where p.id = u.pool and p.kind = any(${[...ownLimitKinds]}::text[]))
      group by variant_id, person_id
    ) given
    where t.variant_id = given.variant_id and t.person_id = given.person_id
  `.execute(tx);
}

/** What is on the open shelves of all warehouses. */
export async function findLevels(
  db: Database | Tx,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, StockLevel>> {
  const { rows } = await sql<StockLevel>`
    select variant_id as "variantId", sum(on_hand)::int as "onHand", sum(held)::int as held from stock_levels
    where variant_id = any(${variantIds}::text[]) and pool = '' group by variant_id
  `.execute(db);
  return new Map(rows.map((row) => [row.variantId as VariantId, row]));
}
