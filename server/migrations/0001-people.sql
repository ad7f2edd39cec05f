-- People, their roles, shops, creators, and who follows whom.

create table people (
  id text primary key,
  -- Null for a stranger who has not signed in, and for people who came in by an import.
  auth_user_id text unique,
  display_name text not null default '',
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  source text,
  source_id text,
  -- A stranger who signed in to an existing account lives on in that account.
  merged_into text references people (id),
  created_at timestamptz not null,
  unique (source, source_id)
);

create table person_roles (
  person_id text not null references people (id),
  role text not null check (role in ('operator', 'inspector', 'moderator')),
  granted_at timestamptz not null,
  primary key (person_id, role)
);

create table addresses (
  id text primary key,
  person_id text not null references people (id),
  recipient text not null,
  phone text not null,
  country text not null default 'CN',
  province text not null,
  city text not null,
  district text not null default '',
  street text not null,
  postal_code text not null default '',
  is_default boolean not null default false,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create index addresses_of_person on addresses (person_id) where deleted_at is null;

create table api_tokens (
  id text primary key,
  person_id text not null references people (id),
  name text not null,
  token_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table audit_log (
  id text primary key,
  at timestamptz not null,
  actor_id text references people (id),
  action text not null,
  subject_id text not null,
  reason text not null default '',
  detail jsonb not null default '{}'
);
create index audit_log_by_subject on audit_log (subject_id, id desc);

create table shops (
  id text primary key,
  name text not null unique,
  trade text not null,
  city text not null default '',
  introduction text not null default '',
  avatar_key text,
  state text not null check (state in ('pending', 'open', 'suspended')),
  source text,
  source_id text,
  created_at timestamptz not null,
  unique (source, source_id)
);

create table shop_members (
  shop_id text not null references shops (id),
  person_id text not null references people (id),
  role text not null check (role in ('owner', 'host', 'assistant', 'clerk', 'finance')),
  added_at timestamptz not null,
  primary key (shop_id, person_id)
);
create index shop_members_of_person on shop_members (person_id);

create table creators (
  id text primary key,
  -- Null for creators who came in by an import.
  person_id text unique references people (id),
  name text not null unique,
  introduction text not null default '',
  avatar_key text,
  source text,
  source_id text,
  created_at timestamptz not null,
  unique (source, source_id)
);

create table follows (
  person_id text not null references people (id),
  author_id text not null,
  followed_at timestamptz not null,
  primary key (person_id, author_id)
);
create index follows_of_author on follows (author_id);
