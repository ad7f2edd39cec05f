import {
  type Cents,
  type CheckoutId,
  cents,
  err,
  newId,
  ok,
  type RefundId,
  type Result,
} from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import * as ledger from '../ledger/index.ts';
import {
  findCapturedPayment,
  findRefund,
  insertRefund,
  setRefunded,
  sumRefunds,
} from './order-refund.store.ts';
import { findPayment } from './payment.store.ts';

export const orderRefundJob = 'payments.refund-order';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'payment' | 'jobs' | 'eventsAppended'>;

export interface RefundRequest {
  readonly orderId: string;
  readonly checkoutId: CheckoutId;
  readonly shopId: string;
  readonly amountCents: Cents;
  readonly currency: string;
  readonly reason: string;
  readonly requestedBy: string;
  /** What the order was paid with; all its refunds together never exceed it. */
  readonly paidCents: Cents;
  /** What the money goes back for: the order itself when all of it does, else a case of after-sales. Once for each. */
  readonly referenceId: string;
}

/**
 * Takes an order's money, or a part of it, out of escrow (once settled: back from everybody who got a part of it) and
 * has it given back. Lock the checkout and the order before.
 * Answers the refund's id; null when nothing was to be given back.
 * @throws a unique violation when money went back for this reference before
 */
export async function beginRefund(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'random' | 'jobs'>,
  request: RefundRequest,
): Promise<Result<RefundId | null, Problem>> {
  const nowMs = deps.clock.nowMs();
  const id = newId('refund', nowMs, deps.random);
  const { shopId, currency, amountCents, orderId, paidCents, referenceId } = request;
  // Nothing was paid, e.g. with a coupon for all of it: nothing goes back.
  if (amountCents === 0) return ok(null);
  const leftCents = paidCents - (await sumRefunds(tx, orderId));
  if (amountCents > leftCents) return err({ type: 'refund-above-paid', field: 'amountCents', leftCents });
  const paymentId = await findCapturedPayment(tx, request.checkoutId);
  await insertRefund(tx, { ...request, id, paymentId }, nowMs);
  await ledger.takeBack(tx, deps, {
    ...{ orderId, shopId, currency, amountCents, referenceId },
    refundId: id,
  });
  await deps.jobs.enqueue(tx, orderRefundJob, { refundId: id });
  return ok(id);
}

/** Gives the money back: first at the provider, then in the books. Safe to repeat. */
export async function finishRefund(deps: Deps, refundId: string): Promise<void> {
  const refund = await findRefund(deps.db, refundId);
  if (refund === null || refund.state === 'refunded') return;
  const payment = await findPayment(deps.db, refund.paymentId);
  if (payment === null) throw new Error(`refund ${refundId} belongs to no payment`);
  const { currency, amountCents } = refund;
  await deps.payment.get(payment.provider).refund({
    refundId: refund.id,
    paymentId: payment.id,
    providerRef: payment.providerRef,
    amountCents,
    currency,
    paidCents: payment.amountCents,
  });
  await unitOfWork(deps.db, async (tx) => {
    const nowMs = deps.clock.nowMs();
    if (!(await setRefunded(tx, refund.id, nowMs))) return;
    await ledger.post(tx, deps.random, {
      kind: 'refund',
      referenceId: refund.id,
      atMs: nowMs,
      entries: [
        { account: { kind: 'refund-due', ownerId: refund.id, currency }, amountCents },
        {
          account: { kind: 'provider', ownerId: payment.provider, currency },
          amountCents: cents(-amountCents),
        },
      ],
    });
  });
}
