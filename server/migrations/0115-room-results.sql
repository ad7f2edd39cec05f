-- What comes of each live room: made by one reader of the log, whose position is kept in the same transaction.

create table room_results_reader (
  single boolean primary key default true check (single),
  tx xid8 not null,
  event_id bigint not null
);

create table room_result_minutes (
  room_id text not null,
  minute timestamptz not null,
  -- Times that somebody came.
  views integer not null default 0,
  -- Of all viewers together, within this minute: divided by 60,000 how many there were.
  watched_ms bigint not null default 0,
  product_clicks integer not null default 0,
  cart_adds integer not null default 0,
  orders integer not null default 0,
  paid_orders integer not null default 0,
  paid_cents bigint not null default 0,
  chats integer not null default 0,
  primary key (room_id, minute)
);

-- One row for each person who came to a room, clicked or bought there.
create table room_result_people (
  room_id text not null,
  person_id text not null,
  -- What brought them the first time; null for who bought without a view that was told.
  source text,
  watched_ms bigint not null default 0,
  clicked boolean not null default false,
  ordered boolean not null default false,
  paid_cents bigint not null default 0,
  primary key (room_id, person_id)
);

create table room_result_goods (
  room_id text not null,
  product_id text not null,
  clicks integer not null default 0,
  pieces integer not null default 0,
  paid_cents bigint not null default 0,
  primary key (room_id, product_id)
);
