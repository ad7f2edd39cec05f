import { type Cents, cents } from '@kanmai/kernel';
import { Rollback, type Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { findLineLeft } from '../../trade/aftersales/index.ts';
import * as fulfilment from '../../trade/fulfilment/index.ts';
import * as ledger from '../../trade/ledger/index.ts';
import * as orders from '../../trade/orders/index.ts';
import * as payments from '../../trade/payments/index.ts';
import * as promotions from '../../trade/promotions/index.ts';
import { addRefunded, type StoredPiece } from './inspection.store.ts';

type Deps = Pick<FeatureDeps, 'clock' | 'random' | 'config' | 'jobs'>;

/** The buyer reads it on the order. */
const reasons = {
  rejected: '查验未通过，自动退款 · Not sent on after inspection',
  difference: '成色低于承诺，退还差价 · Lower grade than promised',
} as const;

/**
 * What is not sent on is not delivered any more, and its money goes back; with the last piece of an order, all that is left
 * of the order's. It is not put back on the shelf: the shop looks at it first. Lock the piece before.
 */
export async function givePieceBack(tx: Tx, deps: Deps, piece: StoredPiece): Promise<void> {
  const order = await lockOrder(tx, piece);
  const left = await fulfilment.findUnshipped(tx, order.id);
  if (orders.quantityOf(left, piece.variantId) === 0) return;
  const isLast = left.length === 1 && left[0]?.quantity === 1 && isWhole(order);
  const { leftCents, claimedCents } = await orders.findOrderLeft(tx, order);
  const ofPieceCents = Math.min(
    piece.paidCents - piece.refundedCents,
    await findLineLeft(tx, piece),
    leftCents,
  );
  const amountCents = isLast ? leftCents : ofPieceCents;
  await giveBack(tx, deps, order, {
    ...{ amountCents: cents(amountCents), reason: reasons.rejected },
    referenceId: isLast ? order.id : piece.id,
  });
  await addRefunded(tx, piece.id, ofPieceCents);
  const { shopId, id: orderId } = order;
  const lines = [{ variantId: piece.variantId, quantity: 1 }];
  const release = { orderId, shopId, lines, referenceId: piece.id, putBack: false, actorId: null };
  const cancelled = await fulfilment.cancelUnshipped(tx, deps, release);
  if (!cancelled.ok) throw new Rollback<Problem>(cancelled.failure);
  if (!isLast) return;
  await promotions.giveBack(tx, { orderId });
  // What a guarantee paid is the shop's loss already: the order's money for it is settled to the shop.
  if (claimedCents > 0) await ledger.awaitSettlement(tx, deps, order);
}

/** Nothing of it has left for the buyer. */
const isWhole = ({ state }: orders.StoredOrder) => orders.awayFrom(state.shipping).length === 0;

/** What a phone of a lower grade is worth less goes back to the buyer who keeps it. Lock the piece before. */
export async function giveDifferenceBack(tx: Tx, deps: Deps, piece: StoredPiece): Promise<void> {
  const order = await lockOrder(tx, piece);
  if (order.state.name !== 'paid')
    throw new Rollback<Problem>({ type: 'state-conflict', state: order.state.name });
  const differenceCents = piece.state.report?.verdict.differenceMinor ?? 0;
  const { leftCents } = await orders.findOrderLeft(tx, order);
  const lineLeftCents = await findLineLeft(tx, piece);
  const amountCents = cents(Math.min(differenceCents, piece.paidCents, lineLeftCents, leftCents));
  await giveBack(tx, deps, order, { amountCents, reason: reasons.difference, referenceId: piece.id });
  await addRefunded(tx, piece.id, amountCents);
}

async function giveBack(
  tx: Tx,
  deps: Deps,
  { id: orderId, checkoutId, shopId, currency, totalCents: paidCents, personId }: orders.StoredOrder,
  given: { readonly amountCents: Cents; readonly reason: string; readonly referenceId: string },
): Promise<void> {
  // All of it went back by another way.
  if (given.amountCents === 0) return;
  const request = { orderId, checkoutId, shopId, currency, paidCents, requestedBy: personId, ...given };
  const begun = await payments.beginRefund(tx, deps, request);
  if (!begun.ok) throw new Rollback<Problem>(begun.failure);
}

async function lockOrder(tx: Tx, { shopId, orderId, id }: StoredPiece): Promise<orders.StoredOrder> {
  const order = await orders.lockOrder(tx, shopId, orderId);
  if (order === null) throw new Error(`inspection ${id} is of no order`);
  return order;
}
