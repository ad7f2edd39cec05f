-- Goods that are looked at in the platform's warehouse before they reach their buyers.

-- Orders that go through the warehouse. One that goes directly has no row.
create table inspection_orders (
  order_id text primary key,
  shop_id text not null references shops (id),
  person_id text not null references people (id),
  -- Stands on the parcel that the shop sends: digits, the last of them checks the others.
  code text not null unique,
  -- Why, and by which version of the policy, from which facts.
  because text not null,
  policy_version integer not null,
  facts jsonb not null,
  routed_at timestamptz not null,
  -- The shop's parcel to the warehouse.
  carrier text,
  tracking_no text,
  sent_at timestamptz,
  arrived_at timestamptz,
  arrived_by text references people (id),
  -- On from the warehouse to the buyer: the parcel itself is one of the order's.
  left_at timestamptz,
  check ((sent_at is null) = (tracking_no is null) and (sent_at is null) = (carrier is null)),
  check ((arrived_at is null) = (arrived_by is null))
  -- No key to the order, which everybody who pays would lock.
);
create index inspection_orders_of_shop on inspection_orders (shop_id, routed_at desc);
create index inspection_orders_by_number on inspection_orders (tracking_no) where tracking_no is not null;

-- Each piece of them that is looked at.
create table inspections (
  id text primary key,
  order_id text not null references inspection_orders (order_id),
  position integer not null,
  -- Which piece of the line, from 1.
  piece integer not null check (piece > 0),
  shop_id text not null references shops (id),
  person_id text not null references people (id),
  variant_id text not null,
  title text not null,
  kind text not null check (kind in ('phone', 'jewellery', 'bag', 'liquor')),
  -- What the listing said when it was ordered, and what was paid for this piece.
  promised jsonb not null,
  paid_cents bigint not null check (paid_cents >= 0),
  currency text not null,
  state text not null
    check (state in ('awaited', 'arrived', 'to-confirm', 'passed', 'rejected', 'sent-on', 'sent-back', 'cancelled')),
  version integer not null,
  -- Then the clock decides for the buyer; null when none runs.
  due_at timestamptz,
  -- Of all goods ever looked at, only one has this seal.
  seal_no text unique,
  refunded_cents bigint not null default 0 check (refunded_cents between 0 and paid_cents),
  -- When it was judged, and whether it was let pass: the shop's history.
  judged_at timestamptz,
  failed boolean,
  changed_at timestamptz not null,
  unique (order_id, position, piece),
  check ((state = 'to-confirm') = (due_at is not null))
);
create index inspections_due on inspections (due_at) where due_at is not null;
create index inspections_to_do on inspections (state, changed_at, id) where state not in ('sent-on', 'sent-back');
create index inspections_of_shop on inspections (shop_id, judged_at) where judged_at is not null;

-- A piece's own history: state is what these events evolve to.
create table inspection_events (
  inspection_id text not null references inspections (id),
  version integer not null,
  kind text not null,
  at timestamptz not null,
  side text not null check (side in ('inspector', 'buyer', 'shop', 'clock')),
  actor_id text,
  data jsonb not null default '{}',
  primary key (inspection_id, version)
);

-- What the inspector photographed, sealed; for the two sides and the house.
create table inspection_photos (
  id text primary key,
  inspection_id text not null references inspections (id),
  slot text not null,
  author_id text not null references people (id),
  blob_key text not null,
  content_type text not null,
  bytes integer not null,
  sha256 bytea not null,
  created_at timestamptz not null,
  -- One picture is of one thing.
  unique (inspection_id, sha256)
);
create index inspection_photos_of_inspection on inspection_photos (inspection_id, id);

-- The public keys that certificates were ever signed with: what was signed by an old one stays good.
create table inspection_keys (
  id text primary key,
  public_key text not null,
  since timestamptz not null
);

create table inspection_certificates (
  id text primary key,
  inspection_id text not null unique references inspections (id),
  key_id text not null references inspection_keys (id),
  -- Exactly what was signed.
  text text not null,
  signature text not null,
  issued_at timestamptz not null,
  -- Not in force any more, e.g. because the goods were not sent on.
  voided_at timestamptz
);
