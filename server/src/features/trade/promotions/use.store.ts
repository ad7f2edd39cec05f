import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

export interface Use {
  readonly orderId: string;
  readonly promotionId: string;
  readonly checkoutId: string;
  readonly personId: string;
  readonly couponId: string | null;
  readonly cents: number;
}

export async function insertUses(tx: Tx, uses: readonly Use[]): Promise<void> {
  if (uses.length === 0) return;
  await sql`
    insert into promotion_uses
      (order_id, promotion_id, checkout_id, person_id, coupon_id, reduction_cents, state)
    select *, 'held' from unnest(
      ${uses.map(({ orderId }) => orderId)}::text[], ${uses.map(({ promotionId }) => promotionId)}::text[],
      ${uses.map(({ checkoutId }) => checkoutId)}::text[], ${uses.map(({ personId }) => personId)}::text[],
      ${uses.map(({ couponId }) => couponId)}::text[], ${uses.map(({ cents }) => cents)}::bigint[])
  `.execute(tx);
}

export type UsesOf = { readonly checkoutIds: readonly string[] } | { readonly orderId: string };

/** Moves uses from one of these states to another; answers those that moved, so that nothing happens twice. */
export async function moveUses(
  tx: Tx,
  of: UsesOf,
  from: readonly ('held' | 'kept' | 'given-back')[],
  to: 'held' | 'kept' | 'given-back',
): Promise<Use[]> {
  const { rows } = await sql<Use>`
    update promotion_uses set state = ${to}
    where ${'orderId' in of ? sql`order_id = ${of.orderId}` : sql`checkout_id = any(${[...of.checkoutIds]}::text[])`}
      and state = any(${[...from]}::text[])
    returning order_id as "orderId", promotion_id as "promotionId", checkout_id as "checkoutId",
      person_id as "personId", coupon_id as "couponId", reduction_cents as cents
  `.execute(tx);
  return rows;
}

/** How often these people used promotions that have a limit for each, by person and promotion. */
export async function countUses(
  tx: Tx,
  personIds: readonly string[],
  promotionIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ person_id: string; promotion_id: string; count: number }>`
    select u.person_id, u.promotion_id, count(*) as count
    from promotion_uses u join promotions p on p.id = u.promotion_id
    where u.promotion_id = any(${[...promotionIds]}::text[]) and u.person_id = any(${[...personIds]}::text[])
      and p.per_person_max is not null and not p.is_coupon and u.state <> 'given-back'
    group by u.person_id, u.promotion_id
  `.execute(tx);
  return new Map(rows.map((row) => [`${row.person_id} ${row.promotion_id}`, Number(row.count)]));
}

export async function findUses(tx: Tx, checkoutId: string): Promise<Use[]> {
  const { rows } = await sql<Use>`
    select order_id as "orderId", promotion_id as "promotionId", checkout_id as "checkoutId",
      person_id as "personId", coupon_id as "couponId", reduction_cents as cents
    from promotion_uses where checkout_id = ${checkoutId} order by order_id, promotion_id
  `.execute(tx);
  return rows;
}
