import { assert, newId, type Random, sumCents } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import type { Journal } from './ledger.schema.ts';
import { ensureAccounts, insertJournal } from './ledger.store.ts';
import { statementRoutes } from './statement.routes.ts';

export { commissionPolicy, splitSettlement } from './ledger.policy.ts';
export type { Account, AccountKind, Entry, Journal } from './ledger.schema.ts';
export { findBalance, sumLedger } from './ledger.store.ts';

/**
 * Posts a journal in a unit of work. Entries of zero are left out.
 * @throws when the journal does not balance by currency, or was posted for its reference before.
 */
export async function post(tx: Tx, random: Random, journal: Journal): Promise<void> {
  const entries = journal.entries.filter((entry) => entry.amountCents !== 0);
  const currencies = new Set(entries.map((entry) => entry.account.currency));
  for (const currency of currencies) {
    const sum = sumCents(
      entries.filter((entry) => entry.account.currency === currency).map((entry) => entry.amountCents),
    );
    assert(
      sum === 0,
      `journal ${journal.kind} of ${journal.referenceId} does not balance: ${sum} ${currency}`,
    );
  }
  if (entries.length === 0) return;
  const accountIds = await ensureAccounts(
    tx,
    entries.map((entry) => entry.account),
  );
  await insertJournal(tx, newId('journal', journal.atMs, random), { ...journal, entries }, accountIds);
}

/** The books, as those see them who are owed. */
export function ledgerFeature(deps: FeatureDeps): Feature {
  return { name: 'ledger', routes: (server) => statementRoutes(server, deps) };
}
