import { type RawBuilder, sql } from 'kysely';
import { allBalances } from './balance.store.ts';

/** One thing that does not add up. Amounts in cents, or counts where the check counts. */
export interface Finding {
  readonly subjectId: string;
  readonly currency: string;
  readonly expected: number | null;
  readonly found: number | null;
}

/** What must always be so: a query of what is not, set by set, never order by order. */
interface Check {
  readonly name: string;
  /** Rows of `subject_id`, `currency`, `expected`, `found`. */
  readonly query: RawBuilder<unknown>;
}

/** Balances of accounts of these kinds, by owner and currency; what is owed is positive. */
const owed = (...kinds: readonly string[]) => sql`(
  select a.owner_id, a.currency, -sum(b.balance_cents) as cents
  from ${allBalances} b join ledger_accounts a on a.id = b.account_id
  where a.kind = any(${[...kinds]}::text[]) group by a.owner_id, a.currency having sum(b.balance_cents) <> 0)`;

/** What is to be owed, held against what is; `expected` has `owner_id`, `currency`, `cents`. */
const compare = (expected: RawBuilder<unknown>, found: RawBuilder<unknown>) => sql`
  select coalesce(e.owner_id, f.owner_id) as subject_id, coalesce(e.currency, f.currency) as currency,
    coalesce(e.cents, 0) as expected, coalesce(f.cents, 0) as found
  from ${expected} e full join ${found} f on f.owner_id = e.owner_id and f.currency = e.currency
  where coalesce(e.cents, 0) <> coalesce(f.cents, 0)`;

const refunds = sql`(select order_id, sum(amount_cents) as cents from payment_refunds group by order_id)`;
const claimed = sql`(select order_id, sum(returned_cents) as cents from guarantee_claims where returned_cents > 0 group by order_id)`;
/** An order that was paid and is honoured, or was given back. */
const isHonoured = sql`o.state <> 'pending-payment' and (o.state <> 'closed' or o.close_reason = 'refunded')`;

export const ledgerChecks: readonly Check[] = [
  {
    name: 'ledger-zero',
    query: sql`select '' as subject_id, a.currency, 0 as expected, sum(b.balance_cents) as found
      from ${allBalances} b join ledger_accounts a on a.id = b.account_id
      group by a.currency having sum(b.balance_cents) <> 0`,
  },
  {
    name: 'running-totals',
    query: sql`select coalesce(e.account_id, b.account_id)::text as subject_id, '' as currency,
        coalesce(e.cents, 0) as expected, coalesce(b.balance_cents, 0) as found
      from (select account_id, sum(amount_cents) as cents from ledger_entries group by account_id) e
      full join ${allBalances} b on b.account_id = e.account_id
      where coalesce(e.cents, 0) <> coalesce(b.balance_cents, 0)`,
  },
  {
    // By checkout: what was captured for it pays its orders, each honoured or given back.
    name: 'payments-honoured',
    query: compare(
      sql`(select checkout_id as owner_id, currency, sum(amount_cents) as cents from payments
        where state = 'captured' group by checkout_id, currency)`,
      sql`(select checkout_id as owner_id, currency, sum(total_cents) as cents from orders o
        where ${isHonoured} group by checkout_id, currency)`,
    ),
  },
  {
    name: 'payments-booked',
    query: sql`select coalesce(p.id, j.reference_id) as subject_id, coalesce(p.currency, '') as currency,
        case when p.id is null then 0 else 1 end as expected, case when j.id is null then 0 else 1 end as found
      from (select id, currency from payments where captured_at is not null) p
      full join (select id, reference_id from ledger_journals where kind in ('capture', 'late-capture')) j
        on j.reference_id = p.id
      where p.id is null or j.id is null`,
  },
  {
    // A refunded order gave everything back: by refunds, and what guarantees had given back before.
    name: 'refunded-orders',
    query: sql`select o.id as subject_id, o.currency, o.total_cents as expected, coalesce(r.cents, 0) as found
      from orders o left join ${refunds} r on r.order_id = o.id
      left join ${claimed} c on c.order_id = o.id
      where (o.state = 'closed' and o.close_reason = 'refunded'
          and coalesce(r.cents, 0) + coalesce(c.cents, 0) <> o.total_cents)
        or r.cents > o.total_cents`,
  },
  {
    // Nothing is paid back twice: what after-sales, inspections and claims gave back for a line is at most what it cost.
    name: 'refunded-lines',
    query: sql`select l.order_id || '/' || l.position as subject_id, o.currency, l.total_cents as expected, b.cents as found
      from (select order_id, position, sum(cents) as cents from (
          select order_id, position, refunded_cents as cents from after_sale_lines where refunded_cents > 0
          union all select order_id, position, refunded_cents from inspections where refunded_cents > 0
          union all select order_id, position, returned_cents from guarantee_claims where returned_cents > 0
        ) ways group by order_id, position) b
      join order_lines l on l.order_id = b.order_id and l.position = b.position
      join orders o on o.id = l.order_id
      where b.cents > l.total_cents`,
  },
  {
    name: 'refunded-shipping',
    query: sql`select o.id as subject_id, o.currency, o.shipping_cents as expected, b.cents as found
      from (select order_id, sum(shipping_refunded_cents) as cents from after_sales
        where shipping_refunded_cents > 0 group by order_id) b
      join orders o on o.id = b.order_id
      where b.cents > o.shipping_cents`,
  },
  {
    // What is held for shops is what was kept of their orders, until each is settled.
    name: 'escrow',
    query: compare(
      sql`(select o.shop_id as owner_id, o.currency, sum(o.total_cents - coalesce(r.cents, 0)) as cents
        from orders o left join ${refunds} r on r.order_id = o.id
        left join settlements s on s.order_id = o.id
        where ${isHonoured} and s.settled_at is null
        group by o.shop_id, o.currency)`,
      owed('escrow'),
    ),
  },
  {
    name: 'refund-due',
    query: compare(
      sql`(select id as owner_id, currency, amount_cents as cents from payment_refunds where state = 'waiting'
        union all select id, currency, amount_cents from payments where state = 'refunding')`,
      owed('refund-due'),
    ),
  },
  {
    name: 'settlement-parts',
    query: sql`select s.order_id as subject_id, s.currency,
        s.kept_cents + s.subsidy_cents - s.clawed_cents - s.subsidy_clawed_cents as expected, coalesce(p.cents, 0) as found
      from settlements s
      left join (select order_id, sum(amount_cents - clawed_cents) as cents from settlement_parts group by order_id) p
        on p.order_id = s.order_id
      where s.settled_at is not null
        and s.kept_cents + s.subsidy_cents - s.clawed_cents - s.subsidy_clawed_cents <> coalesce(p.cents, 0)`,
  },
  {
    name: 'settlement-refunds',
    query: sql`select s.order_id as subject_id, s.currency,
        s.paid_cents - coalesce(r.cents, 0) as expected, s.kept_cents - s.clawed_cents as found
      from settlements s left join ${refunds} r on r.order_id = s.order_id
      where s.settled_at is not null and s.paid_cents - coalesce(r.cents, 0) <> s.kept_cents - s.clawed_cents`,
  },
  {
    name: 'shop-balance',
    query: compare(
      sql`(select owner_id, currency, sum(cents) as cents from (
          select p.owner_id, s.currency, p.amount_cents - p.clawed_cents as cents
            from settlement_parts p join settlements s on s.order_id = p.order_id where p.kind = 'shop'
          union all select shop_id, currency, -amount_cents from transfers
            where direction = 'payout' and state <> 'failed'
          union all select shop_id, currency, amount_cents from deposit_moves where kind = 'cover'
          union all select shop_id, currency, returned_cents - total_cents from red_packets
          union all select p.shop_id, p.currency, t.amount_cents
            from red_packet_takes t join red_packets p on p.id = t.packet_id where t.state = 'refused'
          union all select shop_id, currency, restored_cents - advance_cents from claim_payouts
          union all select author_id, currency, restored_cents from penalties
          union all select shop_id, currency, -amount_cents from service_budget_moves
          union all select shop_id, currency, owed_cents from after_sales where owed_cents > 0
        ) moves group by owner_id, currency)`,
      owed('shop'),
    ),
  },
  {
    name: 'payout-due',
    query: compare(
      sql`(select id as owner_id, currency, amount_cents as cents from transfers
        where direction = 'payout' and state = 'under-way')`,
      owed('payout-due'),
    ),
  },
  {
    // What nobody has taken yet of packets that are open.
    name: 'red-packets',
    query: compare(
      sql`(select p.id as owner_id, p.currency, p.total_cents - p.returned_cents - coalesce(t.cents, 0) as cents
        from red_packets p left join (
          select packet_id, sum(amount_cents) as cents from red_packet_takes group by packet_id) t on t.packet_id = p.id)`,
      owed('red-packet'),
    ),
  },
  {
    name: 'person-due',
    query: compare(
      sql`(select t.id as owner_id, p.currency, t.amount_cents as cents
        from red_packet_takes t join red_packets p on p.id = t.packet_id where t.state = 'due'
        union all select id, currency, amount_cents - withheld_cents from claim_payouts where state = 'due')`,
      owed('person-due'),
    ),
  },
  {
    // What went back for goods that never came, less what later claims withheld.
    name: 'person-owes',
    query: compare(
      sql`(select owner_id, currency, sum(cents) as cents from (
          select person_id as owner_id, currency, -owed_cents as cents from after_sales where owed_cents > 0
          union all select person_id, currency, withheld_cents from claim_payouts where withheld_cents > 0
        ) moves group by owner_id, currency having sum(cents) <> 0)`,
      owed('person-owes'),
    ),
  },
  {
    name: 'service-budget',
    query: compare(
      sql`(select owner_id, currency, sum(cents) as cents from (
          select shop_id as owner_id, currency, amount_cents as cents from service_budget_moves
          union all select shop_id, currency, -budget_cents from claim_payouts
        ) moves group by owner_id, currency)`,
      owed('service-budget'),
    ),
  },
  {
    // What claims and cases say they paid is what was paid for them, and what is held for open ones is held.
    name: 'claims-paid',
    query: sql`select coalesce(c.id, p.id) as subject_id, coalesce(c.currency, p.currency) as currency,
        coalesce(c.paid_cents, 0) as expected, coalesce(p.amount_cents, 0) as found
      from (select id, currency, paid_cents from guarantee_claims where paid_cents > 0
        union all select id, currency, paid_cents from case_compensations where paid_cents > 0) c
      full join claim_payouts p on p.id = c.id
      where coalesce(c.paid_cents, 0) <> coalesce(p.amount_cents, 0)`,
  },
  {
    name: 'claims-held',
    query: sql`select c.shop_id as subject_id, c.currency, c.cents as expected, coalesce(f.cents, 0) as found
      from (select shop_id, currency, sum(frozen_cents) as cents from guarantee_claims group by shop_id, currency) c
      left join ${owed('deposit-frozen')} f on f.owner_id = c.shop_id and f.currency = c.currency
      where c.cents > coalesce(f.cents, 0)`,
  },
  {
    name: 'deposits',
    query: compare(
      sql`(select shop_id as owner_id, currency,
          sum(case kind when 'top-up' then amount_cents when 'deduct' then -amount_cents
            when 'cover' then -amount_cents else 0 end) as cents
        from deposit_moves group by shop_id, currency)`,
      owed('deposit', 'deposit-frozen'),
    ),
  },
  {
    name: 'deposit-below-zero',
    query: sql`select a.owner_id as subject_id, a.currency, 0 as expected, -b.balance_cents as found
      from ${allBalances} b join ledger_accounts a on a.id = b.account_id
      where a.kind in ('deposit', 'deposit-frozen', 'escrow', 'creator', 'leader', 'service-budget') and b.balance_cents > 0`,
  },
  {
    name: 'stock-held',
    query: sql`select l.variant_id as subject_id, '' as currency, coalesce(h.held, 0) as expected, l.held as found
      from stock_levels l
      left join (select variant_id, warehouse_id, sum(quantity) as held from stock_holds where state = 'active'
        group by variant_id, warehouse_id) h on h.variant_id = l.variant_id and h.warehouse_id = l.warehouse_id
      where l.held <> coalesce(h.held, 0) or l.held > l.on_hand`,
  },
];
