import type { Cents } from '@kanmai/kernel';

/**
 * Whose money an account holds. Money we can dispose of (at the provider) is positive, money we owe is negative.
 * - provider: at the payment provider, by its name
 * - escrow: paid by shoppers, owed to a shop once it is due, by shop; mirrors what the provider keeps frozen
 * - shop: settled and owed to the shop, by shop; positive when the shop owes after a claw-back
 * - commission: the platform's own share, by the version of its policy
 * - creator: commission of whoever brought the buyer, by creator
 * - leader: the fee of whoever led the campaign, by creator
 * - subsidy: what the platform added to settlements (positive: spent), by its budget
 * - refund-due: owed back to a shopper: captured without an order to belong to, by payment; or of an order, by refund
 * - payout-due: taken from a shop's balance and on its way to its bank, by payout
 * - deposit, deposit-frozen: what a shop has put down, free or held for a case, by shop
 * - red-packet: set aside by a shop for whoever takes a part, by packet
 * - person-due: on its way to a person, by what it is paid for
 * - penalty: deducted from deposits, by what for
 * - service-budget: set aside by a shop for refunds without a return, by shop
 * - person-owes: refunded to a person for goods that never came back, by person; positive
 */
export const accountKinds = [
  ...(['provider', 'escrow', 'shop', 'commission', 'creator', 'leader', 'subsidy', 'refund-due'] as const),
  ...(['payout-due', 'deposit', 'deposit-frozen', 'penalty', 'red-packet', 'person-due'] as const),
  ...(['service-budget', 'person-owes'] as const),
] as const;
export type AccountKind = (typeof accountKinds)[number];

export interface Account {
  readonly kind: AccountKind;
  readonly ownerId: string;
  readonly currency: string;
}

export interface Entry {
  readonly account: Account;
  readonly amountCents: Cents;
}

/**
 * - capture, late-capture: money came; refund: it went back at the provider
 * - order-refund, claw-back: an order's money is owed back, out of escrow, or after its settlement out of its parts
 * - settlement: an order's kept money becomes its parts
 * - payout, payout-done, payout-failed: a shop's money leaves, has left, comes back
 * - red-packet: a shop's money is set aside; -taken: a part is somebody's; -paid: it has reached them; -refused: they have no
 *   account at the provider, it is the shop's again; -returned: what nobody took is the shop's again
 * - claim-payout: a guarantee pays, by claim: out of the shop's deposit and service budget, on its debt, by the platform; claim-paid:
 *   it has reached the buyer; claim-restored: the platform gives the shop back what an appeal found it should not have paid
 * - return-missed: goods that were refunded early did not come: the platform makes it good to the shop, and the buyer owes it
 * - service-budget: a shop sets money aside for service, or takes it back
 * - penalty-restored: the platform gives a shop back what an appeal found was taken wrongly, by penalty
 * - deposit-…: put down, held for a case, let go, deducted, spent for what the shop owes
 */
export const journalKinds = [
  ...(['capture', 'late-capture', 'order-refund', 'refund', 'settlement', 'claw-back'] as const),
  ...(['payout', 'payout-done', 'payout-failed'] as const),
  ...([
    'red-packet',
    'red-packet-taken',
    'red-packet-paid',
    'red-packet-refused',
    'red-packet-returned',
  ] as const),
  ...(['claim-payout', 'claim-paid', 'claim-restored', 'return-missed', 'service-budget'] as const),
  'penalty-restored',
  ...(['deposit-top-up', 'deposit-freeze', 'deposit-unfreeze', 'deposit-deduct', 'deposit-cover'] as const),
] as const;
export type JournalKind = (typeof journalKinds)[number];

/** A balanced set of entries. One journal of a kind exists for one reference: a repeated effect is refused by the database. */
export interface Journal {
  readonly kind: JournalKind;
  readonly referenceId: string;
  readonly atMs: number;
  readonly entries: readonly Entry[];
}
