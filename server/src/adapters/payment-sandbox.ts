import { createSecretKey } from 'node:crypto';
import type { Clock } from '@kanmai/kernel';
import type { Database } from '../database.ts';
import {
  type OpenedPayment,
  type PaymentProvider,
  PaymentProviderError,
  type PaymentRequest,
} from '../ports/payment.ts';
import { createSandboxMemory } from './payment-sandbox-memory.ts';
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
  /** Where the sandbox keeps its memory, in tables of its own. */
  readonly db: Database;
}

/**
 * A payment provider without money, for demonstration, development and tests. It behaves like a real one: a page of its
 * own, signed notifications by HTTP to the platform's public callback, an answer when asked, a file of each day, and the
 * faults that real ones have.
 */
export function createSandboxPayment(options: SandboxOptions): PaymentProvider {
  const { origin, clock, db } = options;
  const secret = createSecretKey(options.secret, 'utf8');
  const memory = createSandboxMemory(db, clock);
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
    accepts: () => true,
    open: async (request) => openNow(request),
    openNow,
    readCallback(headers, rawBody) {
      const given = headers[sandboxSignatureHeader];
      if (given === undefined || !sameText(given, signCallback(secret, rawBody))) return null;
      return parseCallback(rawBody);
    },
    find: ({ providerRef }) => memory.find(providerRef),
    close: ({ providerRef }) => memory.close(providerRef),
    async refund(refund) {
      if (await memory.takeRefusal(refund.providerRef))
        throw new PaymentProviderError(sandboxName, 'refund refused this time');
      await memory.keepRefund(refund);
    },
    release: (release) => memory.keepRelease(release),
    readDay: (day) => memory.readDay(day),
    pages: (server) => sandboxPages(server, { secret, clock, memory }),
  };
}
