import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { balanceOf } from './balance.store.ts';
import {
  type ShopBalance,
  type StatementFilter,
  type StatementLine,
  shopAccounts,
} from './statement.schema.ts';

/** What a shop has and is owed, by currency; a new shop has nothing, in yuan. Money owed is negative in the books and positive here. */
export async function findShopBalances(db: Database, shopId: string): Promise<ShopBalance[]> {
  const { rows } = await sql<Record<Exclude<keyof ShopBalance, 'currency'>, string> & { currency: string }>`
    with held as (
      select a.currency, a.kind, -${balanceOf(sql.ref('a.id'))} as cents from ledger_accounts a
      where a.owner_id = ${shopId} and a.kind = any(${[...shopAccounts]}::text[])
    ),
    moved as (
      select currency, state, sum(amount_cents) as cents from transfers
      where shop_id = ${shopId} and direction = 'payout' group by currency, state
    ),
    due as (
      select s.currency, sum(s.paid_cents - coalesce(
        (select sum(r.amount_cents) from payment_refunds r where r.order_id = s.order_id), 0)) as cents
      from settlements s where s.shop_id = ${shopId} and s.settled_at is null group by s.currency
    )
    select c.currency,
      coalesce((select cents from held h where h.currency = c.currency and h.kind = 'escrow'), 0) as "escrowCents",
      coalesce((select cents from due d where d.currency = c.currency), 0) as "dueCents",
      coalesce((select cents from held h where h.currency = c.currency and h.kind = 'shop'), 0) as "settledCents",
      coalesce((select cents from moved m where m.currency = c.currency and m.state = 'under-way'), 0) as "payingOutCents",
      coalesce((select cents from moved m where m.currency = c.currency and m.state = 'done'), 0) as "paidOutCents",
      coalesce((select cents from held h where h.currency = c.currency and h.kind = 'deposit'), 0) as "depositCents",
      coalesce((select cents from held h where h.currency = c.currency and h.kind = 'deposit-frozen'), 0) as "frozenCents"
    from (select currency from held union select 'CNY') c order by c.currency
  `.execute(db);
  return rows.map(({ currency, ...amounts }) => ({
    currency,
    ...(Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, Number(amount)])) as Omit<
      ShopBalance,
      'currency'
    >),
  }));
}

/** Where a page ended: a transaction and an entry of it. */
export type StatementPosition = readonly [tx: string, entryId: number];

/** The lines of a shop's statement below a position, newest first. Each account is read in its own order. */
export async function listStatement(
  db: Database,
  shopId: string,
  filter: StatementFilter,
  before: StatementPosition | undefined,
  limit: number,
): Promise<(StatementLine & { readonly tx: string })[]> {
  const { kind, account, referenceId, from, to } = filter;
  const accounts = account === undefined ? [...shopAccounts] : [account];
  const { rows } = await sql<{
    id: number;
    tx: string;
    at: Date;
    kind: string;
    account: string;
    reference_id: string;
    amount_cents: number;
    currency: string;
  }>`
    select l.*, a.kind as account from ledger_accounts a
    cross join lateral (
      select e.id, e.tx, j.at, j.kind, j.reference_id, e.amount_cents, e.currency
      from ledger_entries e join ledger_journals j on j.id = e.journal_id
      where e.account_id = a.id
        ${before === undefined ? sql`` : sql`and (e.tx, e.id) < (${before[0]}::xid8, ${before[1]})`}
        ${kind === undefined ? sql`` : sql`and j.kind = ${kind}`}
        ${referenceId === undefined ? sql`` : sql`and j.reference_id = ${referenceId}`}
        ${from === undefined ? sql`` : sql`and j.at >= ${new Date(from)}`}
        ${to === undefined ? sql`` : sql`and j.at < ${new Date(to)}`}
      order by e.tx desc, e.id desc limit ${limit}
    ) l
    where a.owner_id = ${shopId} and a.kind = any(${accounts}::text[])
    order by l.tx desc, l.id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    id: Number(row.id),
    tx: String(row.tx),
    at: row.at.toISOString(),
    kind: row.kind as StatementLine['kind'],
    account: row.account as StatementLine['account'],
    referenceId: row.reference_id,
    amountCents: -Number(row.amount_cents),
    currency: row.currency,
  }));
}
