-- Clips: uploaded media, what is published, and what people do with it.

create table media_assets (
  id text primary key,
  owner_id text not null references people (id),
  state text not null check (state in ('uploaded', 'processing', 'ready', 'refused')),
  source_key text not null,
  source_bytes bigint not null,
  refusal text,
  progress real not null default 0,
  width integer,
  height integer,
  duration_ms integer,
  -- Set when ready: blob keys of the renditions.
  video_key text,
  cover_key text,
  strip_key text,
  video_bytes bigint,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table clips (
  id text primary key,
  author_id text not null,
  author_kind text not null check (author_kind in ('shop', 'creator')),
  asset_id text references media_assets (id),
  caption text not null default '',
  category text not null default '',
  tags text[] not null default '{}',
  -- reference: known from an import, without media, never served.
  state text not null check (state in ('draft', 'published', 'taken-down', 'reference')),
  duration_ms integer not null default 0,
  published_at timestamptz,
  taken_down_reason text,
  source text,
  source_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, source_id)
);
create index clips_of_author on clips (author_id, published_at desc);

create table clip_goods (
  clip_id text not null references clips (id),
  product_id text not null,
  position integer not null,
  at_ms integer not null default 0,
  primary key (clip_id, product_id)
);
create index clip_goods_of_product on clip_goods (product_id);

create table clip_likes (
  clip_id text not null references clips (id),
  person_id text not null references people (id),
  liked_at timestamptz not null,
  primary key (clip_id, person_id)
);
create index clip_likes_of_person on clip_likes (person_id, liked_at desc);

create table clip_counts (
  clip_id text primary key references clips (id),
  likes integer not null default 0,
  comments integer not null default 0,
  shares integer not null default 0
);

create table comments (
  id text primary key,
  clip_id text not null references clips (id),
  person_id text not null references people (id),
  body text not null,
  created_at timestamptz not null,
  removed_at timestamptz
);
create index comments_of_clip on comments (clip_id, id desc) where removed_at is null;

-- The seen position of the interest engine's last stored snapshot lives beside it in blob storage; this names the newest.
create table interest_snapshots (
  id bigint generated always as identity primary key,
  blob_key text not null,
  tx xid8 not null,
  event_id bigint not null,
  created_at timestamptz not null
);
