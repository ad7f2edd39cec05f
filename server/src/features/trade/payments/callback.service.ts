import { assert, cents, err, ok, type Result } from '@kanmai/kernel';
import { isOfContent, type Tx, unitOfWork } from '../../../database.ts';
import { type GroupedWork, groupedWork } from '../../../grouped-work.ts';
import type { Problem } from '../../../http/problems.ts';
import type { PaymentCallback, PaymentProvider } from '../../../ports/payment.ts';
import * as ledger from '../ledger/index.ts';
import { recordCallbacks } from './callback.store.ts';
import { lateRefundJob } from './late-refund.service.ts';
import { decideCallback, fitsPayment } from './payment.policy.ts';
import type { CallbackOutcome, Payment, Settled, Settlement } from './payment.schema.ts';
import type { PaymentDeps } from './payment.service.ts';
import { findPaymentsByRef, lockPayments, setCaptured, setPaymentState } from './payment.store.ts';

type Taken = Result<{ outcome: CallbackOutcome | 'other' }, Problem>;

/** News of a payment, told or asked for. */
export interface News {
  readonly payment: Payment;
  readonly callback: PaymentCallback;
}

interface PaymentRef {
  readonly provider: string;
  readonly providerRef: string;
}

/** News is taken in groups: alone at once, in a burst of payments hundreds in one transaction. */
export interface NewsDesk {
  readonly news: GroupedWork<News, CallbackOutcome>;
  /** Which payment a provider speaks of; null when there is none. */
  readonly payments: GroupedWork<PaymentRef, Payment | null>;
}

const sizeMax = 1_000;
/** Providers send again what was not taken. */
const waitingMax = 20_000;

export function openNewsDesk(deps: PaymentDeps, settlement: Settlement): NewsDesk {
  const payments = groupedWork({
    ...{ sizeMax, waitingMax, isOfItem: () => false },
    keyOf: ({ provider, providerRef }: PaymentRef) => `${provider} ${providerRef}`,
    run: (refs: readonly PaymentRef[]) => findPaymentsByRef(deps.db, refs),
  });
  const news = groupedWork({
    ...{ sizeMax, waitingMax, isOfItem: isOfContent },
    // One checkout's news is taken in turn, whichever of its payments it is of.
    keyOf: ({ payment }: News) => payment.checkoutId,
    async run(given: readonly News[]) {
      const outcomes = await unitOfWork(deps.db, (tx) => applyAll(tx, deps, settlement, given));
      deps.eventsAppended();
      return outcomes;
    },
  });
  return { news, payments };
}

/** Takes a provider's notification. Its effect happens once, whatever is repeated, late or out of order. */
export async function takeCallback(
  deps: PaymentDeps,
  desk: NewsDesk,
  provider: PaymentProvider,
  headers: Record<string, string | undefined>,
  rawBody: string,
): Promise<Taken> {
  const callback = provider.readCallback(headers, rawBody);
  if (callback === null) return err({ type: 'signature-invalid' });
  if (callback === 'other') return ok({ outcome: 'other' });
  // Answering "not found" makes the provider try again: the payment may be about to be committed.
  const { providerRef } = callback;
  const found = await desk.payments.submit({ provider: provider.name, providerRef });
  if (found === null) return err({ type: 'not-found', field: 'providerRef' });
  return applyNews(deps, desk, found, callback);
}

/** Does what news of a payment leads to, whether it was told or asked for: the one way in. */
export async function applyNews(
  deps: PaymentDeps,
  desk: NewsDesk,
  payment: Payment,
  callback: PaymentCallback,
): Promise<Result<{ outcome: CallbackOutcome }, Problem>> {
  const outcome = await desk.news.submit({ payment, callback });
  if (outcome !== 'refused-amount') return ok({ outcome });
  deps.log.error(
    { paymentId: payment.id, callback },
    'a payment callback names another amount than was asked for',
  );
  return err({ type: 'callback-mismatch', paymentId: payment.id });
}

async function applyAll(
  tx: Tx,
  deps: PaymentDeps,
  settlement: Settlement,
  news: readonly News[],
): Promise<readonly CallbackOutcome[]> {
  // Sent together, locked in this order.
  const [, payments] = await Promise.all([
    settlement.lock(
      tx,
      news.map(({ payment }) => payment.checkoutId),
    ),
    lockPayments(
      tx,
      news.map(({ payment }) => payment.id),
    ),
  ]);
  const locked = news.map(({ payment, callback }) => {
    const now = payments.get(payment.id);
    assert(now !== undefined, 'a payment that was found is there');
    return { payment: now, callback, fits: fitsPayment(callback, now) };
  });
  // Recorded before the effect: a repeated notification ends here.
  const recorded = await recordCallbacks(
    tx,
    locked.map(({ payment, callback, fits }) => ({
      ...{ provider: payment.provider, callbackId: callback.callbackId, body: callback },
      outcome: fits ? callback.outcome : 'refused-amount',
    })),
    deps.clock.nowMs(),
  );
  const decisions = locked.map(({ payment, callback, fits }, index) => {
    if (!fits) return 'refuse';
    return recorded[index] ? decideCallback(callback.outcome, payment.state) : 'repeat';
  });
  const toCapture = locked.flatMap(({ payment }, index) => (decisions[index] === 'capture' ? [payment] : []));
  const captured = await captureAll(tx, deps, settlement, toCapture);
  const outcomes: CallbackOutcome[] = [];
  for (const [index, decision] of decisions.entries()) {
    const { payment } = locked[index] as (typeof locked)[number];
    outcomes.push(captured.get(payment.id) ?? (await applyOther(tx, settlement, payment, decision)));
  }
  return outcomes;
}

async function applyOther(
  tx: Tx,
  settlement: Settlement,
  payment: Payment,
  decision: ReturnType<typeof decideCallback> | 'refuse' | 'repeat',
): Promise<CallbackOutcome> {
  if (decision === 'refuse') return 'refused-amount';
  if (decision === 'repeat') return 'duplicate';
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

/** Money that came: it pays its orders, or goes back. Answers which, by payment. */
async function captureAll(
  tx: Tx,
  deps: PaymentDeps,
  settlement: Settlement,
  payments: readonly Payment[],
): Promise<ReadonlyMap<string, CallbackOutcome>> {
  if (payments.length === 0) return new Map();
  const atMs = deps.clock.nowMs();
  const settled = await settlement.captured(tx, payments);
  const paid = payments.filter((_, index) => settled[index]?.effect === 'paid');
  const late = payments.filter((_, index) => settled[index]?.effect === 'refund');
  await Promise.all([
    setCaptured(tx, paid, 'captured', atMs),
    setCaptured(tx, late, 'refunding', atMs),
    ledger.postAll(
      tx,
      deps.random,
      payments.map((payment, index) => captureJournal(payment, settled[index] as Settled, atMs)),
    ),
  ]);
  for (const { id } of late) await deps.jobs.enqueue(tx, lateRefundJob, { paymentId: id });
  return new Map(
    payments.map(({ id }, index) => [id, settled[index]?.effect === 'paid' ? 'captured' : 'refunding']),
  );
}

function captureJournal(payment: Payment, settled: Settled, atMs: number): ledger.Journal {
  const { id, provider, amountCents, currency } = payment;
  const came = { account: { kind: 'provider', ownerId: provider, currency }, amountCents } as const;
  if (settled.effect === 'refund') {
    const due = { kind: 'refund-due', ownerId: id, currency } as const;
    const entries = [came, { account: due, amountCents: cents(-amountCents) }];
    return { kind: 'late-capture', referenceId: id, atMs, entries };
  }
  const owed = settled.shops.map(({ shopId, totalCents }) => ({
    account: { kind: 'escrow', ownerId: shopId, currency } as const,
    amountCents: cents(-totalCents),
  }));
  return { kind: 'capture', referenceId: id, atMs, entries: [came, ...owed] };
}
