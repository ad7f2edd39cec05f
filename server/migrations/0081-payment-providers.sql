-- Several payment providers: asking about payments, accounts of shops, releases, and what providers say they moved.

-- When the provider is asked about a payment next; null: what became of it is known for good.
alter table payments
  add column ask_at timestamptz,
  add column asks integer not null default 0;
create index payments_to_ask on payments (ask_at) where ask_at is not null;
-- Payments from before are asked about once more, unless their money came.
update payments set ask_at = created_at where state in ('pending', 'declined');

-- A shop's account at a provider: what it is owed is paid to there.
create table payment_accounts (
  shop_id text not null references shops (id),
  provider text not null,
  account_ref text not null,
  changed_at timestamptz not null,
  primary key (shop_id, provider)
);

-- A shop's part of a payment, paid by the provider out of what it holds: one for each order.
create table payment_releases (
  order_id text primary key references orders (id),
  payment_id text not null references payments (id),
  shop_id text not null references shops (id),
  amount_cents bigint not null check (amount_cents > 0),
  currency text not null,
  -- waiting: the provider has not accepted it yet, or the shop has no account there.
  state text not null check (state in ('waiting', 'released')),
  created_at timestamptz not null,
  released_at timestamptz
);
create index payment_releases_waiting on payment_releases (order_id) where state = 'waiting';
create index payment_releases_of_payment on payment_releases (payment_id);

-- What a provider's file of a day says, as we read it.
create table provider_entries (
  provider text not null,
  day date not null,
  position integer not null,
  kind text not null check (kind in ('capture', 'refund', 'split', 'fee')),
  reference text not null,
  provider_ref text not null,
  amount_cents bigint not null,
  currency text not null,
  at timestamptz not null,
  primary key (provider, day, position)
);
create index provider_entries_by_reference on provider_entries (provider, kind, reference);

-- One provider's day, compared with our tables.
create table reconciliations (
  provider text not null,
  day date not null,
  -- waiting: no file yet; failed: it could not be read; even: no open difference; uneven: there are some.
  state text not null check (state in ('waiting', 'failed', 'even', 'uneven')),
  detail text not null default '',
  entries integer not null default 0,
  -- What the file says was moved, by currency: captured, refunded, split and kept as fees.
  totals jsonb not null default '[]',
  checked_at timestamptz not null,
  primary key (provider, day)
);
create index reconciliations_newest on reconciliations (day desc, provider);

create table reconciliation_differences (
  id bigint generated always as identity primary key,
  provider text not null,
  day date not null,
  kind text not null check (kind in ('missing-here', 'missing-there', 'other-amount')),
  entry_kind text not null,
  reference text not null,
  provider_ref text not null,
  our_cents bigint,
  their_cents bigint,
  currency text not null,
  at timestamptz not null,
  -- Said by an operator; a difference without one is open.
  explanation text,
  explained_by text references people (id),
  explained_at timestamptz,
  unique (provider, day, kind, entry_kind, reference, provider_ref),
  foreign key (provider, day) references reconciliations (provider, day)
);

-- Captures of a provider by time, for comparing days.
create index payments_captured on payments (provider, captured_at) where captured_at is not null;

-- The sandbox's own memory: what it, as somebody else's house, knows.
create table sandbox_payments (
  provider_ref text primary key,
  outcome text not null check (outcome in ('pending', 'captured', 'declined', 'expired')),
  amount_cents bigint not null,
  currency text not null,
  at timestamptz not null,
  -- How many tries of a refund it still refuses.
  refusals integer not null default 0
);
create index sandbox_payments_by_time on sandbox_payments (at);
create table sandbox_movements (
  reference text primary key,
  kind text not null check (kind in ('refund', 'split')),
  provider_ref text not null,
  amount_cents bigint not null,
  currency text not null,
  at timestamptz not null
);
create index sandbox_movements_by_time on sandbox_movements (at);
