import { cents, err, ok, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import type { PaymentCallback, PaymentProvider } from '../../../ports/payment.ts';
import * as ledger from '../ledger/index.ts';
import { lateRefundJob } from './late-refund.service.ts';
import { decideCallback, fitsPayment } from './payment.policy.ts';
import type { CallbackOutcome, Payment, Settlement } from './payment.schema.ts';
import type { PaymentDeps } from './payment.service.ts';
import { findPaymentByRef, lockPayment, recordCallback, setPaymentState } from './payment.store.ts';

type Taken = Result<{ outcome: CallbackOutcome | 'other' }, Problem>;

/** Takes a provider's notification. Its effect happens once, whatever is repeated, late or out of order. */
export async function takeCallback(
  deps: PaymentDeps,
  settlement: Settlement,
  provider: PaymentProvider,
  headers: Record<string, string | undefined>,
  rawBody: string,
): Promise<Taken> {
  const callback = provider.readCallback(headers, rawBody);
  if (callback === null) return err({ type: 'signature-invalid' });
  if (callback === 'other') return ok({ outcome: 'other' });
  // Answering "not found" makes the provider try again: the payment may be about to be committed.
  const found = await findPaymentByRef(deps.db, provider.name, callback.providerRef);
  if (found === null) return err({ type: 'not-found', field: 'providerRef' });
  return applyNews(deps, settlement, found, callback);
}

/** Does what news of a payment leads to, whether it was told or asked for: the one way in. */
export async function applyNews(
  deps: PaymentDeps,
  settlement: Settlement,
  found: Payment,
  news: PaymentCallback,
): Promise<Result<{ outcome: CallbackOutcome }, Problem>> {
  const outcome = await unitOfWork(deps.db, async (tx) => {
    await settlement.lock(tx, found.checkoutId);
    return applyCallback(tx, deps, settlement, await lockPayment(tx, found.id), news);
  });
  if (outcome === 'refused-amount') {
    deps.log.error(
      { paymentId: found.id, callback: news },
      'a payment callback names another amount than was asked for',
    );
    return err({ type: 'callback-mismatch', paymentId: found.id });
  }
  deps.eventsAppended();
  return ok({ outcome });
}

async function applyCallback(
  tx: Tx,
  deps: PaymentDeps,
  settlement: Settlement,
  payment: Payment,
  callback: PaymentCallback,
): Promise<CallbackOutcome> {
  const nowMs = deps.clock.nowMs();
  const record = (outcome: CallbackOutcome) =>
    recordCallback(tx, payment.provider, callback.callbackId, outcome, callback, nowMs);
  if (!fitsPayment(callback, payment)) {
    await record('refused-amount');
    return 'refused-amount';
  }
  // Recorded before the effect: a repeated notification ends here.
  if (!(await record(callback.outcome))) return 'duplicate';
  const decision = decideCallback(callback.outcome, payment.state);
  if (decision === 'capture') return capture(tx, deps, settlement, payment);
  if (decision === 'decline') {
    await setPaymentState(tx, payment.id, 'declined');
    return 'declined';
  }
  if (decision === 'expire') {
    await setPaymentState(tx, payment.id, 'expired');
    await settlement.lapsed(tx, payment);
    return 'expired';
  }
  return 'superseded';
}

async function capture(
  tx: Tx,
  deps: PaymentDeps,
  settlement: Settlement,
  payment: Payment,
): Promise<CallbackOutcome> {
  const nowMs = deps.clock.nowMs();
  const settled = await settlement.captured(tx, payment);
  const { currency } = payment;
  const provider = { kind: 'provider', ownerId: payment.provider, currency } as const;
  if (settled.effect === 'refund') {
    await setPaymentState(tx, payment.id, 'refunding', { capturedAtMs: nowMs });
    const refundDue = { kind: 'refund-due', ownerId: payment.id, currency } as const;
    await ledger.post(tx, deps.random, {
      kind: 'late-capture',
      referenceId: payment.id,
      atMs: nowMs,
      entries: [
        { account: provider, amountCents: payment.amountCents },
        { account: refundDue, amountCents: cents(-payment.amountCents) },
      ],
    });
    await deps.jobs.enqueue(tx, lateRefundJob, { paymentId: payment.id });
    return 'refunding';
  }
  await setPaymentState(tx, payment.id, 'captured', { capturedAtMs: nowMs });
  await ledger.post(tx, deps.random, {
    kind: 'capture',
    referenceId: payment.id,
    atMs: nowMs,
    entries: [
      { account: provider, amountCents: payment.amountCents },
      ...settled.shops.map(({ shopId, totalCents }) => ({
        account: { kind: 'escrow', ownerId: shopId, currency } as const,
        amountCents: cents(-totalCents),
      })),
    ],
  });
  return 'captured';
}
