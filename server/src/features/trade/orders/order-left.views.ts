import { type Cents, cents } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import * as payments from '../payments/index.ts';

export interface OrderLeft {
  /** What was paid and has not gone back, by whatever way. */
  readonly leftCents: Cents;
  /** What guarantees gave back of it: out of the shop's deposit, so that the order's own money for it is the shop's. */
  readonly claimedCents: Cents;
}

/** What of an order's money can still go back. Lock the order before. */
export async function findOrderLeft(
  tx: Tx,
  order: { readonly id: string; readonly totalCents: number },
): Promise<OrderLeft> {
  const row = await tx
    .selectFrom('guarantee_claims')
    .select((eb) => eb.fn.sum<string | null>('returned_cents').as('sum'))
    .where('order_id', '=', order.id)
    .executeTakeFirst();
  const claimedCents = cents(Number(row?.sum ?? 0));
  const refundedCents = await payments.sumRefunds(tx, order.id);
  return { leftCents: cents(Math.max(0, order.totalCents - refundedCents - claimedCents)), claimedCents };
}
