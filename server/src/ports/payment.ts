import type { Cents, PaymentId } from '@kanmai/kernel';

/** A payment provider: opens a payment, and tells later, by a signed callback, what became of it. */
export interface PaymentProvider {
  readonly name: string;
  /** Opens a payment at the provider. Safe to repeat for the same payment. */
  open(request: PaymentRequest): Promise<OpenedPayment>;
  /** Checks the signature of a callback; null when it is not the provider's. */
  readCallback(headers: Record<string, string | undefined>, rawBody: string): PaymentCallback | null;
}

export interface PaymentRequest {
  readonly paymentId: PaymentId;
  readonly amountCents: Cents;
  readonly currency: string;
  readonly description: string;
  /** Where the provider sends the person back to. */
  readonly returnUrl: string;
  readonly dueAtMs: number;
}

export interface OpenedPayment {
  readonly providerRef: string;
  /** The page where the person pays. */
  readonly payUrl: string;
}

export interface PaymentCallback {
  /** The provider's own id of this notification: the same id twice is the same notification. */
  readonly callbackId: string;
  readonly providerRef: string;
  readonly outcome: 'captured' | 'declined' | 'expired';
  readonly amountCents: Cents;
  readonly currency: string;
}
