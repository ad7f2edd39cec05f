import type { Clock } from '@kanmai/kernel';
import type { OpenedPayment, PaymentProvider, PaymentRequest } from '../ports/payment.ts';
import { sandboxPages } from './payment-sandbox-pages.ts';
import {
  parseCallback,
  type SandboxPayment,
  sameText,
  sandboxName,
  sandboxPayPath,
  sandboxRef,
  sandboxSignatureHeader,
  signCallback,
} from './payment-sandbox-tokens.ts';

export interface SandboxOptions {
  /** The public origin of the platform, without a trailing slash; read at each use, known only after listening. */
  readonly origin: () => string;
  readonly secret: string;
  readonly clock: Clock;
}

/**
 * A payment provider without money, for demonstration, development and tests. It behaves like a real one: a page of its
 * own, signed notifications by HTTP to the platform's public callback, and the faults that real ones have.
 */
export function createSandboxPayment(options: SandboxOptions): PaymentProvider {
  const { origin, secret, clock } = options;
  const openNow = (request: PaymentRequest): OpenedPayment => {
    const payment: SandboxPayment = {
      providerRef: sandboxRef(request.paymentId),
      amountCents: request.amountCents,
      currency: request.currency,
      description: request.description,
      dueAtMs: request.dueAtMs,
      returnUrl: request.returnUrl,
    };
    return { providerRef: payment.providerRef, payUrl: `${origin()}${sandboxPayPath(secret, payment)}` };
  };
  return {
    name: sandboxName,
    open: async (request) => openNow(request),
    openNow,
    readCallback(headers, rawBody) {
      const given = headers[sandboxSignatureHeader];
      if (given === undefined || !sameText(given, signCallback(secret, rawBody))) return null;
      return parseCallback(rawBody);
    },
    // Nobody has paid anything: accepting the refund is all there is to do.
    async refund() {},
    pages: (server) => sandboxPages(server, { secret, clock }),
  };
}
