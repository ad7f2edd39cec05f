import type { CheckoutId, VariantId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { StockLevel, StockLine } from './stock.schema.ts';

/** The one warehouse until supply knows several. */
export const mainWarehouse = 'main';

/** Locks levels, always in variant order: units of work that touch the same variants queue up and never deadlock. */
export async function lockLevels(
  tx: Tx,
  variantIds: readonly VariantId[],
): Promise<ReadonlyMap<string, StockLevel>> {
  const { rows } = await sql<{ variant_id: VariantId; on_hand: number; held: number }>`
    select variant_id, on_hand, held from stock_levels
    where variant_id = any(${variantIds}::text[]) and warehouse_id = ${mainWarehouse}
    order by variant_id for no key update
  `.execute(tx);
  return new Map(
    rows.map((row) => [row.variant_id, { variantId: row.variant_id, onHand: row.on_hand, held: row.held }]),
  );
}

/** Adds to on-hand and held; the table's checks refuse what would oversell. @throws when a level is missing. */
export async function addToLevels(
  tx: Tx,
  changes: readonly { variantId: VariantId; onHand: number; held: number }[],
): Promise<void> {
  const { numAffectedRows } = await sql`
    update stock_levels set on_hand = stock_levels.on_hand + change.on_hand, held = stock_levels.held + change.held
    from unnest(
      ${changes.map((change) => change.variantId)}::text[],
      ${changes.map((change) => change.onHand)}::int[],
      ${changes.map((change) => change.held)}::int[]) as change (variant_id, on_hand, held)
    where stock_levels.variant_id = change.variant_id and stock_levels.warehouse_id = ${mainWarehouse}
  `.execute(tx);
  if (Number(numAffectedRows) !== changes.length) throw new Error('a stock level is missing');
}

export async function insertLevels(
  tx: Tx,
  levels: readonly { variantId: VariantId; onHand: number }[],
): Promise<void> {
  if (levels.length === 0) return;
  await tx
    .insertInto('stock_levels')
    .values(
      levels.map((level) => ({
        variant_id: level.variantId,
        warehouse_id: mainWarehouse,
        on_hand: level.onHand,
      })),
    )
    .execute();
}

export async function setOnHand(tx: Tx, variantId: VariantId, onHand: number): Promise<void> {
  await tx
    .updateTable('stock_levels')
    .set({ on_hand: onHand })
    .where('variant_id', '=', variantId)
    .where('warehouse_id', '=', mainWarehouse)
    .execute();
}

export async function insertHolds(
  tx: Tx,
  holds: readonly (StockLine & { id: string; checkoutId: CheckoutId; expiresAtMs: number })[],
): Promise<void> {
  await tx
    .insertInto('stock_holds')
    .values(
      holds.map((hold) => ({
        id: hold.id,
        checkout_id: hold.checkoutId,
        variant_id: hold.variantId,
        warehouse_id: mainWarehouse,
        quantity: hold.quantity,
        state: 'active',
        expires_at: new Date(hold.expiresAtMs),
      })),
    )
    .execute();
}

/** Moves a checkout's active holds to their end; answers what they held. */
export async function endHolds(
  tx: Tx,
  checkoutId: CheckoutId,
  state: 'committed' | 'released',
): Promise<StockLine[]> {
  const rows = await tx
    .updateTable('stock_holds')
    .set({ state })
    .where('checkout_id', '=', checkoutId)
    .where('state', '=', 'active')
    .returning(['variant_id', 'quantity'])
    .execute();
  return rows.map((row) => ({ variantId: row.variant_id as VariantId, quantity: row.quantity }));
}

export async function findLevels(
  db: Database | Tx,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, StockLevel>> {
  const { rows } = await sql<{ variant_id: VariantId; on_hand: number; held: number }>`
    select variant_id, sum(on_hand)::int as on_hand, sum(held)::int as held from stock_levels
    where variant_id = any(${variantIds}::text[]) group by variant_id
  `.execute(db);
  return new Map(
    rows.map((row) => [row.variant_id, { variantId: row.variant_id, onHand: row.on_hand, held: row.held }]),
  );
}
