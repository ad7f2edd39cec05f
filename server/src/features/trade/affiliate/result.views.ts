import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import { csvCell } from '../../../csv-cell.ts';
import type { Database } from '../../../database.ts';
import { attributedLines } from './attributed.views.ts';
import type { PlanKind } from './plan.schema.ts';
import type { AffiliateResult } from './result.schema.ts';

export type ResultsOf = { readonly shopId: string } | { readonly creatorId: string };

/** Where a page of results goes on: the sum and the names of the last row before. */
export interface ResultPosition {
  readonly gmvCents: number;
  readonly planId: string;
  readonly creatorId: string;
}

interface ResultRow {
  plan_id: string;
  kind: PlanKind;
  rate_basis_points: number;
  product_id: string;
  title: string;
  shop_id: string;
  shop_name: string;
  creator_id: string;
  creator_name: string;
  currency: string | null;
  clicks: number;
  orders: number;
  gmv: number;
  refunded: number;
  expected: number;
  settled: number;
  leader: number;
}

/** What came of each plan with each creator in the days before now, by goods money. */
export async function listResults(
  db: Database,
  of: ResultsOf,
  given: { readonly days: number; readonly after: ResultPosition | null; readonly limit: number },
  nowMs: number,
): Promise<AffiliateResult[]> {
  const since = new Date(nowMs - given.days * dayMs);
  const { after } = given;
  const { rows } = await sql<ResultRow>`
    with plans as (
      select p.id, p.kind, p.rate_basis_points, p.product_id, p.shop_id from affiliate_plans p
      where ${'shopId' in of ? sql`p.shop_id = ${of.shopId}` : sql`true`}
    ), sold as (
      select plan_id, creator_id, min(currency) as currency, count(distinct order_id)::int as orders,
        sum(goods_cents)::bigint as gmv, sum(goods_cents - kept_cents)::bigint as refunded,
        sum(creator_cents) filter (where not is_settled)::bigint as expected,
        sum(creator_cents) filter (where is_settled)::bigint as settled, sum(leader_cents)::bigint as leader
      from ${attributedLines} t
      where paid_at >= ${since}
        and ${'shopId' in of ? sql`t.plan_id in (select id from plans)` : sql`t.creator_id = ${of.creatorId}`}
      group by plan_id, creator_id
    ), clicked as (
      select d.plan_id, d.creator_id, sum(d.clicks)::int as clicks
      from affiliate_click_days d
      where d.day >= ${since.toISOString().slice(0, 10)}::date
        and ${'shopId' in of ? sql`d.plan_id in (select id from plans)` : sql`d.creator_id = ${of.creatorId}`}
      group by d.plan_id, d.creator_id
    ), both_of as (
      select plan_id, creator_id, s.currency, coalesce(c.clicks, 0) as clicks, coalesce(s.orders, 0) as orders,
        coalesce(s.gmv, 0)::bigint as gmv, coalesce(s.refunded, 0)::bigint as refunded,
        coalesce(s.expected, 0)::bigint as expected, coalesce(s.settled, 0)::bigint as settled,
        coalesce(s.leader, 0)::bigint as leader
      from sold s full join clicked c using (plan_id, creator_id)
    )
    select b.*, p.kind, p.rate_basis_points, p.product_id, pr.title, p.shop_id, sh.name as shop_name,
      cr.name as creator_name
    from both_of b
    join plans p on p.id = b.plan_id
    join products pr on pr.id = p.product_id
    join shops sh on sh.id = p.shop_id
    join creators cr on cr.id = b.creator_id
    ${
      after === null
        ? sql``
        : sql`where (-b.gmv, b.plan_id, b.creator_id) > (${-after.gmvCents}::bigint, ${after.planId}, ${after.creatorId})`
    }
    order by -b.gmv, b.plan_id, b.creator_id
    limit ${given.limit}
  `.execute(db);
  return rows.map(resultOf);
}

function resultOf(row: ResultRow): AffiliateResult {
  return {
    planId: row.plan_id,
    planKind: row.kind,
    rateBasisPoints: row.rate_basis_points,
    product: { id: row.product_id, title: row.title },
    shop: { id: row.shop_id, name: row.shop_name },
    creator: { id: row.creator_id, name: row.creator_name },
    currency: row.currency ?? 'CNY',
    clicks: row.clicks,
    orders: row.orders,
    gmvCents: row.gmv,
    refundedCents: row.refunded,
    expectedCents: row.expected,
    settledCents: row.settled,
    leaderCents: row.leader,
  };
}

const columns = [
  'plan',
  'kind',
  'rate_percent',
  'product',
  'product_title',
  'shop',
  'creator',
  'creator_name',
  'clicks',
  'orders',
  'gmv',
  'refunded',
  'commission_expected',
  'commission_settled',
  'leader_fee',
  'currency',
];

const amount = (cents: number) => (cents / 100).toFixed(2);

/** The results as RFC 4180 text, with a byte order mark so that spreadsheets read it as UTF-8. */
export function resultsCsv(results: readonly AffiliateResult[]): string {
  const lines = results.map((one) =>
    [
      ...[one.planId, one.planKind, amount(one.rateBasisPoints), one.product.id, one.product.title],
      ...[one.shop.name, one.creator.id, one.creator.name, String(one.clicks), String(one.orders)],
      ...[amount(one.gmvCents), amount(one.refundedCents), amount(one.expectedCents)],
      ...[amount(one.settledCents), amount(one.leaderCents), one.currency],
    ]
      .map(csvCell)
      .join(','),
  );
  return `\ufeff${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}
