import {
  type Cents,
  type CheckoutId,
  cents,
  err,
  newId,
  ok,
  type PaymentId,
  type Result,
} from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import type { PaymentCallback } from '../../../ports/payment.ts';
import * as ledger from '../ledger/index.ts';
import { finishRefund } from './order-refund.service.ts';
import { listWaitingRefunds } from './order-refund.store.ts';
import { decideCallback, fitsPayment } from './payment.policy.ts';
import type { CallbackOutcome, Payment, Settlement } from './payment.schema.ts';
import {
  expirePayments,
  findPayment,
  findPaymentByRef,
  findUnopened,
  insertPayments,
  listPaymentsToRefund,
  lockPayment,
  recordCallback,
  setOpened,
  setPaymentState,
} from './payment.store.ts';

export type PaymentDeps = Pick<
  FeatureDeps,
  'db' | 'clock' | 'random' | 'payment' | 'jobs' | 'log' | 'origin' | 'eventsAppended'
>;

export const refundJob = 'payments.refund';
const refundsMax = 100;

export interface OpenRequest {
  readonly checkoutId: CheckoutId;
  readonly amountCents: Cents;
  readonly currency: string;
  readonly description: string;
  readonly dueAtMs: number;
}

/** A payment with the page to pay it on; without one as long as the provider was not asked. */
export type OpenPayment = Payment & {
  readonly payUrl: string;
  readonly dueAtMs: number;
  readonly description: string;
};

type OpenDeps = Pick<FeatureDeps, 'db' | 'payment' | 'clock' | 'random' | 'origin'>;

/**
 * A payment to be stored with its checkout. Opened at once by a provider that asks nobody for it; else by `ensureOpened`
 * once the checkout is committed: nobody's order waits for a provider, and one that is away loses no order.
 */
export function prepare(deps: Omit<OpenDeps, 'db'>, request: OpenRequest): OpenPayment {
  const id = newId('payment', deps.clock.nowMs(), deps.random);
  const { checkoutId, amountCents, currency, description, dueAtMs } = request;
  const opened = deps.payment.openNow?.(requestOf(deps, { id, ...request }));
  return {
    ...{ id, checkoutId, amountCents, currency, description, dueAtMs },
    ...{ provider: deps.payment.name, state: 'pending' },
    providerRef: opened?.providerRef ?? unopenedRef(id),
    payUrl: opened?.payUrl ?? '',
  };
}

/** Stands for the provider's reference until there is one. */
function unopenedRef(paymentId: string): string {
  return `unopened ${paymentId}`;
}

function requestOf(deps: Pick<OpenDeps, 'origin'>, payment: OpenRequest & { readonly id: PaymentId }) {
  return {
    paymentId: payment.id,
    amountCents: payment.amountCents,
    currency: payment.currency,
    description: payment.description,
    returnUrl: `${deps.origin}/orders/checkout/${payment.checkoutId}`,
    dueAtMs: payment.dueAtMs,
  };
}

/** Opens a committed checkout's payment at its provider when it is not yet. Answers the page to pay on. Safe to repeat. */
export async function ensureOpened(deps: OpenDeps, checkoutId: CheckoutId): Promise<string | null> {
  const payment = await findUnopened(deps.db, checkoutId);
  if (payment === null) return null;
  const opened = await deps.payment.open(requestOf(deps, payment));
  await setOpened(deps.db, payment.id, unopenedRef(payment.id), opened);
  return opened.payUrl;
}

export async function storeAll(tx: Tx, payments: readonly OpenPayment[], nowMs: number): Promise<void> {
  await insertPayments(tx, payments, nowMs);
}

/** Says that nobody waits for a checkout's payment any more. Lock the checkout before. */
export async function lapse(tx: Tx, checkoutId: CheckoutId): Promise<void> {
  await expirePayments(tx, checkoutId);
}

/** Takes a provider's notification. Its effect happens once, whatever is repeated, late or out of order. */
export async function takeCallback(
  deps: PaymentDeps,
  settlement: Settlement,
  headers: Record<string, string | undefined>,
  rawBody: string,
): Promise<Result<{ outcome: CallbackOutcome }, Problem>> {
  const callback = deps.payment.readCallback(headers, rawBody);
  if (callback === null) return err({ type: 'signature-invalid' });
  // Answering "not found" makes the provider try again: the payment may be about to be committed.
  const found = await findPaymentByRef(deps.db, deps.payment.name, callback.providerRef);
  if (found === null) return err({ type: 'not-found', field: 'providerRef' });
  const outcome = await unitOfWork(deps.db, async (tx) => {
    await settlement.lock(tx, found.checkoutId);
    return applyCallback(tx, deps, settlement, await lockPayment(tx, found.id), callback);
  });
  if (outcome === 'refused-amount') {
    deps.log.error(
      { paymentId: found.id, callback },
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
    await deps.jobs.enqueue(tx, refundJob, { paymentId: payment.id });
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

/** Gives one late payment back: first at the provider, then in the books. Safe to repeat. */
export async function refundPayment(deps: PaymentDeps, paymentId: string): Promise<void> {
  const found = await findPayment(deps.db, paymentId);
  if (found === null || found.state !== 'refunding') return;
  await deps.payment.refund({
    refundId: found.id,
    paymentId: found.id,
    providerRef: found.providerRef,
    amountCents: found.amountCents,
    currency: found.currency,
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
