import { sql } from 'kysely';
import { csvCell } from '../../../csv-cell.ts';
import type { Database } from '../../../database.ts';
import { attributedLines } from './attributed.views.ts';
import type { EarningLine, Earnings, ExpectedEarning } from './earning.schema.ts';

const currencyDefault = 'CNY';

/** What a creator's lines and campaigns earn in orders that are not settled, by order and role. */
const expectedOf = (creatorId: string) => sql`(
  select order_id, 'creator' as role, min(paid_at) as paid_at, min(currency) as currency, min(shop_id) as shop_id,
    (array_agg(product_id order by position))[1] as product_id, sum(goods_cents) as goods,
    sum(kept_cents) as kept, sum(creator_cents) as earns
  from ${attributedLines} t where creator_id = ${creatorId} and not is_settled group by order_id
  union all
  select order_id, 'leader', min(paid_at), min(currency), min(shop_id),
    (array_agg(product_id order by position))[1], sum(goods_cents), sum(kept_cents), sum(leader_cents)
  from ${attributedLines} t where leader_id = ${creatorId} and not is_settled group by order_id
)`;

export async function listExpected(
  db: Database,
  creatorId: string,
  limit: number,
): Promise<ExpectedEarning[]> {
  const { rows } = await sql<Omit<ExpectedEarning, 'paidAt'> & { paid_at: Date }>`
    select e.order_id as "orderId", e.role, p.title as "productTitle", s.name as "shopName", e.paid_at,
      e.goods::bigint as "goodsCents", e.kept::bigint as "keptCents", e.earns::bigint as "earnsCents", e.currency
    from ${expectedOf(creatorId)} e
    join products p on p.id = e.product_id
    join shops s on s.id = e.shop_id
    where e.earns > 0
    order by e.paid_at desc, e.order_id desc, e.role limit ${limit}
  `.execute(db);
  return rows.map(({ paid_at, ...row }) => ({ ...row, paidAt: paid_at.toISOString() }));
}

export async function findEarningBalances(db: Database, creatorId: string): Promise<Earnings['balances']> {
  const { rows } = await sql<Earnings['balances'][number]>`
    with booked as (
      select e.currency, -sum(e.amount_cents) as owed,
        -sum(e.amount_cents) filter (where j.kind = 'settlement') as settled,
        sum(e.amount_cents) filter (where j.kind not in ('settlement', 'payout')) as clawed
      from ledger_accounts a
      join ledger_entries e on e.account_id = a.id
      join ledger_journals j on j.id = e.journal_id
      where a.kind in ('creator', 'leader') and a.owner_id = ${creatorId}
      group by e.currency
    ), waiting as (
      select currency, sum(earns) as expected from ${expectedOf(creatorId)} x group by currency
    )
    select currency, coalesce(w.expected, 0)::bigint as "expectedCents", coalesce(b.settled, 0)::bigint as "settledCents",
      coalesce(b.clawed, 0)::bigint as "clawedBackCents", coalesce(b.owed, 0)::bigint as "owedCents"
    from booked b full join waiting w using (currency) order by currency
  `.execute(db);
  if (rows.length > 0) return rows;
  return [{ currency: currencyDefault, expectedCents: 0, settledCents: 0, clawedBackCents: 0, owedCents: 0 }];
}

/** What the ledger says of a creator's accounts, newest first. */
export async function listEarningLines(
  db: Database,
  creatorId: string,
  beforeId: number | null,
  limit: number,
): Promise<EarningLine[]> {
  const { rows } = await sql<Omit<EarningLine, 'at'> & { at: Date }>`
    select e.id, j.at, j.kind, a.kind as role, j.reference_id as "referenceId", -e.amount_cents as "amountCents",
      e.currency
    from ledger_accounts a
    join ledger_entries e on e.account_id = a.id
    join ledger_journals j on j.id = e.journal_id
    where a.kind in ('creator', 'leader') and a.owner_id = ${creatorId}
      ${beforeId === null ? sql`` : sql`and e.id < ${beforeId}`}
    order by e.id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What is expected and what was booked, as RFC 4180 text. */
export function earningsCsv(expected: readonly ExpectedEarning[], booked: readonly EarningLine[]): string {
  const amount = (cents: number) => (cents / 100).toFixed(2);
  const lines = [
    ...expected.map((one) => [
      one.paidAt,
      'expected',
      one.role,
      one.orderId,
      amount(one.earnsCents),
      one.currency,
    ]),
    ...booked.map((one) => [
      one.at,
      one.kind,
      one.role,
      one.referenceId,
      amount(one.amountCents),
      one.currency,
    ]),
  ];
  // A negative amount is a figure of ours, not a formula: only texts are guarded.
  const rows = lines.map((cells) =>
    cells.map((cell, index) => (index === 4 ? cell : csvCell(cell))).join(','),
  );
  return `\ufeff${['at,kind,role,reference,amount,currency', ...rows].join('\r\n')}\r\n`;
}
