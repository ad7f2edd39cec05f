-- Red packets of live rooms: a shop's settled money, split by chance, paid out to whoever takes a part.

create table red_packets (
  id text primary key,
  room_id text not null references rooms (id),
  shop_id text not null references shops (id),
  state text not null check (state in ('open', 'over')),
  total_cents bigint not null check (total_cents > 0),
  currency text not null,
  count integer not null check (count between 1 and 10000),
  -- The parts in the order in which they are taken: made from the seed at publishing, never changed.
  amounts bigint[] not null check (cardinality(amounts) = count),
  seed text not null,
  commitment text not null,
  taken integer not null default 0 check (taken between 0 and count),
  made_by text not null references people (id),
  published_at timestamptz not null,
  expires_at timestamptz not null,
  over_at timestamptz,
  -- What nobody took, back with the shop.
  returned_cents bigint not null default 0 check (returned_cents between 0 and total_cents),
  check ((state = 'over') = (over_at is not null))
);
create unique index red_packets_open on red_packets (room_id) where state = 'open';
create index red_packets_of_room on red_packets (room_id, id desc);
create index red_packets_of_shop on red_packets (shop_id, id desc);

create table red_packet_takes (
  id text primary key,
  packet_id text not null references red_packets (id),
  person_id text not null references people (id),
  number integer not null check (number > 0),
  amount_cents bigint not null check (amount_cents > 0),
  -- due: on its way to the person; refused: the provider has no account of theirs, and it is back with the shop.
  state text not null check (state in ('due', 'paid', 'refused')),
  taken_at timestamptz not null,
  ended_at timestamptz,
  provider_ref text,
  failure text,
  unique (packet_id, person_id),
  unique (packet_id, number),
  check ((state = 'due') = (ended_at is null))
);
create index red_packet_takes_due on red_packet_takes (taken_at) where state = 'due';
create index red_packet_takes_of_person on red_packet_takes (person_id, id desc);
