import { cents } from '@kanmai/kernel';
import type Stripe from 'stripe';
import type { DayFile, ProviderEntry, ProviderEntryKind } from '../ports/payment.ts';

const kinds: Record<string, ProviderEntryKind | undefined> = {
  charge: 'capture',
  payment: 'capture',
  refund: 'refund',
  payment_refund: 'refund',
  transfer: 'split',
  stripe_fee: 'fee',
};

/**
 * Stripe's balance transactions, their sources expanded, in the one form. A fee that is kept from a charge is an entry
 * of its own. Payouts and reserves move money to the bank, not between buyers and shops: they are left out.
 */
export function stripeEntries(transactions: readonly Stripe.BalanceTransaction[]): DayFile {
  return {
    kinds: ['capture', 'refund', 'split', 'fee'],
    entries: transactions.flatMap((transaction): ProviderEntry[] => {
      const kind = kinds[transaction.type];
      if (kind === undefined) return [];
      const reference = referenceOf(transaction);
      const entry = {
        reference,
        providerRef: sourceId(transaction) ?? transaction.id,
        currency: transaction.currency.toUpperCase(),
        atMs: transaction.created * 1_000,
      };
      const fee: ProviderEntry[] =
        transaction.fee === 0
          ? []
          : [{ ...entry, kind: 'fee', providerRef: transaction.id, amountCents: cents(transaction.fee) }];
      return [{ ...entry, kind, amountCents: cents(Math.abs(transaction.amount)) }, ...fee];
    }),
  };
}

function sourceId({ source }: Stripe.BalanceTransaction): string | null {
  return source === null || typeof source === 'string' ? source : source.id;
}

/** Our own id, which a charge has from its payment, a refund and a transfer from us. */
function referenceOf(transaction: Stripe.BalanceTransaction): string {
  const { source } = transaction;
  if (source === null || typeof source === 'string') return source ?? transaction.id;
  const metadata: Record<string, string> = ('metadata' in source && source.metadata) || {};
  return (
    metadata['refund_id'] ?? metadata['release_id'] ?? metadata['payment_id'] ?? source.id ?? transaction.id
  );
}
