-- The order desk: a buyer asks to cancel, both sides write to each other, the shop keeps views of its lists.

-- Until when the shop may answer a buyer who asked to cancel; null while nobody asks.
alter table orders add column cancel_due_at timestamptz;
create index orders_to_cancel on orders (cancel_due_at) where cancel_due_at is not null;
create index orders_asked_to_cancel on orders (shop_id, cancel_due_at, id) where cancel_due_at is not null;
-- The longest waiting first.
create index orders_waiting on orders (shop_id, paid_at, id) where state = 'paid';
create index orders_newest_of_shop on orders (shop_id, id desc);

-- One conversation for each order, made by its first message.
create table order_threads (
  order_id text primary key references orders (id),
  shop_id text not null references shops (id),
  person_id text not null references people (id),
  message_count integer not null default 0,
  -- How many messages of the other side each side has not seen.
  shop_unread integer not null default 0 check (shop_unread >= 0),
  buyer_unread integer not null default 0 check (buyer_unread >= 0),
  last_at timestamptz not null
);
create index order_threads_to_answer on order_threads (shop_id, last_at, order_id) where shop_unread > 0;

create table order_messages (
  id text primary key,
  order_id text not null references order_threads (order_id),
  side text not null check (side in ('buyer', 'shop')),
  author_id text not null references people (id),
  text text not null check (length(text) between 1 and 1000),
  created_at timestamptz not null
);
create index order_messages_of_order on order_messages (order_id, id desc);

-- A person's own views of a shop's lists, by name.
create table saved_views (
  id text primary key,
  shop_id text not null references shops (id),
  person_id text not null references people (id),
  list text not null check (list in ('orders', 'products')),
  name text not null,
  -- The filters as the address of the list has them.
  search jsonb not null,
  created_at timestamptz not null,
  unique (shop_id, person_id, list, name)
);
