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
  await tx
    .insertInto('promotion_uses')
    .values(
      uses.map((use) => ({
        order_id: use.orderId,
        promotion_id: use.promotionId,
        checkout_id: use.checkoutId,
        person_id: use.personId,
        coupon_id: use.couponId,
        reduction_cents: use.cents,
        state: 'held',
      })),
    )
    .execute();
}

export type UsesOf = { readonly checkoutId: string } | { readonly orderId: string };

/** Moves uses from one of these states to another; answers those that moved, so that nothing happens twice. */
export async function moveUses(
  tx: Tx,
  of: UsesOf,
  from: readonly ('held' | 'kept' | 'given-back')[],
  to: 'held' | 'kept' | 'given-back',
): Promise<Use[]> {
  const { rows } = await sql<Use>`
    update promotion_uses set state = ${to}
    where ${'checkoutId' in of ? sql`checkout_id = ${of.checkoutId}` : sql`order_id = ${of.orderId}`}
      and state = any(${[...from]}::text[])
    returning order_id as "orderId", promotion_id as "promotionId", checkout_id as "checkoutId",
      person_id as "personId", coupon_id as "couponId", reduction_cents as cents
  `.execute(tx);
  return rows;
}

/** Of these promotions, one that the person has used as often as one may; null when there is none. */
export async function findOverused(
  tx: Tx,
  personId: string,
  promotionIds: readonly string[],
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select p.id from promotions p where p.id = any(${[...promotionIds]}::text[]) and not p.is_coupon
      and p.per_person_max <= (
        select count(*) from promotion_uses u
        where u.promotion_id = p.id and u.person_id = ${personId} and u.state <> 'given-back')
    limit 1
  `.execute(tx);
  return rows[0]?.id ?? null;
}

export async function findUses(tx: Tx, checkoutId: string): Promise<Use[]> {
  const { rows } = await sql<Use>`
    select order_id as "orderId", promotion_id as "promotionId", checkout_id as "checkoutId",
      person_id as "personId", coupon_id as "couponId", reduction_cents as cents
    from promotion_uses where checkout_id = ${checkoutId} order by order_id, promotion_id
  `.execute(tx);
  return rows;
}
