import { type Cents, type Clock, cents, minuteMs, secondMs } from '@kanmai/kernel';
import Stripe from 'stripe';
import {
  type FoundPayment,
  type PaymentAtProvider,
  type PaymentCallback,
  type PaymentProvider,
  PaymentProviderError,
  type PaymentRefund,
  type PaymentRelease,
  type PaymentRequest,
  type ProviderDay,
} from '../ports/payment.ts';
import { stripeEntries } from './payment-stripe-entries.ts';

export interface StripeOptions {
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly clock: Clock;
  /** Another host than Stripe's own, for tests. */
  readonly host?: { readonly host: string; readonly port: number };
}

const name = 'stripe';
/** Stripe's own default. */
const toleranceS = 300;
/** A page lives at least this long at Stripe; ours is closed earlier by asking. */
const pageLeastMs = 31 * minuteMs;
/** Stripe forgets an idempotency key after a day; what was done before is found by looking, up to this many. */
const listMax = 100;

/**
 * Stripe: a Checkout page for the payment, separate transfers to the shops' connected accounts once they are due.
 * Amounts are minor units on both sides. https://docs.stripe.com/connect/separate-charges-and-transfers
 */
export function createStripePayment(options: StripeOptions): PaymentProvider {
  const stripe = new Stripe(options.secretKey, {
    maxNetworkRetries: 2,
    timeout: 15 * secondMs,
    telemetry: false,
    ...(options.host === undefined ? {} : { ...options.host, protocol: 'http' as const }),
  });
  return {
    name,
    accepts: (currency) => /^[A-Z]{3}$/.test(currency),
    open: (request) => said(() => open(stripe, options.clock, request)),
    readCallback: (headers, rawBody) => readCallback(stripe, options, headers, rawBody),
    find: (payment) => said(() => find(stripe, payment)),
    close: (payment) => said(() => close(stripe, payment)),
    refund: (refund) => said(() => giveBack(stripe, refund)),
    release: (release) => said(() => payShop(stripe, release)),
    readDay: (day) => said(() => readDay(stripe, day)),
  };
}

/** Turns an error of the library, which may quote a request, into words of ours. */
async function said<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError)
      throw new PaymentProviderError(name, error.code ?? error.type);
    throw error;
  }
}

async function open(stripe: Stripe, clock: Clock, request: PaymentRequest) {
  const { paymentId, amountCents, currency, description, dueAtMs, returnUrl } = request;
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'payment',
      client_reference_id: paymentId,
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: currency.toLowerCase(),
            unit_amount: amountCents,
            product_data: { name: description.slice(0, 250) || paymentId },
          },
        },
      ],
      payment_intent_data: { transfer_group: paymentId, metadata: { payment_id: paymentId } },
      metadata: { payment_id: paymentId },
      expires_at: Math.ceil(Math.max(dueAtMs, clock.nowMs() + pageLeastMs) / secondMs),
      success_url: returnUrl,
      cancel_url: returnUrl,
    },
    { idempotencyKey: `open-${paymentId}` },
  );
  if (session.url === null) throw new PaymentProviderError(name, 'no page');
  return { providerRef: session.id, payUrl: session.url };
}

const outcomes: Record<string, PaymentCallback['outcome'] | undefined> = {
  'checkout.session.async_payment_succeeded': 'captured',
  // The page is used up: nobody can try again on it.
  'checkout.session.async_payment_failed': 'expired',
  'checkout.session.expired': 'expired',
};

function readCallback(
  stripe: Stripe,
  { webhookSecret, clock }: StripeOptions,
  headers: Record<string, string | undefined>,
  rawBody: string,
): PaymentCallback | 'other' | null {
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(
      rawBody,
      headers['stripe-signature'] ?? '',
      webhookSecret,
      toleranceS,
      undefined,
      clock.nowMs(),
    );
  } catch {
    return null;
  }
  if (event.type === 'checkout.session.completed') {
    // Completed without money: a slow way to pay, of which the news comes later.
    if (event.data.object.payment_status !== 'paid') return 'other';
    return callbackOf(event.id, event.data.object, 'captured');
  }
  const outcome = outcomes[event.type];
  return outcome === undefined
    ? 'other'
    : callbackOf(event.id, event.data.object as Stripe.Checkout.Session, outcome);
}

function callbackOf(
  callbackId: string,
  session: Stripe.Checkout.Session,
  outcome: PaymentCallback['outcome'],
): PaymentCallback {
  return { callbackId, providerRef: session.id, outcome, ...amountOf(session) };
}

function amountOf(session: Stripe.Checkout.Session): { amountCents: Cents; currency: string } {
  return {
    amountCents: cents(session.amount_total ?? 0),
    currency: (session.currency ?? '').toUpperCase(),
  };
}

async function find(stripe: Stripe, { providerRef }: PaymentAtProvider): Promise<FoundPayment | null> {
  try {
    const session = await stripe.checkout.sessions.retrieve(providerRef);
    const paid = session.payment_status === 'paid';
    const outcome = paid ? 'captured' : session.status === 'expired' ? 'expired' : 'pending';
    return { outcome, ...amountOf(session) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === 'resource_missing';
}

async function close(stripe: Stripe, { providerRef }: PaymentAtProvider): Promise<void> {
  const session = await stripe.checkout.sessions.retrieve(providerRef);
  if (session.status === 'open') await stripe.checkout.sessions.expire(providerRef);
}

async function intentOf(stripe: Stripe, { providerRef }: PaymentAtProvider): Promise<Stripe.PaymentIntent> {
  const session = await stripe.checkout.sessions.retrieve(providerRef, { expand: ['payment_intent'] });
  const intent = session.payment_intent;
  if (intent === null || typeof intent === 'string') throw new PaymentProviderError(name, 'nothing was paid');
  return intent;
}

async function giveBack(stripe: Stripe, refund: PaymentRefund): Promise<void> {
  const { refundId, amountCents } = refund;
  const { id } = await intentOf(stripe, refund);
  const before = await stripe.refunds.list({ payment_intent: id, limit: listMax });
  const done = before.data.find(
    ({ metadata, status }) =>
      metadata?.['refund_id'] === refundId && status !== 'failed' && status !== 'canceled',
  );
  if (done !== undefined) return;
  await stripe.refunds.create(
    { payment_intent: id, amount: amountCents, metadata: { refund_id: refundId } },
    { idempotencyKey: `refund-${refundId}-${before.data.length}` },
  );
}

async function payShop(stripe: Stripe, release: PaymentRelease): Promise<void> {
  const { releaseId, paymentId, accountRef, amountCents, currency, description } = release;
  const before = await stripe.transfers.list({ transfer_group: paymentId, limit: listMax });
  if (before.data.some(({ metadata }) => metadata['release_id'] === releaseId)) return;
  const charge = (await intentOf(stripe, release)).latest_charge;
  await stripe.transfers.create(
    {
      amount: amountCents,
      currency: currency.toLowerCase(),
      destination: accountRef,
      transfer_group: paymentId,
      description,
      metadata: { release_id: releaseId },
      // So that it can be paid out of this very charge, as soon as its money is there.
      ...(charge === null ? {} : { source_transaction: typeof charge === 'string' ? charge : charge.id }),
    },
    { idempotencyKey: `release-${releaseId}` },
  );
}

async function readDay(stripe: Stripe, day: ProviderDay) {
  const transactions: Stripe.BalanceTransaction[] = [];
  const pages = stripe.balanceTransactions.list({
    created: { gte: Math.ceil(day.fromMs / secondMs), lt: Math.ceil(day.untilMs / secondMs) },
    limit: listMax,
    expand: ['data.source'],
  });
  for await (const transaction of pages) transactions.push(transaction);
  return stripeEntries(transactions);
}
