-- Where shops are told of what happens, and what they were told.

create table webhook_endpoints (
  id text primary key,
  shop_id text not null references shops (id),
  url text not null,
  kinds text[] not null,
  -- The secret is made of this and the platform's own key; neither gives it away alone.
  nonce text not null,
  -- The one before, while receivers change over.
  old_nonce text,
  old_nonce_until timestamptz,
  created_by text not null references people (id),
  created_at timestamptz not null,
  -- Null while it is told of things.
  paused_at timestamptz,
  pause_reason text check (pause_reason in ('by-hand', 'gone', 'failing')),
  check ((paused_at is null) = (pause_reason is null))
);
create index webhook_endpoints_shop on webhook_endpoints (shop_id);

create table webhook_deliveries (
  -- Also the message's webhook-id: the same at every try, so that a receiver knows a repetition.
  id text primary key,
  endpoint_id text not null references webhook_endpoints (id) on delete cascade,
  -- The step of the log that it tells of; null for a trial.
  event_id bigint,
  kind text not null,
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  tries integer not null default 0,
  created_at timestamptz not null,
  next_at timestamptz,
  unique (endpoint_id, event_id)
);
create index webhook_deliveries_list on webhook_deliveries (endpoint_id, id desc);
create index webhook_deliveries_old on webhook_deliveries (created_at);

create table webhook_tries (
  delivery_id text not null references webhook_deliveries (id) on delete cascade,
  try integer not null,
  at timestamptz not null,
  took_ms integer not null,
  -- Null when there was no answer.
  status integer,
  error text,
  primary key (delivery_id, try)
);
