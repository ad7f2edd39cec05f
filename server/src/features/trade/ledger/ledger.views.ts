import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { ProblemError } from '../../../http/problems.ts';
import { balanceOf } from './balance.store.ts';
import { accountKinds, journalKinds } from './ledger.schema.ts';
import type { AccountsQuery, AccountView, JournalView } from './ops.schema.ts';

/** Accounts with their balances, newest first. */
export async function listAccounts(
  db: Database,
  { kind, ownerId, cursor, limit = 20 }: AccountsQuery,
): Promise<Page<AccountView>> {
  const [before] = readCursor(cursor, 1) ?? [];
  const kinds = kind === undefined ? [...accountKinds] : [kind];
  const { rows } = await sql<{
    id: number;
    kind: string;
    owner_id: string;
    currency: string;
    balance: string;
    owner_name: string | null;
  }>`
    select a.id, a.kind, a.owner_id, a.currency, ${balanceOf(sql.ref('a.id'))} as balance,
      (select name from shops where id = a.owner_id) as owner_name
    from ledger_accounts a
    where a.kind = any(${kinds}::text[])
      ${ownerId === undefined ? sql`` : sql`and a.owner_id = ${ownerId}`}
      ${before === undefined ? sql`` : sql`and a.id < ${Number(before)}`}
    order by a.id desc limit ${limit + 1}
  `.execute(db);
  return pageOf(
    rows,
    limit,
    (row) => ({
      ...{ id: Number(row.id), kind: row.kind as AccountView['kind'], ownerId: row.owner_id },
      ...{ ownerName: row.owner_name, currency: row.currency, balanceCents: Number(row.balance) },
    }),
    (row) => [Number(row.id)],
  );
}

/** Journals of a reference, or of an account newest first, each with all its entries. */
export async function listJournals(
  db: Database,
  find: { readonly referenceId: string } | { readonly accountId: number },
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<JournalView>> {
  const [tx, id] = readCursor(page.cursor, 2) ?? [];
  if (tx !== undefined && !(/^\d{1,19}$/.test(String(tx)) && /^\d{1,15}$/.test(String(id))))
    throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
  const before = tx === undefined ? sql`` : sql`and (e.tx, e.id) < (${String(tx)}::xid8, ${Number(id)})`;
  const limit = page.limit + 1;
  // Each by the index that has it: an account may have millions of entries, a reference has a few journals.
  const chosen =
    'referenceId' in find
      ? sql`(select e.journal_id, e.tx, e.id from ledger_journals r
          cross join lateral (select * from ledger_entries where journal_id = r.id order by id limit 1) e
          where r.kind = any(${[...journalKinds]}::text[]) and r.reference_id = ${find.referenceId} ${before}
          order by e.tx desc, e.id desc limit ${limit})`
      : sql`(select e.journal_id, e.tx, e.id from ledger_entries e where e.account_id = ${find.accountId} ${before}
          order by e.tx desc, e.id desc limit ${limit})`;
  const { rows } = await sql<{
    id: string;
    at: Date;
    kind: string;
    reference_id: string;
    tx: string;
    entry_id: number;
  }>`
    select j.id, j.at, j.kind, j.reference_id, c.tx, c.id as entry_id
    from ${chosen} c join ledger_journals j on j.id = c.journal_id order by c.tx desc, c.id desc
  `.execute(db);
  const entries = await entriesOf(
    db,
    rows.map((row) => row.id),
  );
  return pageOf(
    rows,
    page.limit,
    (row) => ({
      ...{ id: row.id, at: row.at.toISOString(), kind: row.kind as JournalView['kind'] },
      referenceId: row.reference_id,
      entries: entries.get(row.id) ?? [],
    }),
    (row) => [String(row.tx), Number(row.entry_id)],
  );
}

async function entriesOf(
  db: Database,
  journalIds: readonly string[],
): Promise<ReadonlyMap<string, JournalView['entries']>> {
  const { rows } = await sql<{
    journal_id: string;
    kind: string;
    owner_id: string;
    amount_cents: number;
    currency: string;
  }>`
    select e.journal_id, a.kind, a.owner_id, e.amount_cents, e.currency
    from ledger_entries e join ledger_accounts a on a.id = e.account_id
    where e.journal_id = any(${journalIds}::text[]) order by e.id
  `.execute(db);
  const byJournal = new Map<string, JournalView['entries']>();
  for (const row of rows) {
    const entries = byJournal.get(row.journal_id) ?? [];
    entries.push({
      ...{ kind: row.kind as AccountView['kind'], ownerId: row.owner_id },
      ...{ amountCents: Number(row.amount_cents), currency: row.currency },
    });
    byJournal.set(row.journal_id, entries);
  }
  return byJournal;
}
