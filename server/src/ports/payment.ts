import type { Cents, PaymentId } from '@kanmai/kernel';
import type { HttpServer } from '../http/http-server.ts';

/** A payment provider: opens a payment, and tells later, by a signed callback, what became of it. */
export interface PaymentProvider {
  readonly name: string;
  /** Opens a payment at the provider. Safe to repeat for the same payment. */
  open(request: PaymentRequest): Promise<OpenedPayment>;
  /** The same of a provider that asks nobody for it: payments are opened while a burst of orders is placed. */
  readonly openNow?: (request: PaymentRequest) => OpenedPayment;
  /** Checks the signature of a callback; null when it is not the provider's. */
  readCallback(headers: Record<string, string | undefined>, rawBody: string): PaymentCallback | null;
  /** Gives a captured payment back, in part or in full. Resolves when the provider has accepted it; safe to repeat for the same refund. */
  refund(refund: PaymentRefund): Promise<void>;
  /** Pages of the provider's own that this server must serve at its root: the sandbox's. */
  readonly pages?: (server: HttpServer) => void;
}

export interface PaymentRefund {
  /** The same for every try of one refund. */
  readonly refundId: string;
  readonly paymentId: PaymentId;
  readonly providerRef: string;
  readonly amountCents: Cents;
  readonly currency: string;
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
