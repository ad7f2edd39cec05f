import { assert, type Cents, dayMs, shareCents, sumCents } from '@kanmai/kernel';
import type { TrustLevel } from '../../trust/scores/index.ts';
import type { Journal } from './ledger.schema.ts';

/** What the platform keeps of a settled order, in basis points of it. Versioned: a settlement names the one it used. */
export const commissionPolicy = { version: '2026-11', basisPoints: 500 } as const;

/** What the platform keeps of this much, by today's policy. */
export function commissionOf(totalCents: Cents): Cents {
  return shareCents(totalCents, commissionPolicy.basisPoints);
}

/** When an order's money is let go after its receipt. Versioned: a settlement names the one that made it due. */
export interface ReleasePolicy {
  readonly version: string;
  readonly days: number;
}

/** Whose money is let go later, or sooner, than that of others. */
const daysByTrust = { low: 7, high: -3 } as const;

/**
 * T + N days, counted from the receipt to the minute; seven days are as long as goods may be returned. A shop that is surely little
 * trusted waits longer, one that is surely much trusted less; nothing is made of what is not known.
 */
export function releasePolicyOf(days: number, level: TrustLevel = 'unknown'): ReleasePolicy {
  const usual = { version: `2026-11/T+${days}`, days };
  if (level !== 'low' && level !== 'high') return usual;
  const trusted = Math.max(Math.min(days, 1), days + daysByTrust[level]);
  return { version: `2026-11/T+${trusted}/${level}`, days: trusted };
}

export function dueAtMs(receivedAtMs: number, policy: ReleasePolicy): number {
  return receivedAtMs + policy.days * dayMs;
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
