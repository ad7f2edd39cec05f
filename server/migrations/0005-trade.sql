-- Catalogue, stock, cart, quotes, orders, payments, ledger, parcels. Money in minor units.

create table products (
  id text primary key,
  shop_id text not null references shops (id),
  title text not null,
  description text not null default '',
  category text not null default '',
  attributes jsonb not null default '{}',
  picture_keys text[] not null default '{}',
  state text not null check (state in ('draft', 'on-sale', 'off-sale', 'taken-down')),
  -- Names of the guarantees shown beside it, e.g. return-7-days, ship-24-hours.
  guarantees text[] not null default '{}',
  source text,
  source_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (shop_id, source, source_id)
);
create index products_of_shop on products (shop_id, id desc);

create table variants (
  id text primary key,
  product_id text not null references products (id),
  sku text not null,
  title text not null default '',
  options jsonb not null default '{}',
  price_cents bigint not null check (price_cents between 1 and 100000000),
  list_price_cents bigint check (list_price_cents between 1 and 100000000),
  currency text not null default 'CNY',
  position integer not null,
  removed_at timestamptz,
  unique (product_id, sku)
);

create table stock_levels (
  variant_id text not null references variants (id),
  warehouse_id text not null default 'main',
  on_hand integer not null check (on_hand >= 0),
  held integer not null default 0 check (held >= 0 and held <= on_hand),
  primary key (variant_id, warehouse_id)
);

create table stock_holds (
  id text primary key,
  checkout_id text not null,
  variant_id text not null,
  warehouse_id text not null,
  quantity integer not null check (quantity > 0),
  state text not null check (state in ('active', 'committed', 'released')),
  expires_at timestamptz not null,
  foreign key (variant_id, warehouse_id) references stock_levels (variant_id, warehouse_id)
);
create index stock_holds_of_checkout on stock_holds (checkout_id);
create index stock_holds_to_expire on stock_holds (expires_at) where state = 'active';

create table cart_lines (
  person_id text not null references people (id),
  variant_id text not null references variants (id),
  quantity integer not null check (quantity between 1 and 999),
  clip_id text,
  added_at timestamptz not null,
  primary key (person_id, variant_id)
);

create table quotes (
  id text primary key,
  person_id text not null references people (id),
  content jsonb not null,
  total_cents bigint not null check (total_cents >= 0),
  currency text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

create table checkouts (
  id text primary key,
  person_id text not null references people (id),
  quote_id text not null unique references quotes (id),
  total_cents bigint not null check (total_cents > 0),
  currency text not null,
  state text not null check (state in ('pending-payment', 'paid', 'closed')),
  created_at timestamptz not null,
  payment_due_at timestamptz not null
);
create index checkouts_to_close on checkouts (payment_due_at) where state = 'pending-payment';

create table orders (
  id text primary key,
  checkout_id text not null references checkouts (id),
  shop_id text not null references shops (id),
  person_id text not null references people (id),
  state text not null check (state in ('pending-payment', 'paid', 'shipped', 'delivered', 'received', 'closed')),
  goods_cents bigint not null check (goods_cents >= 0),
  shipping_cents bigint not null check (shipping_cents >= 0),
  total_cents bigint not null check (total_cents = goods_cents + shipping_cents),
  currency text not null,
  address jsonb not null,
  arrival_from date not null,
  arrival_to date not null,
  placed_at timestamptz not null,
  paid_at timestamptz,
  shipped_at timestamptz,
  delivered_at timestamptz,
  received_at timestamptz,
  closed_at timestamptz,
  close_reason text,
  version integer not null
);
create index orders_of_person on orders (person_id, id desc);
create index orders_of_shop on orders (shop_id, state, id desc);
create index orders_of_checkout on orders (checkout_id);

create table order_lines (
  order_id text not null references orders (id),
  position integer not null,
  variant_id text not null,
  product_id text not null,
  title text not null,
  variant_title text not null,
  picture_key text,
  unit_price_cents bigint not null,
  quantity integer not null check (quantity > 0),
  total_cents bigint not null check (total_cents = unit_price_cents * quantity),
  clip_id text,
  primary key (order_id, position)
);

-- The order's own history: state is what these events evolve to.
create table order_events (
  order_id text not null references orders (id),
  version integer not null,
  kind text not null,
  at timestamptz not null,
  actor_id text,
  data jsonb not null default '{}',
  primary key (order_id, version)
);

create table payments (
  id text primary key,
  checkout_id text not null references checkouts (id),
  provider text not null,
  provider_ref text not null,
  amount_cents bigint not null check (amount_cents > 0),
  currency text not null,
  state text not null check (state in ('pending', 'captured', 'declined', 'expired', 'refunded')),
  created_at timestamptz not null,
  captured_at timestamptz,
  unique (provider, provider_ref)
);
create index payments_of_checkout on payments (checkout_id);

create table payment_callbacks (
  provider text not null,
  callback_id text not null,
  received_at timestamptz not null,
  outcome text not null,
  body jsonb not null,
  primary key (provider, callback_id)
);

create table ledger_accounts (
  id bigint generated always as identity primary key,
  -- provider (money at the payment provider), escrow, shop, commission, refund …
  kind text not null,
  owner_id text not null,
  currency text not null,
  unique (kind, owner_id, currency)
);

create table ledger_journals (
  id text primary key,
  at timestamptz not null,
  kind text not null,
  -- What it belongs to: one journal of a kind for one reference, so that a repeated effect is refused by the database.
  reference_id text not null,
  unique (kind, reference_id)
);

create table ledger_entries (
  id bigint generated always as identity primary key,
  journal_id text not null references ledger_journals (id),
  account_id bigint not null references ledger_accounts (id),
  amount_cents bigint not null check (amount_cents <> 0),
  currency text not null
);
create index ledger_entries_of_journal on ledger_entries (journal_id);
create index ledger_entries_of_account on ledger_entries (account_id, id);

-- A journal that does not balance per currency cannot be committed.
create function ledger_journal_balances() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from ledger_entries where journal_id = new.journal_id group by currency having sum(amount_cents) <> 0
  ) then
    raise exception 'journal % does not balance', new.journal_id using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger ledger_entries_balance after insert on ledger_entries
  deferrable initially deferred for each row execute function ledger_journal_balances();

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'integrity_constraint_violation';
end $$;
create trigger ledger_entries_append_only before update or delete on ledger_entries
  for each statement execute function ledger_is_append_only();
create trigger ledger_journals_append_only before update or delete on ledger_journals
  for each statement execute function ledger_is_append_only();

create table parcels (
  id text primary key,
  order_id text not null references orders (id),
  carrier text not null,
  tracking_no text not null,
  state text not null check (state in ('shipped', 'delivered')),
  shipped_at timestamptz not null,
  delivered_at timestamptz,
  unique (carrier, tracking_no)
);
create index parcels_of_order on parcels (order_id);
