-- After-sales: what a buyer asks for after paying, line by line, how it is answered and how it ends.

create table after_sales (
  id text primary key,
  order_id text not null references orders (id),
  shop_id text not null references shops (id),
  person_id text not null references people (id),
  kind text not null check (kind in ('refund', 'return', 'exchange', 'repair')),
  state text not null check (state in ('asked', 'offered', 'declined', 'awaiting-return', 'returning', 'returned',
    'sending', 'escalated', 'closed')),
  reason text not null,
  description text not null check (length(description) <= 1000),
  currency text not null,
  -- What is asked for, offered or agreed on; of an exchange and a repair, what goes back when they fail.
  amount_cents bigint not null check (amount_cents >= 0),
  -- What there is of shipping in it at most.
  shipping_max_cents bigint not null check (shipping_max_cents >= 0),
  refunded_cents bigint not null default 0 check (refunded_cents >= 0),
  shipping_refunded_cents bigint not null default 0 check (shipping_refunded_cents between 0 and shipping_max_cents),
  -- The clocks that it began with.
  policy_version integer not null,
  -- Until when whoever's turn it is may act; null when it is nobody's or an operator's.
  due_at timestamptz,
  outcome text check (outcome in ('refunded', 'exchanged', 'repaired', 'withdrawn', 'lapsed', 'not-sent-back',
    'dismissed', 'order-refunded')),
  back_carrier text,
  back_tracking_no text,
  version integer not null,
  opened_at timestamptz not null,
  escalated_at timestamptz,
  ruled_at timestamptz,
  closed_at timestamptz,
  check ((state = 'closed') = (outcome is not null)),
  check ((state = 'closed') = (closed_at is not null))
);
create index after_sales_due on after_sales (due_at) where due_at is not null;
create index after_sales_of_order on after_sales (order_id, id);
create index after_sales_of_person on after_sales (person_id, id desc);
create index after_sales_of_shop on after_sales (shop_id, id desc);
create index after_sales_open_of_shop on after_sales (shop_id, due_at, id) where closed_at is null;
create index after_sales_escalated on after_sales (escalated_at, id) where state = 'escalated';
create index after_sales_ruled on after_sales (ruled_at desc, id desc) where ruled_at is not null;

create table after_sale_lines (
  case_id text not null references after_sales (id),
  order_id text not null,
  position integer not null,
  quantity integer not null check (quantity > 0),
  -- What may go back for these pieces, and what did.
  max_cents bigint not null check (max_cents >= 0),
  refunded_cents bigint not null default 0 check (refunded_cents between 0 and max_cents),
  open boolean not null,
  primary key (case_id, position),
  foreign key (order_id, position) references order_lines (order_id, position)
);
create index after_sale_lines_of_order on after_sale_lines (order_id, position);
-- At most one open case a line, whatever races.
create unique index after_sale_lines_one_open on after_sale_lines (order_id, position) where open;

-- The case's own history: state is what these events evolve to.
create table after_sale_events (
  case_id text not null references after_sales (id),
  version integer not null,
  kind text not null,
  at timestamptz not null,
  side text not null check (side in ('buyer', 'shop', 'operator', 'clock')),
  actor_id text,
  data jsonb not null default '{}',
  primary key (case_id, version)
);

-- Photographs and scans, sealed; for the two sides and operators.
create table after_sale_files (
  id text primary key,
  case_id text not null references after_sales (id),
  side text not null check (side in ('buyer', 'shop')),
  slot integer not null check (slot between 1 and 9),
  author_id text not null references people (id),
  blob_key text not null,
  content_type text not null,
  bytes integer not null,
  created_at timestamptz not null,
  unique (case_id, side, slot)
);

create table after_sale_messages (
  id text primary key,
  case_id text not null references after_sales (id),
  side text not null check (side in ('buyer', 'shop')),
  author_id text not null references people (id),
  text text not null check (length(text) between 1 and 1000),
  created_at timestamptz not null
);
create index after_sale_messages_of_case on after_sale_messages (case_id, id);

alter table saved_views drop constraint saved_views_list_check;
alter table saved_views add constraint saved_views_list_check check (list in ('orders', 'products', 'after-sales'));
