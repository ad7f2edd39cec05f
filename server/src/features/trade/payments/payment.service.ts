import { type Cents, type CheckoutId, err, newId, ok, type PaymentId, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { PaymentProviderError } from '../../../ports/payment.ts';
import { firstAskMs } from './ask.policy.ts';
import type { Payment } from './payment.schema.ts';
import { expirePayments, findUnopened, insertPayments, setOpened } from './payment.store.ts';

export type PaymentDeps = Pick<
  FeatureDeps,
  'db' | 'clock' | 'random' | 'payment' | 'jobs' | 'log' | 'origin' | 'eventsAppended'
>;

export interface OpenRequest {
  readonly checkoutId: CheckoutId;
  readonly amountCents: Cents;
  readonly currency: string;
  readonly description: string;
  readonly dueAtMs: number;
  /** How the person wants to pay, and from where. */
  readonly payer?: { readonly provider?: string; readonly clientIp?: string };
}

/** A payment with the page to pay it on; without one as long as the provider was not asked. */
export type OpenPayment = Payment & {
  readonly payUrl: string;
  readonly dueAtMs: number;
  readonly description: string;
};

type OpenDeps = Pick<FeatureDeps, 'db' | 'payment' | 'clock' | 'random' | 'origin' | 'log'>;

/** The names of the providers that take this currency, the preferred first. */
export function methodsFor(deps: Pick<FeatureDeps, 'payment'>, currency: string): string[] {
  return deps.payment.all.filter((provider) => provider.accepts(currency)).map(({ name }) => name);
}

/**
 * A payment to be stored with its checkout. Opened at once by a provider that asks nobody for it; else by `ensureOpened`
 * once the checkout is committed: nobody's order waits for a provider, and one that is away loses no order.
 * Fails with `payment-method-unavailable`.
 */
export function prepare(
  deps: Pick<OpenDeps, 'payment' | 'clock' | 'random' | 'origin'>,
  request: OpenRequest,
): Result<OpenPayment, Problem> {
  const { checkoutId, amountCents, currency, description, dueAtMs, payer } = request;
  const name = methodsFor(deps, currency).find(
    (one) => payer?.provider === undefined || one === payer.provider,
  );
  if (name === undefined) return err({ type: 'payment-method-unavailable', field: 'provider' });
  const id = newId('payment', deps.clock.nowMs(), deps.random);
  const opened = deps.payment.get(name).openNow?.(requestOf(deps, { id, ...request }));
  return ok({
    ...{ id, checkoutId, amountCents, currency, description, dueAtMs, provider: name, state: 'pending' },
    providerRef: opened?.providerRef ?? unopenedRef(id),
    payUrl: opened?.payUrl ?? '',
  });
}

/** Stands for the provider's reference until there is one. */
function unopenedRef(paymentId: string): string {
  return `unopened ${paymentId}`;
}

function requestOf(deps: Pick<OpenDeps, 'origin'>, payment: OpenRequest & { readonly id: PaymentId }) {
  const { id: paymentId, amountCents, currency, description, dueAtMs, payer } = payment;
  return {
    ...{ paymentId, amountCents, currency, description, dueAtMs },
    returnUrl: `${deps.origin}/orders/checkout/${payment.checkoutId}`,
    ...(payer?.clientIp === undefined ? {} : { clientIp: payer.clientIp }),
  };
}

/**
 * Opens a committed checkout's payment at its provider when it is not yet. Answers the page to pay on; null when there
 * is none, or the provider is away: asked again later, it may be there. Safe to repeat.
 */
export async function ensureOpened(
  deps: OpenDeps,
  checkoutId: CheckoutId,
  clientIp: string,
): Promise<string | null> {
  const payment = await findUnopened(deps.db, checkoutId);
  if (payment === null) return null;
  try {
    const provider = deps.payment.get(payment.provider);
    const opened = await provider.open(requestOf(deps, { ...payment, payer: { clientIp } }));
    await setOpened(deps.db, payment.id, unopenedRef(payment.id), opened);
    return opened.payUrl;
  } catch (error) {
    if (!(error instanceof PaymentProviderError)) throw error;
    deps.log.error({ error, paymentId: payment.id }, 'a payment could not be opened at its provider');
    return null;
  }
}

export async function storeAll(tx: Tx, payments: readonly OpenPayment[], nowMs: number): Promise<void> {
  await insertPayments(tx, payments, nowMs, firstAskMs(nowMs));
}

/** Says that nobody waits for a checkout's payment any more. Lock the checkout before. */
export async function lapse(tx: Tx, checkoutId: CheckoutId): Promise<void> {
  await expirePayments(tx, checkoutId);
}
