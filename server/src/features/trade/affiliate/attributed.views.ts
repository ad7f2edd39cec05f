import { sql } from 'kysely';

/**
 * Attributed lines of paid orders with what they earn now: the sums of `sharesOfLine`, written in SQL so that thousands
 * can be added up where they are. `isSettled`: the order's money was divided.
 */
export const attributedLines = sql`(
  select a.order_id, a.position, a.shop_id, a.product_id, a.creator_id, a.plan_id, a.leader_id, a.goods_cents,
    a.rate_basis_points, a.leader_basis_points, o.currency, o.paid_at, k.kept_cents,
    round(k.kept_cents * a.rate_basis_points / 10000) as creator_cents,
    case when a.leader_id is null then 0 else round(k.kept_cents * a.leader_basis_points / 10000) end as leader_cents,
    exists (select 1 from ledger_journals j where j.kind = 'settlement' and j.reference_id = a.order_id) as is_settled
  from affiliate_attributions a
  join orders o on o.id = a.order_id and o.paid_at is not null
  cross join lateral (
    select coalesce(sum(amount_cents), 0) as cents from payment_refunds r where r.order_id = a.order_id) r
  cross join lateral (
    select floor(a.goods_cents::numeric * greatest(0, o.total_cents - r.cents - o.shipping_cents)
      / greatest(1, o.goods_cents - o.reduction_cents)) as kept_cents) k
)`;
