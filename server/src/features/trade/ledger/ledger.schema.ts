import type { Cents } from '@kanmai/kernel';

/**
 * Whose money an account holds. Money we can dispose of (at the provider) is positive, money we owe is negative.
 * - provider: at the payment provider, by its name
 * - escrow: paid by shoppers, owed to a shop once they have received, by shop
 * - shop: settled and owed to the shop, by shop
 * - commission: the platform's own share
 * - creator: commission settled and owed to a creator, by creator
 * - leader: fees settled and owed to the leader of a campaign, by creator
 * - refund-due: owed back to a shopper: captured without an order to belong to, by payment; or of an order, by refund
 */
export type AccountKind = 'provider' | 'escrow' | 'shop' | 'commission' | 'creator' | 'leader' | 'refund-due';

export interface Account {
  readonly kind: AccountKind;
  readonly ownerId: string;
  readonly currency: string;
}

export interface Entry {
  readonly account: Account;
  readonly amountCents: Cents;
}

/** A balanced set of entries. One journal of a kind exists for one reference: a repeated effect is refused by the database. */
export interface Journal {
  readonly kind: 'capture' | 'late-capture' | 'order-refund' | 'refund' | 'settlement';
  readonly referenceId: string;
  readonly atMs: number;
  readonly entries: readonly Entry[];
}
