-- What is kept of the watch over live rooms: what the platform keeps a room from for a time, who watches it, and each intervention with
-- what it rests on.

create table room_restraints (
  room_id text not null references rooms (id),
  -- pin: these goods are not pinned. speak: whoever works there neither writes nor announces.
  kind text not null check (kind in ('pin', 'speak')),
  -- Empty for what is about no goods.
  product_id text not null default '',
  until timestamptz not null,
  primary key (room_id, kind, product_id),
  check ((kind = 'pin') = (product_id <> ''))
);

-- One process watches a live room, and says so anew with every look; when it does no longer, another one goes on.
create table room_watches (
  room_id text primary key references rooms (id),
  holder text not null,
  held_until timestamptz not null,
  -- What came until then was looked at.
  looked_at timestamptz not null
);

create table room_interventions (
  id text primary key,
  room_id text not null references rooms (id),
  broadcaster_id text not null,
  kind text not null check (kind in ('hint', 'unpin', 'mute', 'cut')),
  at timestamptz not null,
  -- The operator who stepped in; null: the watch did.
  by_id text references people (id),
  -- What it follows from: `words:<rule>`, `rate:<stream>`, `operator`.
  rule text not null,
  policy_version integer not null,
  reason text not null default '',
  -- What was pinned then; of an unpin what may not be pinned.
  product_id text,
  -- Until when it holds; null for what is over at once.
  until timestamptz,
  -- Quotes, rates, and what to say instead.
  evidence jsonb not null,
  -- The part of the broadcast that shows it.
  clip_from timestamptz not null,
  clip_until timestamptz not null check (clip_until > clip_from),
  taken_back_at timestamptz,
  taken_back_by text references people (id),
  taken_back_reason text not null default '',
  check ((taken_back_at is null) = (taken_back_by is null))
);
create index room_interventions_of_room on room_interventions (room_id, id desc);
create index room_interventions_by_kind on room_interventions (kind, id desc);
