import { newId, type Random } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import { balancedJournal } from './ledger.policy.ts';
import type { Journal } from './ledger.schema.ts';
import { ensureAccounts, insertJournals } from './ledger.store.ts';

/**
 * Posts a journal in a unit of work. Entries of zero are left out.
 * @throws when the journal does not balance by currency, or was posted for its reference before.
 */
export function post(tx: Tx, random: Random, journal: Journal): Promise<void> {
  return postAll(tx, random, [journal]);
}

/** Posts many journals in a unit of work, in as few statements as one. @throws as `post` does: then none is posted */
export async function postAll(tx: Tx, random: Random, journals: readonly Journal[]): Promise<void> {
  const balanced = journals.map(balancedJournal).filter(({ entries }) => entries.length > 0);
  if (balanced.length === 0) return;
  const accountIds = await ensureAccounts(
    tx,
    balanced.flatMap(({ entries }) => entries.map(({ account }) => account)),
  );
  await insertJournals(
    tx,
    balanced.map((journal) => ({ ...journal, id: newId('journal', journal.atMs, random) })),
    accountIds,
  );
}
