-- One append-only log of every step a person takes, and the position of each of its readers.

create table events (
  id bigint generated always as identity primary key,
  -- Readers order by (tx, id) and stop below the oldest running transaction, so that an id that commits late is not skipped.
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  kind text not null,
  person_id text,
  shop_id text,
  subject_id text,
  data jsonb not null default '{}'
);
create index events_in_reading_order on events (tx, id);
create index events_of_person on events (person_id, id desc) where person_id is not null;

create table event_readers (
  name text primary key,
  tx xid8 not null default '0',
  event_id bigint not null default 0,
  read_count bigint not null default 0,
  updated_at timestamptz not null default now()
);

create table idempotency_keys (
  scope text not null,
  key text not null,
  request_hash bytea not null,
  -- Null while the first request is still under way.
  status integer,
  response jsonb,
  created_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table imports (
  id text primary key,
  kind text not null check (kind in ('catalogue', 'clips', 'events')),
  -- Names the input, so that the same input resumes and never doubles.
  source text not null,
  started_by text not null references people (id),
  state text not null check (state in ('running', 'done')),
  next_line bigint not null default 1,
  accepted_count bigint not null default 0,
  repeated_count bigint not null default 0,
  refused_count bigint not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (kind, source)
);

create table import_errors (
  import_id text not null references imports (id),
  line bigint not null,
  field text not null default '',
  code text not null,
  message text not null,
  primary key (import_id, line, field)
);

-- Events that came in by an import, by their own identity: a repeated line is counted and left out.
create table imported_events (
  source text not null,
  source_id text not null,
  primary key (source, source_id)
);

-- What the notify port would have sent, for the demo town and for development.
create table notify_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  channel text not null check (channel in ('email', 'phone')),
  recipient text not null,
  subject text not null,
  body text not null
);
create index notify_log_by_recipient on notify_log (recipient, id desc);
