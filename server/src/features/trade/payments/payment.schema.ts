import type { Cents, CheckoutId, PaymentId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';

export type PaymentState = 'pending' | 'captured' | 'declined' | 'expired' | 'refunding' | 'refunded';

export interface Payment {
  readonly id: PaymentId;
  readonly checkoutId: CheckoutId;
  readonly provider: string;
  readonly providerRef: string;
  readonly amountCents: Cents;
  readonly currency: string;
  readonly state: PaymentState;
}

/** What money that came leads to: it pays the orders of these shops, or it goes back. */
export type Settled =
  | {
      readonly effect: 'paid';
      readonly shops: readonly { readonly shopId: string; readonly totalCents: Cents }[];
    }
  | { readonly effect: 'refund' };

/** What payments ask of those who sell against them. Called in one unit of work, the checkouts locked first. */
export interface Settlement {
  /** Locks checkouts: payment rows are locked after them, everywhere, so that nobody deadlocks. */
  lock(tx: Tx, checkoutIds: readonly CheckoutId[]): Promise<void>;
  /** Money came for these, each of another checkout; answers what it leads to, in their order. */
  captured(tx: Tx, payments: readonly Payment[]): Promise<readonly Settled[]>;
  /** The payment will not come: closes the checkout when it still waits. */
  lapsed(tx: Tx, payment: Payment): Promise<void>;
}

/** What a callback led to, as it is recorded and answered. */
export type CallbackOutcome =
  | 'captured'
  | 'refunding'
  | 'declined'
  | 'expired'
  /** It came after something that is final: recorded, without effect. */
  | 'superseded'
  | 'duplicate'
  | 'refused-amount';
