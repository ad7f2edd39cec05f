-- Guarantees: what was promised with an order, claims under it, and what they paid.

-- A policy as it was when it was first promised. What was promised is never changed.
create table guarantee_policies (
  code text not null,
  version integer not null check (version > 0),
  policy jsonb not null,
  created_at timestamptz not null,
  primary key (code, version)
);

-- The rights of an order's line, taken down when it was placed.
create table order_line_rights (
  order_id text not null,
  position integer not null,
  code text not null,
  version integer not null,
  -- What was known then and does not change: category, tier of the shop.
  facts jsonb not null,
  primary key (order_id, position, code)
  -- No key to the line, which the same transaction writes, and none to the policy: everybody who orders would lock its row.
);

create table guarantee_claims (
  id text primary key,
  order_id text not null,
  position integer not null,
  code text not null,
  shop_id text not null references shops (id),
  person_id text not null references people (id),
  state text not null check (state in ('needs', 'wait', 'review', 'appealed', 'paid', 'refused', 'withdrawn')),
  reason text not null,
  currency text not null,
  -- What the policy said last, in a word.
  because text not null,
  -- Then the clock decides; null when none runs.
  due_at timestamptz,
  -- The most that it can pay, what of the deposit is held for it, and what it paid.
  stake_cents bigint not null check (stake_cents >= 0),
  frozen_cents bigint not null default 0 check (frozen_cents >= 0),
  paid_cents bigint not null default 0 check (paid_cents between 0 and stake_cents),
  -- What of it went back for the line itself: after-sales pays that no more.
  returned_cents bigint not null default 0 check (returned_cents between 0 and paid_cents),
  -- Whether it can pay such money at all: then nothing else is asked for of the line while it is open.
  returns boolean not null,
  version integer not null,
  opened_at timestamptz not null,
  review_at timestamptz,
  closed_at timestamptz,
  foreign key (order_id, position, code) references order_line_rights (order_id, position, code),
  check ((state in ('paid', 'refused', 'withdrawn')) = (closed_at is not null)),
  check (state in ('paid', 'appealed') or paid_cents = 0),
  check (closed_at is null or (frozen_cents = 0 and due_at is null))
);
-- One claim a right of a line, whatever races; what was withdrawn may be claimed again.
create unique index guarantee_claims_once on guarantee_claims (order_id, position, code) where state <> 'withdrawn';
create index guarantee_claims_due on guarantee_claims (due_at) where due_at is not null;
create index guarantee_claims_of_person on guarantee_claims (person_id, id desc);
create index guarantee_claims_of_shop on guarantee_claims (shop_id, id desc);
create index guarantee_claims_review on guarantee_claims (review_at, id) where state in ('review', 'appealed');

-- The claim's own history: state is what these events evolve to.
create table guarantee_claim_events (
  claim_id text not null references guarantee_claims (id),
  version integer not null,
  kind text not null,
  at timestamptz not null,
  side text not null check (side in ('buyer', 'shop', 'operator', 'clock')),
  actor_id text,
  data jsonb not null default '{}',
  primary key (claim_id, version)
);

-- Evidence, sealed; for the two sides and operators.
create table guarantee_claim_files (
  id text primary key,
  claim_id text not null references guarantee_claims (id),
  side text not null check (side in ('buyer', 'shop')),
  kind text not null check (kind in ('photo', 'video', 'freight-receipt', 'medical-note', 'lab-report', 'price-screenshot')),
  author_id text not null references people (id),
  blob_key text not null,
  content_type text not null,
  bytes integer not null,
  -- The same picture again is no more evidence.
  sha256 bytea not null,
  created_at timestamptz not null,
  unique (claim_id, sha256)
);
create index guarantee_claim_files_of_claim on guarantee_claim_files (claim_id, id);
