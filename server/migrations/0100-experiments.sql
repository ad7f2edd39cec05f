-- Experiments with the feed's settings. What was counted is made by one reader of the log, whose position is kept in the
-- same transaction, and can be made again from the log.

create table experiments (
  id text primary key,
  name text not null,
  hypothesis text not null,
  metric text not null check (metric in ('completion', 'click-rate', 'orders-per-person')),
  state text not null check (state in ('draft', 'judging', 'running', 'stopped')),
  -- Of all people, those who take part; and those who are always served by the usual policy.
  share_percent integer not null check (share_percent between 1 and 100),
  holdout_percent integer not null check (holdout_percent between 0 and 50),
  -- The difference that is worth having, in the unit of the metric.
  worthwhile double precision not null check (worthwhile > 0),
  -- [{"key": "a", "name": …, "policy": {…}}]
  variants jsonb not null,
  created_by text not null references people (id),
  created_at timestamptz not null,
  judging_at timestamptz,
  started_at timestamptz,
  stopped_at timestamptz,
  stop_reason text not null default ''
);
create index experiments_by_state on experiments (state);

create table experiments_reader (
  single boolean primary key default true check (single),
  tx xid8 not null,
  event_id bigint not null
);

create table experiment_people (
  experiment_id text not null references experiments (id),
  person_id text not null,
  arm text not null,
  -- Met more than one arm, as somebody who became another does: counts for none.
  mixed boolean not null,
  shown integer not null,
  plays integer not null,
  completed integer not null,
  opens integer not null,
  orders integer not null,
  primary key (experiment_id, person_id)
);
create index experiment_people_of_person on experiment_people (person_id);

-- What was known at the end of each day, and today so far: sums over people for each arm and metric.
create table experiment_looks (
  experiment_id text not null references experiments (id),
  day date not null,
  arm text not null,
  metric text not null,
  people integer not null,
  x double precision not null,
  y double precision not null,
  xx double precision not null,
  yy double precision not null,
  xy double precision not null,
  primary key (experiment_id, day, arm, metric)
);

-- Slots of the feed with the chances that the usual policy and each variant would have shown the same.
create table experiment_slots (
  event_id bigint not null,
  experiment_id text not null references experiments (id),
  person_id text not null,
  clip_id text not null,
  propensity double precision not null,
  chances double precision[] not null,
  completed boolean not null default false,
  opened boolean not null default false,
  primary key (experiment_id, event_id)
);
create index experiment_slots_of_person on experiment_slots (person_id, clip_id);
