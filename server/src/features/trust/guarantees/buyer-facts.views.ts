import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { abusePerMille, findScores } from '../scores/index.ts';
import { refusedShare } from './line-facts.views.ts';

/** What is known of a buyer, an order left out, in the words of policies. */
export async function findBuyerFacts(
  tx: Tx,
  { personId, orderId }: { readonly personId: string; readonly orderId: string },
  nowMs: number,
): Promise<Record<'buyer.ordersKept' | 'buyer.returnsOpen' | 'buyer.claims90Days' | 'buyer.abuse', number>> {
  const since: RawBuilder<unknown> = sql`${new Date(nowMs)}::timestamptz - interval '90 days'`;
  const { rows } = await sql<{
    kept: number;
    open: number;
    claims: number;
    claimsRefused: number;
    claimsClosed: number;
  }>`
    select
      (select count(*)::int from orders o where o.person_id = ${personId} and o.id <> ${orderId} and o.received_at is not null
        and not exists (select 1 from after_sales a where a.order_id = o.id
          and (a.closed_at is null or a.outcome in ('refunded', 'not-sent-back')))) as kept,
      (select count(*)::int from after_sales a
        where a.person_id = ${personId} and a.early_cents > 0 and a.closed_at is null) as open,
      c.claims, c.refused as "claimsRefused", c.closed as "claimsClosed"
    from (select count(*)::int as claims, count(*) filter (where state = 'refused')::int as refused,
        count(*) filter (where state in ('paid', 'refused'))::int as closed
      from guarantee_claims where person_id = ${personId} and code <> 'price-protection' and opened_at > ${since}) c
  `.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a count has a row');
  const scores = await findScores(tx, [personId]);
  return {
    'buyer.ordersKept': row.kept,
    'buyer.returnsOpen': row.open,
    'buyer.claims90Days': row.claims,
    'buyer.abuse': abusePerMille(refusedShare(row), scores.get(personId)),
  };
}
