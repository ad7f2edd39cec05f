import { sql } from 'kysely';
import type { Invariants } from './order-invariants.ts';

/** Payments, refunds and the ledger. True after every commit. */
export const moneyInvariants: Invariants = {
  'the ledger adds up to zero by currency': sql`
    select currency as subject, format('%s cents', sum(amount_cents)) as detail
    from ledger_entries group by currency having sum(amount_cents) <> 0`,
  'every journal balances': sql`
    select journal_id, format('%s %s', sum(amount_cents), currency)
    from ledger_entries group by journal_id, currency having sum(amount_cents) <> 0
    union all
    select e.journal_id, format('%s on an account of %s', e.currency, a.currency)
    from ledger_entries e join ledger_accounts a on a.id = e.account_id where a.currency <> e.currency`,
  'a journal of a kind is posted once for its reference': sql`
    select reference_id, format('%s times %s', count(*), kind)
    from ledger_journals group by kind, reference_id having count(*) > 1`,
  // A prize costs nothing, and no payment.
  'a checkout is paid by exactly one payment, of its total': sql`
    select c.id, format('is %s with %s captured payments', c.state, count(p.id) filter (where p.state = 'captured'))
    from checkouts c left join payments p on p.checkout_id = c.id group by c.id
    having count(p.id) filter (where p.state = 'captured') <> (c.state = 'paid' and c.total_cents > 0)::int
    union all
    select p.id, format('asks for %s %s of %s %s', p.amount_cents, p.currency, c.total_cents, c.currency)
    from payments p join checkouts c on c.id = p.checkout_id
    where p.amount_cents <> c.total_cents or p.currency <> c.currency`,
  'money that came was taken': sql`
    select p.id, format('is %s, and %s was told', p.state, b.callback_id)
    from payment_callbacks b join payments p on p.provider = b.provider and p.provider_ref = b.body->>'providerRef'
    where b.outcome = 'captured' and p.captured_at is null`,
  'a payment is in the books as often as it came and went back': sql`
    select p.id, format('is %s with the journals %s and %s at the provider', p.state, j.kinds, j.cents)
    from payments p cross join lateral (
      select coalesce(string_agg(distinct j.kind, ' '), '') as kinds,
        coalesce(sum(e.amount_cents) filter (where a.kind = 'provider'), 0) as cents
      from ledger_journals j join ledger_entries e on e.journal_id = j.id join ledger_accounts a on a.id = e.account_id
      where j.reference_id = p.id and j.kind in ('capture', 'late-capture', 'refund')) j
    where j.kinds <> case p.state when 'captured' then 'capture' when 'refunding' then 'late-capture'
        when 'refunded' then 'late-capture refund' else '' end
      or j.cents <> case when p.state in ('captured', 'refunding') then p.amount_cents else 0 end`,
  'an order’s refunds are in the books, and never above what was paid': sql`
    select o.id, format('%s of %s went back', sum(r.amount_cents), o.total_cents)
    from orders o join payment_refunds r on r.order_id = o.id
    group by o.id having sum(r.amount_cents) > o.total_cents
    union all
    select o.id, format('is refunded with %s of %s', coalesce(sum(r.amount_cents), 0), o.total_cents)
    from orders o left join payment_refunds r on r.order_id = o.id where o.close_reason = 'refunded'
    group by o.id having coalesce(sum(r.amount_cents), 0) <> o.total_cents
    union all
    select r.id, format('is %s with %s journals of its return', r.state, count(j.id))
    from payment_refunds r left join ledger_journals j on j.kind = 'refund' and j.reference_id = r.id
    group by r.id having count(j.id) <> (r.state = 'refunded')::int
    union all
    select r.id, 'was not taken out of the books'
    from payment_refunds r left join ledger_journals j on j.kind = 'order-refund' and j.reference_id = r.reference_id
    where j.id is null`,
  'escrow owes what was paid for orders and neither went back nor was settled': sql`
    select coalesce(owed.shop_id, booked.owner_id), format('%s owed, %s booked', coalesce(owed.cents, 0), coalesce(booked.cents, 0))
    from (
      select o.shop_id, o.currency, sum(o.total_cents - coalesce(r.cents, 0)) as cents
      from orders o left join (select order_id, sum(amount_cents) as cents from payment_refunds group by 1) r on r.order_id = o.id
      where o.paid_at is not null
        and not exists (select from ledger_journals j where j.kind = 'settlement' and j.reference_id = o.id)
      group by 1, 2
    ) owed full join (
      select a.owner_id, a.currency, -sum(e.amount_cents) as cents
      from ledger_accounts a join ledger_entries e on e.account_id = a.id where a.kind = 'escrow' group by 1, 2
    ) booked on booked.owner_id = owed.shop_id and booked.currency = owed.currency
    where coalesce(owed.cents, 0) <> coalesce(booked.cents, 0)`,
};
