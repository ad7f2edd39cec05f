-- A case about something that was said and sold in a live room: what is frozen of it when it is opened, who is compensated, and how it was
-- ruled.

create table trust_cases (
  id text primary key,
  room_id text not null references rooms (id),
  -- The shop or creator who broadcast it.
  broadcaster_id text not null,
  -- The part of the broadcast it is about.
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  -- The goods it is about.
  product_ids text[] not null check (cardinality(product_ids) between 1 and 50),
  -- The order whose buyer complained, if it began with one.
  order_id text references orders (id),
  summary text not null,
  state text not null default 'open' check (state in ('open', 'violation', 'dismissed')),
  opened_by text not null references people (id),
  opened_at timestamptz not null,
  -- As they were then: what was said, what the listings said. Nobody changes that afterwards.
  transcript jsonb not null,
  listings jsonb not null,
  compensated_at timestamptz,
  -- Of what was paid for the goods.
  per_mille integer check (per_mille between 1 and 10000),
  ruled_at timestamptz,
  ruled_by text references people (id),
  -- Until then nothing of it is deleted.
  keep_until timestamptz not null,
  check ((state = 'open') = (ruled_at is null)),
  check ((compensated_at is null) = (per_mille is null))
);
create index trust_cases_in_state on trust_cases (state, id desc);
create index trust_cases_of_room on trust_cases (room_id, id);

-- What a case pays to the buyer of each order: one row, and one journal at most, an order and case.
create table case_compensations (
  -- The payout's.
  id text primary key,
  case_id text not null references trust_cases (id),
  order_id text not null references orders (id),
  shop_id text not null references shops (id),
  person_id text not null references people (id),
  currency text not null,
  wanted_cents bigint not null check (wanted_cents > 0),
  -- What was paid; less than wanted when other cases paid for the same goods.
  paid_cents bigint not null default 0 check (paid_cents between 0 and wanted_cents),
  state text not null default 'due' check (state in ('due', 'paid', 'nothing-left')),
  decided_at timestamptz not null,
  paid_at timestamptz,
  told_at timestamptz,
  unique (case_id, order_id),
  check ((state = 'paid') = (paid_cents > 0)),
  check ((state = 'due') = (paid_at is null))
);
create index case_compensations_due on case_compensations (id) where state = 'due';
create index case_compensations_of_order on case_compensations (order_id);
