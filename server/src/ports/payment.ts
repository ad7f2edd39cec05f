import type { Cents, PaymentId } from '@kanmai/kernel';
import type { HttpServer } from '../http/http-server.ts';

/**
 * A payment provider: opens a payment, tells later by a signed callback what became of it and answers when asked, gives
 * money back, pays shops their parts, and says once a day what it moved. Amounts are integer minor units.
 */
export interface PaymentProvider {
  /** One word, e.g. `stripe`: it stands in addresses, in the tables and in the books. */
  readonly name: string;
  /** Whether it takes payments in this currency. */
  accepts(currency: string): boolean;
  /** Opens a payment at the provider. Safe to repeat for the same payment. @throws PaymentProviderError */
  open(request: PaymentRequest): Promise<OpenedPayment>;
  /** The same of a provider that asks nobody for it: payments are opened while a burst of orders is placed. */
  readonly openNow?: (request: PaymentRequest) => OpenedPayment;
  /** Checks the signature of a callback. Null: not the provider's; `other`: its own, but news of something else. */
  readCallback(
    headers: Record<string, string | undefined>,
    rawBody: string,
  ): PaymentCallback | 'other' | null;
  /** How a callback is answered that was taken, where the provider asks for certain words. */
  readonly acknowledgement?: { readonly contentType: string; readonly body: string };
  /** Asks what became of a payment. Null: the provider knows of none. @throws PaymentProviderError */
  find(payment: PaymentAtProvider): Promise<FoundPayment | null>;
  /** Ends a payment that nobody waits for, so that it cannot be paid any more. Safe to repeat. @throws PaymentProviderError */
  close(payment: PaymentAtProvider): Promise<void>;
  /**
   * Gives a captured payment back, in part or in full. Resolves when the provider has accepted it; safe to repeat for
   * the same refund. @throws PaymentProviderError
   */
  refund(refund: PaymentRefund): Promise<void>;
  /**
   * Pays a shop its part of a captured payment out of what the provider holds; until then the provider keeps it frozen.
   * Safe to repeat for the same release. @throws PaymentProviderError
   */
  release(release: PaymentRelease): Promise<void>;
  /** What the provider moved on a day of its own. Null: the file is not ready yet. @throws PaymentProviderError */
  readDay(day: ProviderDay): Promise<DayFile | null>;
  /** Pages of the provider's own that this server must serve at its root: the sandbox's. */
  readonly pages?: (server: HttpServer) => void;
}

/** The providers that are switched on. */
export interface PaymentProviders {
  /** Every one, the preferred first. */
  readonly all: readonly PaymentProvider[];
  find(name: string): PaymentProvider | undefined;
  /** @throws when it is not switched on: payments of it are left as they are until it is again. */
  get(name: string): PaymentProvider;
}

/** A provider that refuses or cannot be reached. It carries words of ours only: never a key, never a body. */
export class PaymentProviderError extends Error {
  readonly provider: string;
  readonly code: string;
  constructor(provider: string, code: string) {
    super(`${provider}: ${code}`);
    this.name = 'PaymentProviderError';
    this.provider = provider;
    this.code = code;
  }
}

export function paymentProviders(all: readonly PaymentProvider[]): PaymentProviders {
  const byName = new Map(all.map((provider) => [provider.name, provider]));
  return {
    all,
    find: (name) => byName.get(name),
    get(name) {
      const provider = byName.get(name);
      if (provider === undefined) throw new PaymentProviderError(name, 'not switched on');
      return provider;
    },
  };
}

export interface PaymentAtProvider {
  readonly paymentId: PaymentId;
  readonly providerRef: string;
}

export interface PaymentRequest {
  readonly paymentId: PaymentId;
  readonly amountCents: Cents;
  readonly currency: string;
  readonly description: string;
  /** Where the provider sends the person back to. */
  readonly returnUrl: string;
  readonly dueAtMs: number;
  /** The payer's address, where a provider asks for it. */
  readonly clientIp?: string;
}

export interface OpenedPayment {
  readonly providerRef: string;
  /** The page where the person pays. */
  readonly payUrl: string;
}

export type PaymentOutcome = 'captured' | 'declined' | 'expired';

export interface PaymentCallback {
  /** The provider's own id of this notification: the same id twice is the same notification. */
  readonly callbackId: string;
  readonly providerRef: string;
  readonly outcome: PaymentOutcome;
  readonly amountCents: Cents;
  readonly currency: string;
}

export interface FoundPayment {
  /** `pending`: it may still be paid. A captured payment stays captured when its money went back later. */
  readonly outcome: PaymentOutcome | 'pending';
  readonly amountCents: Cents;
  readonly currency: string;
}

export interface PaymentRefund extends PaymentAtProvider {
  /** The same for every try of one refund. */
  readonly refundId: string;
  readonly amountCents: Cents;
  readonly currency: string;
  /** What the payment was of: some providers want to hear it again. */
  readonly paidCents: Cents;
}

export interface PaymentRelease extends PaymentAtProvider {
  /** The same for every try of one release. */
  readonly releaseId: string;
  /** The shop's account at the provider. */
  readonly accountRef: string;
  readonly amountCents: Cents;
  readonly currency: string;
  readonly description: string;
  /** Nothing more will be released of this payment: what is left is the platform's own. */
  readonly last: boolean;
}

/** A day as providers count it: in China's time. */
export interface ProviderDay {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly fromMs: number;
  /** The first moment after it. */
  readonly untilMs: number;
}

export const providerEntryKinds = ['capture', 'refund', 'split', 'fee'] as const;
export type ProviderEntryKind = (typeof providerEntryKinds)[number];

/** One movement as the provider's file has it; amounts are positive, the kind says which way. */
export interface ProviderEntry {
  readonly kind: ProviderEntryKind;
  /** Our own id of it as the provider carries it: of the payment (capture, fee), the refund or the release; else its own. */
  readonly reference: string;
  /** The provider's own number of it, for looking it up there. */
  readonly providerRef: string;
  readonly amountCents: Cents;
  readonly currency: string;
  readonly atMs: number;
}

export interface DayFile {
  readonly entries: readonly ProviderEntry[];
  /** The kinds that the file speaks of at all: what is missing of another kind means nothing. */
  readonly kinds: readonly ProviderEntryKind[];
}
