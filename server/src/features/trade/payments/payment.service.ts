import { type Cents, type CheckoutId, newId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { ProblemError } from '../../../http/problems.ts';
import { type PaymentProvider, PaymentProviderError } from '../../../ports/payment.ts';
import { firstAskMs } from './ask.policy.ts';
import type { Payment } from './payment.schema.ts';
import { expirePayments, insertPayment } from './payment.store.ts';

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

/** A payment opened at the provider, to be stored once the stock is held. */
export type OpenPayment = Payment & { readonly payUrl: string; readonly dueAtMs: number };

/** The names of the providers that take this currency, the preferred first. */
export function methodsFor(deps: Pick<FeatureDeps, 'payment'>, currency: string): string[] {
  return deps.payment.all.filter((provider) => provider.accepts(currency)).map(({ name }) => name);
}

function chooseProvider(
  deps: Pick<FeatureDeps, 'payment'>,
  currency: string,
  wanted: string | undefined,
): PaymentProvider {
  const name = methodsFor(deps, currency).find((candidate) => wanted === undefined || candidate === wanted);
  if (name === undefined) throw new ProblemError({ type: 'payment-method-unavailable', field: 'provider' });
  return deps.payment.get(name);
}

/**
 * Opens a payment at the provider. Called before any row that others want is locked, because a provider may take its
 * time; a payment whose unit of work then fails is never shown to anybody, and expires.
 * @throws ProblemError `payment-method-unavailable`, `payment-provider-failed`
 */
export async function openAtProvider(
  deps: Pick<FeatureDeps, 'payment' | 'clock' | 'random' | 'origin'>,
  request: OpenRequest,
): Promise<OpenPayment> {
  const { checkoutId, amountCents, currency, description, dueAtMs, payer } = request;
  const provider = chooseProvider(deps, currency, payer?.provider);
  const id = newId('payment', deps.clock.nowMs(), deps.random);
  try {
    const { providerRef, payUrl } = await provider.open({
      ...{ paymentId: id, amountCents, currency, description, dueAtMs },
      returnUrl: `${deps.origin}/orders/checkout/${checkoutId}`,
      ...(payer?.clientIp === undefined ? {} : { clientIp: payer.clientIp }),
    });
    return {
      ...{ id, checkoutId, provider: provider.name, providerRef, amountCents, currency },
      ...{ state: 'pending', payUrl, dueAtMs },
    };
  } catch (error) {
    if (error instanceof PaymentProviderError) throw new ProblemError({ type: 'payment-provider-failed' });
    throw error;
  }
}

export async function store(tx: Tx, payment: OpenPayment, nowMs: number): Promise<void> {
  await insertPayment(tx, payment, nowMs, firstAskMs(nowMs));
}

/** Says that nobody waits for a checkout's payment any more. Lock the checkout before. */
export async function lapse(tx: Tx, checkoutId: CheckoutId): Promise<void> {
  await expirePayments(tx, checkoutId);
}
