-- What the traffic race counts of each viewer of a clip, beside what its results show.
alter table clip_result_viewers
  add column first_view_at timestamptz,
  add column watched real not null default 0,
  add column paid_cents bigint not null default 0;
update clip_result_viewers set
  first_view_at = last_view_at,
  watched = case when view_duration_ms > 0 then least(1, view_play_ms::real / view_duration_ms) else 0 end
where last_view_at is not null;
create index clip_result_viewers_of_clip on clip_result_viewers (clip_id, first_view_at);

-- Where each clip stands in the traffic race. Every move is a step of the log, from which this can be told again.
create table clip_races (
  clip_id text primary key references clips (id),
  tier smallint not null default 0,
  state text not null default 'running' check (state in ('running', 'stopped')),
  -- When the step it is on began; those who watched it first after that are its viewers.
  started_at timestamptz not null,
  looks integer not null default 0,
  next_look_at timestamptz,
  moves jsonb not null default '[]',
  -- What the last look found: the middle of these is what others need.
  looked_at timestamptz,
  viewers integer not null default 0,
  measured jsonb not null default '{}'
);
create index clip_races_due on clip_races (next_look_at) where next_look_at is not null;
create index clip_races_looked on clip_races (looked_at desc) where viewers >= 20;
