import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { Account } from './ledger.schema.ts';

/**
 * Below this transaction all entries are folded into `ledger_balances`; a balance is that and the entries since. When the
 * database was restored into another cluster its transactions begin again from low numbers: then nothing counts as folded.
 */
const isFolded = sql`(select tx from ledger_fold) <= pg_snapshot_xmin(pg_current_snapshot())`;
const foldedBelow = sql`(select case when ${isFolded} then tx else '0'::xid8 end from ledger_fold)`;

/** An expression: the balance of the account with this id, without reading more than its newest entries. */
export const balanceOf = (accountId: ReturnType<typeof sql.ref>) => sql<string>`(
  coalesce((select b.balance_cents from ledger_balances b where b.account_id = ${accountId} and ${isFolded}), 0)
  + coalesce((select sum(e.amount_cents) from ledger_entries e
      where e.account_id = ${accountId} and e.tx >= ${foldedBelow}), 0))`;

/** A table expression of all accounts that have a balance: `account_id`, `balance_cents`. For many accounts at once. */
export const allBalances = sql`(
  select account_id, sum(cents)::bigint as balance_cents from (
    select account_id, balance_cents as cents from ledger_balances where ${isFolded}
    union all
    select account_id, sum(amount_cents) from ledger_entries where tx >= ${foldedBelow} group by account_id
  ) parts group by account_id)`;

/**
 * Folds what finished transactions have posted into the running totals. One runs at a time; nobody who posts waits for
 * it. Answers how many accounts were touched.
 */
export async function foldBalances(tx: Tx, nowMs: number): Promise<number> {
  await sql`select 1 from ledger_fold for update`.execute(tx);
  // A snapshot of its own after the lock: what the one before folded is seen.
  const restored = await sql`
    update ledger_fold set tx = '0' where tx > pg_snapshot_xmin(pg_current_snapshot())`.execute(tx);
  if (Number(restored.numAffectedRows) > 0) await sql`delete from ledger_balances`.execute(tx);
  const { rows } = await sql<{ count: number }>`
    with horizon as (select pg_snapshot_xmin(pg_current_snapshot()) as tx),
    folded as (
      insert into ledger_balances as b (account_id, balance_cents)
      select e.account_id, sum(e.amount_cents) from ledger_entries e
      where e.tx >= (select tx from ledger_fold) and e.tx < (select tx from horizon)
      group by e.account_id
      on conflict (account_id) do update set balance_cents = b.balance_cents + excluded.balance_cents
      returning 1
    ),
    moved as (
      update ledger_fold set tx = horizon.tx, folded_at = ${new Date(nowMs)} from horizon
      where horizon.tx > ledger_fold.tx
    )
    select count(*)::int as count from folded
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

/** What an account holds; 0 for one that nothing was posted to. */
export async function findBalance(db: Database | Tx, account: Account): Promise<number> {
  const { rows } = await sql<{ balance: string }>`
    select ${balanceOf(sql.ref('a.id'))} as balance from ledger_accounts a
    where a.kind = ${account.kind} and a.owner_id = ${account.ownerId} and a.currency = ${account.currency}
  `.execute(db);
  return Number(rows[0]?.balance ?? 0);
}

/** The sum over all entries by currency; anything but zero is a defect. */
export async function sumLedger(db: Database | Tx): Promise<{ currency: string; amountCents: number }[]> {
  const rows = await db
    .selectFrom('ledger_entries')
    .select(['currency', (eb) => eb.fn.sum<string>('amount_cents').as('sum')])
    .groupBy('currency')
    .execute();
  return rows.map((row) => ({ currency: row.currency, amountCents: Number(row.sum) }));
}
