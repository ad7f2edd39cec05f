import { cents } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import * as ledger from '../ledger/index.ts';
import { finishRefund } from './order-refund.service.ts';
import { listWaitingRefunds } from './order-refund.store.ts';
import type { PaymentDeps } from './payment.service.ts';
import { findPayment, listPaymentsToRefund, lockPayment, setPaymentState } from './payment.store.ts';

export const lateRefundJob = 'payments.refund';
const refundsMax = 100;

/** Gives one late payment back: first at the provider, then in the books. Safe to repeat. */
export async function refundPayment(deps: PaymentDeps, paymentId: string): Promise<void> {
  const found = await findPayment(deps.db, paymentId);
  if (found === null || found.state !== 'refunding') return;
  await deps.payment.get(found.provider).refund({
    refundId: found.id,
    paymentId: found.id,
    providerRef: found.providerRef,
    amountCents: found.amountCents,
    currency: found.currency,
    paidCents: found.amountCents,
  });
  await unitOfWork(deps.db, async (tx) => {
    const payment = await lockPayment(tx, found.id);
    if (payment.state !== 'refunding') return;
    const nowMs = deps.clock.nowMs();
    const { currency, amountCents } = payment;
    await setPaymentState(tx, payment.id, 'refunded', { refundedAtMs: nowMs });
    await ledger.post(tx, deps.random, {
      kind: 'refund',
      referenceId: payment.id,
      atMs: nowMs,
      entries: [
        { account: { kind: 'refund-due', ownerId: payment.id, currency }, amountCents },
        {
          account: { kind: 'provider', ownerId: payment.provider, currency },
          amountCents: cents(-amountCents),
        },
      ],
    });
  });
}

/** Gives back whatever waits for it: catches what a lost job left behind. */
export async function refundAll(deps: PaymentDeps): Promise<void> {
  for (const refundId of await listWaitingRefunds(deps.db, refundsMax)) {
    try {
      await finishRefund(deps, refundId);
    } catch (error) {
      deps.log.error({ error, refundId }, 'a refund of an order failed and is tried again');
    }
  }
  for (const paymentId of await listPaymentsToRefund(deps.db, refundsMax)) {
    try {
      await refundPayment(deps, paymentId);
    } catch (error) {
      deps.log.error({ error, paymentId }, 'a refund failed and is tried again');
    }
  }
}
