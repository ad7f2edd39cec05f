import { assert, type Cents, cents, shareCents, sumCents } from '@kanmai/kernel';
import type { Journal } from './ledger.schema.ts';

/** What the platform keeps of a received order, in basis points of its total. Versioned: a settlement names the one it used. */
export const commissionPolicy = { version: '2026-11', basisPoints: 500 } as const;

/** Splits an order's money between shop and platform; the parts always add up to the whole. */
export function splitSettlement(totalCents: Cents): {
  readonly shopCents: Cents;
  readonly commissionCents: Cents;
} {
  const commissionCents = shareCents(totalCents, commissionPolicy.basisPoints);
  return { shopCents: cents(totalCents - commissionCents), commissionCents };
}

/** A journal without its entries of zero. @throws when it does not balance by currency */
export function balancedJournal(journal: Journal): Journal {
  const entries = journal.entries.filter((entry) => entry.amountCents !== 0);
  for (const currency of new Set(entries.map((entry) => entry.account.currency))) {
    const sum = sumCents(
      entries.filter((entry) => entry.account.currency === currency).map((entry) => entry.amountCents),
    );
    assert(
      sum === 0,
      `journal ${journal.kind} of ${journal.referenceId} does not balance: ${sum} ${currency}`,
    );
  }
  return { ...journal, entries };
}
