import type { Cents } from '@kanmai/kernel';

/** Money between a shop's bank and what the provider keeps for it: 分账 and withdrawal there, a transfer in for deposits. */
export interface PayoutGateway {
  /** The provider that keeps the money, by the name of its account in the ledger. */
  readonly name: string;
  /**
   * Lets a shop's money go to its bank. Safe to repeat: the same transfer has the same outcome. Throws when the provider
   * cannot be asked now; then it is asked again.
   */
  payOut(transfer: BankTransfer): Promise<TransferOutcome>;
  /** Has a shop's bank put money down at the provider. Safe to repeat as `payOut`. */
  collect(transfer: BankTransfer): Promise<TransferOutcome>;
  /** Lets money of ours reach a person's own account at the provider. Safe to repeat as `payOut`. */
  payPerson(transfer: PersonTransfer): Promise<TransferOutcome>;
}

export interface PersonTransfer {
  /** The same for every try. */
  readonly transferId: string;
  readonly personId: string;
  readonly amountCents: Cents;
  readonly currency: string;
}

export interface BankTransfer {
  /** The same for every try. */
  readonly transferId: string;
  readonly shopId: string;
  readonly amountCents: Cents;
  readonly currency: string;
}

export type TransferOutcome =
  | { readonly state: 'done'; readonly providerRef: string }
  /** It will not happen; why, in the provider's words. */
  | { readonly state: 'refused'; readonly reason: string };
