-- Stock by warehouse and pool: on hand, held by checkouts that are not paid yet, promised to orders that have not left.

create table warehouses (
  id text primary key,
  shop_id text not null references shops (id),
  name text not null,
  province text not null default '',
  -- Goods are taken from the lowest first.
  priority integer not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  unique (shop_id, name)
);

-- Goods set aside for one occasion: nobody else's order takes them.
create table stock_pools (
  id text primary key,
  shop_id text not null references shops (id),
  kind text not null check (kind in ('flash-sale', 'lucky-bag', 'room')),
  -- What the occasion is, e.g. a room's id.
  reference_id text not null,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create index stock_pools_of_shop on stock_pools (shop_id, id desc);

-- Levels are locked by whoever holds of them and never deleted: checking each hold against its level would only cost.
alter table stock_holds
  drop constraint stock_holds_variant_id_warehouse_id_fkey,
  add column pool text not null default '',
  add column person_id text,
  -- How many of a sold hold have left the warehouse or are back on the shelf.
  add column gone integer not null default 0 check (gone between 0 and quantity);
-- Until now goods left the count when they were paid: what waits to be shipped is promised, the rest has left.
update stock_holds h set gone = quantity where state = 'committed' and not exists (
  select from orders o join order_lines l on l.order_id = o.id
  where o.checkout_id = h.checkout_id and l.variant_id = h.variant_id and o.state = 'paid');

alter table stock_levels
  add column pool text not null default '',
  -- Sold and still in the warehouse; no part of what is on hand.
  add column promised integer not null default 0 check (promised >= 0),
  drop constraint stock_levels_pkey,
  add primary key (variant_id, warehouse_id, pool);
update stock_levels s set promised = h.promised
from (
  select variant_id, warehouse_id, sum(quantity - gone) as promised from stock_holds where state = 'committed' group by 1, 2
) h where h.variant_id = s.variant_id and h.warehouse_id = s.warehouse_id;

-- How many of a variant one person may have held or bought; without a row as many as they like.
create table stock_limits (
  variant_id text primary key references variants (id),
  per_person_max integer not null check (per_person_max between 1 and 999)
);

-- Counted only for variants that have such a limit, from when they have it.
create table stock_person_takes (
  variant_id text not null references variants (id),
  person_id text not null references people (id),
  quantity integer not null check (quantity >= 0),
  primary key (variant_id, person_id)
);

-- What the provider is told when the payment is opened after the order is committed.
alter table payments add column description text not null default '';

-- Who holds more than they pay for.
create index checkouts_unpaid_of_person on checkouts (person_id) where state = 'pending-payment';
create index checkouts_lapsed_of_person on checkouts (person_id, closed_at) where close_reason = 'expired';
