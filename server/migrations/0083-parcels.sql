-- An order leaves in several parcels, each with its own lines; carriers say where they are; receipt has a clock.

alter table orders
  -- Until when the shopper may say that the goods are here; null while no clock runs.
  add column receipt_due_at timestamptz,
  -- The clock ran out while something about the order was being decided.
  add column receipt_paused_at timestamptz;
create index orders_receipt_due on orders (receipt_due_at) where receipt_due_at is not null;
create index orders_receipt_paused on orders (receipt_paused_at) where receipt_paused_at is not null;

alter table parcels
  drop constraint parcels_state_check,
  drop constraint parcels_carrier_tracking_no_key,
  add column shop_id text references shops (id),
  add column picked_up_at timestamptz,
  -- Lost, returned or cancelled.
  add column ended_at timestamptz,
  -- What the carrier said last of the number that counts now, and since when this is the number.
  add column labelled_at timestamptz,
  add column trace_status text,
  add column trace_at timestamptz,
  -- When the carrier is asked next; null when nobody waits for an answer any more.
  add column next_track_at timestamptz,
  -- How often in a row the carrier had nothing new.
  add column quiet_count integer not null default 0;
update parcels p set shop_id = o.shop_id, labelled_at = p.shipped_at from orders o where o.id = p.order_id;
update parcels set state = 'announced', next_track_at = shipped_at where state = 'shipped';
alter table parcels
  alter column shop_id set not null,
  alter column labelled_at set not null,
  add constraint parcels_state_check
    check (state in ('announced', 'moving', 'delivered', 'lost', 'returned', 'cancelled'));
-- A number that was cancelled may be used again.
create unique index parcels_number on parcels (carrier, tracking_no) where state <> 'cancelled';
create index parcels_to_track on parcels (next_track_at) where next_track_at is not null;
create index parcels_under_way_of_shop on parcels (shop_id, coalesce(trace_at, shipped_at), id)
  where state in ('announced', 'moving');

create table parcel_lines (
  parcel_id text not null references parcels (id),
  variant_id text not null,
  quantity integer not null check (quantity > 0),
  primary key (parcel_id, variant_id)
);
insert into parcel_lines (parcel_id, variant_id, quantity)
select p.id, l.variant_id, l.quantity from parcels p join order_lines l on l.order_id = p.order_id;

-- What carriers said, each thing once, however often it is told.
create table parcel_traces (
  parcel_id text not null references parcels (id),
  -- Of which number: one that was mistyped keeps its own.
  carrier text not null,
  tracking_no text not null,
  at timestamptz not null,
  status text not null,
  place text not null,
  text text not null,
  heard_at timestamptz not null,
  primary key (parcel_id, carrier, tracking_no, at, status, place)
);

-- The histories of orders that were shipped whole, told with their parcel: `shipped` and `delivered` say it of all.
create temporary table retold on commit drop as
select order_id, row_number() over (partition by order_id order by version, part) as version, kind, at, actor_id, data
from (
  select e.order_id, e.version, 1 as part,
    case e.kind when 'shipped' then 'parcel-shipped' when 'delivered' then 'parcel-delivered' else e.kind end as kind,
    e.at, e.actor_id,
    case e.kind when 'shipped' then e.data || jsonb_build_object('lines', (
      select jsonb_agg(jsonb_build_object('variantId', l.variant_id, 'quantity', l.quantity) order by l.position)
      from order_lines l where l.order_id = e.order_id))
    else e.data end as data
  from order_events e where e.order_id in (select order_id from parcels)
  union all
  select e.order_id, e.version, 2, e.kind, e.at, e.actor_id,
    case e.kind when 'delivered' then jsonb_build_object('receiptDueAt',
      to_char((e.at + interval '10 days') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) else '{}' end
  from order_events e where e.kind in ('shipped', 'delivered') and e.order_id in (select order_id from parcels)
) steps;
delete from order_events where order_id in (select order_id from retold);
insert into order_events (order_id, version, kind, at, actor_id, data)
select order_id, version, kind, at, actor_id, data from retold;
update orders o set version = r.version
from (select order_id, max(version) as version from retold group by order_id) r where r.order_id = o.id;
update orders set receipt_due_at = delivered_at + interval '10 days' where state = 'delivered';
