import {
  sandboxName,
  sandboxSignatureHeader,
  signCallback,
} from '../server/src/adapters/payment-sandbox-tokens.ts';
import type { BurstRequest } from './burst-driver.ts';

export interface PlacedCheckout {
  readonly id: string;
  readonly totalCents: number;
  readonly currency: string;
  readonly payment: { readonly id: string };
}

/** What the provider sends when a checkout was paid, signed as it signs. */
export function notificationOf(
  secret: string,
  { payment, totalCents, currency }: PlacedCheckout,
): BurstRequest {
  const body = JSON.stringify({
    callbackId: `${payment.id}-captured`,
    providerRef: `sbx_${payment.id}`,
    outcome: 'captured',
    amountCents: totalCents,
    currency,
  });
  return {
    method: 'POST',
    path: `/api/v1/payments/callbacks/${sandboxName}`,
    headers: { [sandboxSignatureHeader]: signCallback(secret, body) },
    body,
  };
}
