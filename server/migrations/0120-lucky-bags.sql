-- Lucky bags of live rooms: a prize set aside, rules that never change once published, one entry a person, and a draw that
-- anybody can verify (docs/decisions/0030-lucky-bags.md).

create table lucky_bags (
  id text primary key,
  room_id text not null references rooms (id),
  -- Whose goods the prize is.
  shop_id text not null references shops (id),
  state text not null check (state in ('draft', 'open', 'closed', 'sealed', 'drawn')),
  -- What the host asked for; the published rules are made from it.
  input jsonb not null,
  made_by text not null references people (id),
  made_at timestamptz not null,
  -- From here on all is fixed at publishing.
  published_at timestamptz,
  closes_at timestamptz,
  pool_id text references stock_pools (id),
  rules jsonb,
  rules_hash text,
  -- 32 bytes in hexadecimal; told to nobody before the draw. The commitment is its SHA-256.
  seed text,
  commitment text,
  -- How many entered; raised with each entry.
  entry_count integer not null default 0 check (entry_count >= 0),
  -- Fixed at closing.
  closed_at timestamptz,
  eligible_count integer,
  entries_root text,
  -- Until when shares are taken.
  shares_due_at timestamptz,
  -- Fixed when it is sealed.
  shares_revealed integer,
  shares_root text,
  root text,
  -- The draw: the proof document as anybody is given it.
  drawn_at timestamptz,
  proof jsonb,
  -- Until when winners may say where the prize goes; then what is left of the pool is given back.
  claim_due_at timestamptz,
  settled_at timestamptz,
  check ((state = 'draft') = (published_at is null)),
  check (state = 'draft' or (closes_at is not null and pool_id is not null and rules is not null
    and rules_hash is not null and seed is not null and commitment is not null)),
  check (state in ('draft', 'open') or (closed_at is not null and eligible_count is not null
    and entries_root is not null and shares_due_at is not null)),
  check (state <> 'drawn' or (root is not null and proof is not null and drawn_at is not null and claim_due_at is not null))
);
-- One at a time in a room.
create unique index lucky_bags_under_way on lucky_bags (room_id) where state in ('open', 'closed', 'sealed');
create index lucky_bags_of_room on lucky_bags (room_id, id desc);
create index lucky_bags_to_advance on lucky_bags (id) where state in ('open', 'closed', 'sealed');
create index lucky_bags_to_settle on lucky_bags (claim_due_at) where state = 'drawn' and settled_at is null;

create table lucky_bag_entries (
  bag_id text not null references lucky_bags (id),
  person_id text not null references people (id),
  -- What the entry is called in public.
  entry_id text not null unique,
  number integer not null check (number > 0),
  share_hash text not null,
  entered_at timestamptz not null,
  -- Whether the conditions were met, being in the room among them; decided at closing.
  conditions_met boolean,
  share text,
  primary key (bag_id, person_id),
  unique (bag_id, number)
);

-- Who said a bag's phrase in the chat while it was open.
create table lucky_bag_phrases (
  bag_id text not null references lucky_bags (id),
  person_id text not null,
  said_at timestamptz not null,
  primary key (bag_id, person_id)
);

create table lucky_bag_winners (
  bag_id text not null references lucky_bags (id),
  person_id text not null references people (id),
  -- In the order drawn, from 1.
  rank integer not null check (rank between 1 and 100),
  entry_id text not null,
  state text not null check (state in ('won', 'claimed', 'lapsed')),
  -- The order of 0 yuan that brings the prize.
  order_id text,
  claimed_at timestamptz,
  primary key (bag_id, person_id),
  unique (bag_id, rank),
  check ((state = 'claimed') = (order_id is not null))
);
create index lucky_bag_winners_of_person on lucky_bag_winners (person_id, bag_id desc);

-- A prize costs nothing: its checkout has a total of zero.
alter table checkouts drop constraint checkouts_total_cents_check, add constraint checkouts_total_cents_check check (total_cents >= 0);
