import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { StatementLine } from './statement.schema.ts';

/** What a shop is owed: still in escrow, and settled. Money owed is negative in the books and positive here. */
export async function findShopBalances(
  db: Database,
  shopId: string,
): Promise<{ currency: string; escrowCents: number; settledCents: number }[]> {
  const { rows } = await sql<{ currency: string; escrow: string; settled: string }>`
    select a.currency, -coalesce(sum(e.amount_cents) filter (where a.kind = 'escrow'), 0) as escrow,
      -coalesce(sum(e.amount_cents) filter (where a.kind = 'shop'), 0) as settled
    from ledger_accounts a join ledger_entries e on e.account_id = a.id
    where a.owner_id = ${shopId} and a.kind in ('escrow', 'shop')
    group by a.currency order by a.currency
  `.execute(db);
  return rows.map(({ currency, escrow, settled }) => ({
    currency,
    escrowCents: Number(escrow),
    settledCents: Number(settled),
  }));
}

/** The lines of a shop's statement below an entry, newest first. */
export async function listStatement(
  db: Database,
  shopId: string,
  beforeId: number | undefined,
  limit: number,
): Promise<StatementLine[]> {
  const { rows } = await sql<{
    id: number;
    at: Date;
    kind: string;
    account: string;
    reference_id: string;
    amount_cents: number;
    currency: string;
  }>`
    select e.id, j.at, j.kind, a.kind as account, j.reference_id, e.amount_cents, e.currency
    from ledger_entries e
    join ledger_accounts a on a.id = e.account_id
    join ledger_journals j on j.id = e.journal_id
    where a.owner_id = ${shopId} and a.kind in ('escrow', 'shop')
      ${beforeId === undefined ? sql`` : sql`and e.id < ${beforeId}`}
    order by e.id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    id: Number(row.id),
    at: row.at.toISOString(),
    kind: row.kind as StatementLine['kind'],
    account: row.account as StatementLine['account'],
    referenceId: row.reference_id,
    amountCents: -Number(row.amount_cents),
    currency: row.currency,
  }));
}
