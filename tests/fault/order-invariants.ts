import { type RawBuilder, sql } from 'kysely';

/** Rows that contradict a sentence: `subject` is an id, `detail` says what was found. */
export type Contradiction = RawBuilder<{ subject: string; detail: string }>;
export type Invariants = Readonly<Record<string, Contradiction>>;

/** Orders, what is held and sold for them, and what their price rested on. True after every commit. */
export const orderInvariants: Invariants = {
  'no level is oversold': sql`
    select variant_id as subject, format('%s on hand, %s held', on_hand, held) as detail
    from stock_levels where held < 0 or on_hand < held`,
  'what levels hold and promise is what holds hold and have sold': sql`
    select s.variant_id, format('the level holds %s and promises %s, holds %s and %s',
      s.held, s.promised, coalesce(h.held, 0), coalesce(h.promised, 0))
    from stock_levels s left join (
      select variant_id, warehouse_id, pool, coalesce(sum(quantity) filter (where state = 'active'), 0) as held,
        coalesce(sum(quantity - gone) filter (where state = 'committed'), 0) as promised
      from stock_holds group by 1, 2, 3
    ) h using (variant_id, warehouse_id, pool)
    where s.held <> coalesce(h.held, 0) or s.promised <> coalesce(h.promised, 0)`,
  'an unpaid checkout holds its goods, a paid one has sold them': sql`
    select l.checkout_id, format('%s of %s: %s held, %s sold for %s that are %s',
      l.wanted, l.variant_id, coalesce(h.held, 0), coalesce(h.sold, 0), l.wanted, l.state)
    from (
      select c.id as checkout_id, c.state, l.variant_id, sum(l.quantity) as wanted
      from checkouts c join orders o on o.checkout_id = c.id join order_lines l on l.order_id = o.id group by 1, 2, 3
    ) l left join (
      select checkout_id, variant_id, sum(quantity) filter (where state = 'active') as held,
        sum(quantity) filter (where state = 'committed') as sold
      from stock_holds group by 1, 2
    ) h using (checkout_id, variant_id)
    where coalesce(h.held, 0) <> case l.state when 'pending-payment' then l.wanted else 0 end
      or coalesce(h.sold, 0) <> case l.state when 'paid' then l.wanted else 0 end`,
  'orders are in step with their checkout': sql`
    select o.id, format('%s (%s) in a checkout that is %s', o.state, o.close_reason, c.state)
    from orders o join checkouts c on c.id = o.checkout_id
    where not case c.state
      when 'pending-payment' then o.state = 'pending-payment'
      when 'closed' then o.state = 'closed' and o.close_reason in ('expired', 'cancelled')
      else o.state <> 'pending-payment' and coalesce(o.close_reason, '') not in ('expired', 'cancelled') end`,
  'a checkout is the sum of its orders, an order of its lines': sql`
    select c.id, format('%s of orders that are %s', c.total_cents, sum(o.total_cents))
    from checkouts c left join orders o on o.checkout_id = c.id
    group by c.id having c.total_cents is distinct from sum(o.total_cents)
    union all
    select o.id, format('goods %s less %s, lines %s', o.goods_cents, o.reduction_cents, sum(l.total_cents))
    from orders o left join order_lines l on l.order_id = o.id
    group by o.id having o.goods_cents - o.reduction_cents is distinct from sum(l.total_cents)`,
  'an order is placed and paid once': sql`
    select o.id, format('version %s with %s steps: %s', o.version, count(e.kind), string_agg(e.kind, ', ' order by e.version))
    from orders o left join order_events e on e.order_id = o.id group by o.id
    having count(e.kind) <> o.version or count(*) filter (where e.kind = 'placed') <> 1
      or count(*) filter (where e.kind = 'paid') <> (o.paid_at is not null)::int
      or count(*) filter (where e.kind = 'received') > 1`,
  'the log tells every step of an order once': sql`
    select coalesce(s.id, t.id), format('%s happened %s times and is told %s times',
      coalesce(s.kind, t.kind), coalesce(s.n, 0), coalesce(t.n, 0))
    from (select order_id as id, 'order-' || kind as kind, count(*) as n from order_events
      where kind in ('placed', 'paid', 'received', 'closed') group by 1, 2) s
    full join (select e.subject_id as id, e.kind, count(*) as n from events e join orders o on o.id = e.subject_id
      where e.kind in ('order-placed', 'order-paid', 'order-received', 'order-closed') group by 1, 2) t
      on t.id = s.id and t.kind = s.kind
    where s.n is distinct from t.n`,
  'a key has one effect, and its answer': sql`
    select scope || ' ' || key, 'is kept without an answer' from idempotency_keys where status is null
    union all
    select c.id, format('was answered under %s keys', count(k.key))
    from checkouts c left join idempotency_keys k on k.response->>'id' = c.id
    where c.total_cents > 0 group by c.id having count(k.key) <> 1`,
  'a promotion counts the orders that have it, a coupon its claims': sql`
    select p.id, format('counts %s (%s cents), %s (%s cents) are in use', p.taken, p.given_cents, u.n, u.cents)
    from promotions p cross join lateral (
      select count(*) as n, coalesce(sum(reduction_cents), 0) as cents from promotion_uses
      where promotion_id = p.id and state <> 'given-back') u
    where not p.is_coupon and (p.total_max is not null and p.taken <> u.n
      or (p.total_max is not null or p.budget_cents is not null) and p.given_cents <> u.cents)
    union all
    select p.id, format('counts %s, %s are claimed', p.taken, count(c.id))
    from promotions p left join coupons c on c.promotion_id = p.id
    where p.is_coupon and p.total_max is not null group by p.id having p.taken <> count(c.id)`,
  'nobody has a promotion more often than one may': sql`
    select p.id, format('%s has it %s times', u.person_id, count(*))
    from promotions p join promotion_uses u on u.promotion_id = p.id
    where not p.is_coupon and u.state <> 'given-back' group by p.id, u.person_id having count(*) > p.per_person_max
    union all
    select p.id, format('%s claimed it %s times', c.person_id, count(*))
    from promotions p join coupons c on c.promotion_id = p.id group by p.id, c.person_id having count(*) > p.per_person_max`,
  'what a promotion took off is held, kept or given back as its order is': sql`
    select u.order_id, format('%s is %s, the order %s', u.promotion_id, u.state, o.state)
    from promotion_uses u join orders o on o.id = u.order_id
    where u.state <> case o.state when 'pending-payment' then 'held' when 'closed' then 'given-back' else 'kept' end
    union all
    select o.id, format('%s off, of promotions %s', o.reduction_cents, coalesce(sum(u.reduction_cents), 0))
    from orders o left join promotion_uses u on u.order_id = o.id
    group by o.id having o.reduction_cents <> coalesce(sum(u.reduction_cents), 0) + (
      -- What a live room's price took off is of no promotion.
      select coalesce(sum((r->>'cents')::bigint), 0) from order_lines l, jsonb_array_elements(l.reductions) r
      where l.order_id = o.id and r->>'kind' = 'room-price')`,
  'a coupon is used in the one order that has it': sql`
    select c.id, format('is %s with %s uses', c.state, count(u.order_id))
    from coupons c left join promotion_uses u on u.coupon_id = c.id and u.state <> 'given-back'
    group by c.id having count(u.order_id) <> (c.state = 'used')::int`,
};
