-- Flash sales in live rooms: so many at a price, for minutes, after a countdown.

-- Of flash sales and lucky bags: how many one person may have from the pool. What is taken from those pools counts for no
-- limit of the variant itself.
alter table stock_pools add column per_person_max integer check (per_person_max between 1 and 999);
create index stock_holds_of_pool on stock_holds (pool, person_id) where pool <> '';

create table flash_sales (
  id text primary key,
  room_id text not null references rooms (id),
  shop_id text not null references shops (id),
  product_id text not null references products (id),
  variant_id text not null references variants (id),
  state text not null check (state in ('announced', 'running', 'ended')),
  price_cents bigint not null check (price_cents > 0),
  usual_cents bigint not null check (usual_cents > price_cents),
  quantity integer not null check (quantity > 0),
  per_person_max integer not null check (per_person_max > 0),
  pool_id text not null references stock_pools (id),
  made_by text not null references people (id),
  announced_at timestamptz not null,
  begins_at timestamptz not null check (begins_at > announced_at),
  ends_at timestamptz not null check (ends_at > begins_at),
  -- The room's price that it took the place of while it runs: price and pool; null when there was none.
  before jsonb,
  -- Since when nothing of it is to be had; null while something is.
  sold_out_at timestamptz,
  ended_at timestamptz,
  end_reason text check (end_reason in ('time', 'room')),
  check ((state = 'ended') = (ended_at is not null)),
  check ((ended_at is null) = (end_reason is null))
);
create unique index flash_sales_under_way on flash_sales (room_id, variant_id) where state <> 'ended';
create index flash_sales_of_room on flash_sales (room_id, id desc);
create index flash_sales_to_advance on flash_sales (id) where state <> 'ended';
