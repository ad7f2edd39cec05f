-- Money that goes back to a shopper for one order, whole, before it was shipped.

create table payment_refunds (
  id text primary key,
  payment_id text not null references payments (id),
  -- One order is refunded once.
  order_id text not null unique references orders (id),
  shop_id text not null references shops (id),
  amount_cents bigint not null check (amount_cents > 0),
  currency text not null,
  -- waiting: the provider has not accepted it yet.
  state text not null check (state in ('waiting', 'refunded')),
  reason text not null,
  requested_by text not null references people (id),
  created_at timestamptz not null,
  refunded_at timestamptz
);
create index payment_refunds_waiting on payment_refunds (id) where state = 'waiting';

-- The journals of one account, newest first: a shop's statement.
create index ledger_entries_newest on ledger_entries (account_id, id desc);
