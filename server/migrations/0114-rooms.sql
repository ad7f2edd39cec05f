-- Live rooms: one broadcast of a shop or of a creator, with its bag of goods, what was pinned, who helps, and what
-- viewers must know, numbered without gaps.

create table rooms (
  id text primary key,
  broadcaster_id text not null,
  broadcaster_kind text not null check (broadcaster_kind in ('shop', 'creator')),
  state text not null check (state in ('scheduled', 'live', 'ended', 'cancelled')),
  title text not null,
  introduction text not null default '',
  cover_key text,
  planned_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  end_reason text check (end_reason in ('host', 'connection-lost', 'operator', 'cancelled')),
  -- How pictures arrive now (rtmp, browser …); null while none do.
  push_via text,
  -- When pictures stopped arriving; null while they arrive, and before any did.
  silent_at timestamptz,
  -- Who may say what in the chat: seconds between two of one person, characters of one, words that nobody may use.
  slow_mode_s integer not null default 0 check (slow_mode_s between 0 and 600),
  chat_length_max integer not null default 100 check (chat_length_max between 1 and 200),
  chat_open boolean not null default true,
  banned_words text[] not null default '{}',
  -- The number of the newest row of room_messages; raised with it, under this row's lock.
  last_seq bigint not null default 0,
  -- Raised by every change that evolves the room.
  version integer not null,
  created_by text not null references people (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state in ('live', 'ended')) = (started_at is not null)),
  check ((state in ('ended', 'cancelled')) = (ended_at is not null)),
  check ((ended_at is null) = (end_reason is null))
);
create unique index rooms_live_of_broadcaster on rooms (broadcaster_id) where state = 'live';
create index rooms_of_broadcaster on rooms (broadcaster_id, id desc);
create index rooms_live on rooms (started_at desc, id desc) where state = 'live';
create index rooms_planned on rooms (planned_at, id) where state = 'scheduled';
create index rooms_silent on rooms (silent_at) where state = 'live' and silent_at is not null;

-- The room's own history: state is what these events evolve to.
create table room_events (
  room_id text not null references rooms (id),
  version integer not null,
  kind text not null,
  at timestamptz not null,
  actor_id text,
  data jsonb not null default '{}',
  primary key (room_id, version)
);

-- What viewers must know, each with the next number of its room: a message exists exactly when its effect does.
create table room_messages (
  room_id text not null references rooms (id),
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  body jsonb not null,
  primary key (room_id, seq)
);

-- What a broadcaster's program, or the studio's page, pushes by; here is its SHA-256. Of each kind at most one of a room
-- is not revoked.
create table room_keys (
  key_hash bytea primary key,
  room_id text not null references rooms (id),
  kind text not null check (kind in ('program', 'browser')),
  made_by text not null references people (id),
  made_at timestamptz not null,
  revoked_at timestamptz
);
create unique index room_keys_open on room_keys (room_id, kind) where revoked_at is null;

-- The goods of a room, in the order they are shown.
create table room_goods (
  room_id text not null references rooms (id),
  product_id text not null references products (id),
  shop_id text not null references shops (id),
  position integer not null,
  -- Said beside the goods: why they are good. Plain text.
  note text not null default '',
  added_by text not null references people (id),
  added_at timestamptz not null,
  primary key (room_id, product_id)
);
create index room_goods_of_product on room_goods (product_id);

-- What was pinned when: the timeline of the replay, and what explain clips are cut by.
create table room_pins (
  id text primary key,
  room_id text not null references rooms (id),
  product_id text not null references products (id),
  pinned_by text not null references people (id),
  pinned_at timestamptz not null,
  -- Until when the host means to explain it; nothing happens by itself then.
  until timestamptz,
  unpinned_at timestamptz check (unpinned_at >= pinned_at)
);
create unique index room_pins_open on room_pins (room_id) where unpinned_at is null;
create index room_pins_of_room on room_pins (room_id, id);

-- What a variant costs in a room while it is live, and how many are set aside for it.
create table room_prices (
  room_id text not null references rooms (id),
  variant_id text not null references variants (id),
  product_id text not null references products (id),
  shop_id text not null references shops (id),
  -- Null: set aside at the usual price.
  price_cents bigint check (price_cents between 1 and 100000000),
  pool_id text references stock_pools (id),
  set_by text not null references people (id),
  set_at timestamptz not null,
  primary key (room_id, variant_id),
  check (price_cents is not null or pool_id is not null)
);
create index room_prices_of_variant on room_prices (variant_id);

-- Below this the shop sells a variant in no room (cost guard).
create table room_price_floors (
  variant_id text primary key references variants (id),
  floor_cents bigint not null check (floor_cents between 1 and 100000000),
  set_by text not null references people (id),
  set_at timestamptz not null
);

-- People named to help in all rooms of a broadcaster, besides a shop's own staff.
create table room_helpers (
  broadcaster_id text not null,
  person_id text not null references people (id),
  role text not null check (role in ('assistant', 'moderator')),
  named_by text not null references people (id),
  named_at timestamptz not null,
  primary key (broadcaster_id, person_id)
);
create index room_helpers_of_person on room_helpers (person_id);

-- Who may say nothing in the rooms of a broadcaster; until null: until it is taken back.
create table room_mutes (
  broadcaster_id text not null,
  person_id text not null references people (id),
  until timestamptz,
  muted_by text not null references people (id),
  muted_at timestamptz not null,
  primary key (broadcaster_id, person_id)
);

-- Who broadcasts no more, by an operator's decision.
create table room_bans (
  broadcaster_id text primary key,
  until timestamptz,
  reason text not null,
  banned_by text not null references people (id),
  banned_at timestamptz not null
);

-- What viewers say is wrong with a room, once each. settled_at: an operator looked and decided.
create table room_reports (
  room_id text not null references rooms (id),
  person_id text not null references people (id),
  reason text not null check (reason in ('misleading', 'counterfeit', 'unsafe', 'indecent', 'stolen', 'other')),
  note text not null default '',
  reported_at timestamptz not null,
  settled_at timestamptz,
  primary key (room_id, person_id)
);
create index room_reports_open on room_reports (room_id) where settled_at is null;
create index room_reports_of_person on room_reports (person_id, reported_at desc);

-- Who wants to be told when a room goes live.
create table room_reminders (
  room_id text not null references rooms (id),
  person_id text not null references people (id),
  asked_at timestamptz not null,
  told_at timestamptz,
  primary key (room_id, person_id)
);
create index room_reminders_of_person on room_reminders (person_id, asked_at desc);

-- Who watched a room: one row for each person, however often they came. watched_ms is up to seen_at; while `here`, and
-- seen lately, it goes on.
create table room_viewers (
  room_id text not null references rooms (id),
  person_id text not null,
  -- What brought them the first time: feed, author, search, share, reminder, direct ...
  source text not null default 'direct',
  joined_at timestamptz not null,
  seen_at timestamptz not null,
  watched_ms bigint not null default 0 check (watched_ms >= 0),
  here boolean not null,
  chats integer not null default 0,
  primary key (room_id, person_id)
);

-- Likes of a room, counted: raised by what the sockets of a process gathered in a second. Not in rooms: nobody who
-- announces waits for it.
create table room_likes (
  room_id text primary key references rooms (id),
  likes bigint not null default 0
);

-- Goods bought in a room keep its id, from the cart to the order.
alter table cart_lines add column room_id text;
alter table order_lines add column room_id text;
create index order_lines_of_room on order_lines (room_id, order_id) where room_id is not null;
