import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Cents, PaymentId } from '@kanmai/kernel';
import type { PaymentCallback } from '../ports/payment.ts';

/** What the sandbox knows of a payment: all of it is in the signed address of its page, so nothing is lost by a restart. */
export interface SandboxPayment {
  readonly providerRef: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly description: string;
  readonly dueAtMs: number;
  readonly returnUrl: string;
}

export const sandboxName = 'sandbox';
export const sandboxSignatureHeader = 'x-sandbox-signature';
const refPrefix = 'sbx_';

/** The provider’s name of a payment. */
export function sandboxRef(paymentId: PaymentId): string {
  return `${refPrefix}${paymentId}`;
}

/** A key made once costs less than the words of it each time. */
export type SigningKey = string | KeyObject;

/** Signs a notification: HMAC-SHA-256 over the body as sent. */
export function signCallback(secret: SigningKey, rawBody: string): string {
  return createHmac('sha256', secret).update(`sandbox-callback\n${rawBody}`).digest('hex');
}

/** The address of the payment's page: everything in it, signed. */
export function sandboxPayPath(secret: SigningKey, payment: SandboxPayment): string {
  const query = new URLSearchParams({
    amount: String(payment.amountCents),
    currency: payment.currency,
    for: payment.description,
    due: String(payment.dueAtMs),
    return: payment.returnUrl,
  });
  query.set('signature', signPage(secret, payment));
  return `/sandbox/pay/${payment.providerRef}?${query}`;
}

/** The payment that an address speaks of; null when anything in it was changed. */
export function readSandboxPage(
  secret: SigningKey,
  providerRef: string,
  query: Readonly<Record<string, string | undefined>>,
): SandboxPayment | null {
  const payment: SandboxPayment = {
    providerRef,
    amountCents: Number(query.amount),
    currency: query.currency ?? '',
    description: query.for ?? '',
    dueAtMs: Number(query.due),
    returnUrl: query.return ?? '',
  };
  return sameText(query.signature ?? '', signPage(secret, payment)) ? payment : null;
}

function signPage(secret: SigningKey, payment: SandboxPayment): string {
  const { providerRef, amountCents, currency, description, dueAtMs, returnUrl } = payment;
  return createHmac('sha256', secret)
    .update(
      `sandbox-page\n${JSON.stringify([providerRef, amountCents, currency, description, dueAtMs, returnUrl])}`,
    )
    .digest('hex');
}

/** Compares without telling by its time how much was right. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const outcomes = ['captured', 'declined', 'expired'] as const;

/** Reads a notification whose signature was checked; null when it is not one. */
export function parseCallback(rawBody: string): PaymentCallback | null {
  try {
    const body = JSON.parse(rawBody) as Record<string, unknown>;
    const { callbackId, providerRef, amountCents, currency } = body;
    const outcome = outcomes.find((candidate) => candidate === body.outcome);
    if (outcome === undefined || typeof callbackId !== 'string' || typeof providerRef !== 'string')
      return null;
    if (typeof amountCents !== 'number' || typeof currency !== 'string') return null;
    return { callbackId, providerRef, outcome, amountCents: amountCents as Cents, currency };
  } catch {
    return null;
  }
}
