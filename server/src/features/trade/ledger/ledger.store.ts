import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { Account, Journal } from './ledger.schema.ts';

/** The ids of accounts, made when missing, by `accountKey`. Made in one order, so that two journals never wait for each other. */
export async function ensureAccounts(
  tx: Tx,
  accounts: readonly Account[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = [...new Map(accounts.map((account) => [accountKey(account), account])).values()].sort(
    (a, b) => (accountKey(a) < accountKey(b) ? -1 : 1),
  );
  const columns = {
    kind: wanted.map((account) => account.kind),
    owner: wanted.map((account) => account.ownerId),
    currency: wanted.map((account) => account.currency),
  };
  const find = () =>
    sql<{ id: number; kind: string; owner_id: string; currency: string }>`
      select id, kind, owner_id, currency from ledger_accounts
      where (kind, owner_id, currency) in
        (select * from unnest(${columns.kind}::text[], ${columns.owner}::text[], ${columns.currency}::text[]))
    `.execute(tx);
  let { rows } = await find();
  if (rows.length < wanted.length) {
    await sql`
      insert into ledger_accounts (kind, owner_id, currency)
      select * from unnest(${columns.kind}::text[], ${columns.owner}::text[], ${columns.currency}::text[])
      on conflict do nothing
    `.execute(tx);
    ({ rows } = await find());
  }
  return new Map(
    rows.map((row) => [
      accountKey({ kind: row.kind as Account['kind'], ownerId: row.owner_id, currency: row.currency }),
      row.id,
    ]),
  );
}

export function accountKey(account: Account): string {
  return `${account.kind} ${account.ownerId} ${account.currency}`;
}

export interface NewJournal extends Journal {
  readonly id: string;
}

/**
 * Writes journals with their entries, however many, in one statement.
 * @throws a unique violation when one of a kind was posted for its reference before
 */
export async function insertJournals(
  tx: Tx,
  journals: readonly NewJournal[],
  accountIds: ReadonlyMap<string, number>,
): Promise<void> {
  const entries = journals.flatMap(({ id, entries }) => entries.map((entry) => ({ id, entry })));
  // Whether they balance and belong together is looked at when the statement ends, so both tables may be written by it.
  await sql`
    with journals as (
      insert into ledger_journals (id, at, kind, reference_id)
      select * from unnest(
        ${journals.map(({ id }) => id)}::text[],
        ${journals.map(({ atMs }) => new Date(atMs).toISOString())}::timestamptz[],
        ${journals.map(({ kind }) => kind)}::text[],
        ${journals.map(({ referenceId }) => referenceId)}::text[])
    )
    insert into ledger_entries (journal_id, account_id, amount_cents, currency)
    select * from unnest(
      ${entries.map(({ id }) => id)}::text[],
      ${entries.map(({ entry }) => accountIds.get(accountKey(entry.account)))}::bigint[],
      ${entries.map(({ entry }) => entry.amountCents)}::bigint[],
      ${entries.map(({ entry }) => entry.account.currency)}::text[])
  `.execute(tx);
}
