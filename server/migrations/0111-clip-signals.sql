-- How far the goods of a clip can be believed, had, delivered and earned from, as the ranking was last told.
create table clip_signals (
  clip_id text primary key references clips (id),
  trust real not null check (trust between 0 and 1),
  stock real not null check (stock between 0 and 1),
  promise real not null check (promise between 0 and 1),
  margin real not null check (margin between 0 and 1),
  -- When it was last looked at, changed or not: the longest ago is the next.
  looked_at timestamptz not null
);
create index clip_signals_by_age on clip_signals (looked_at, clip_id);
