-- Clips in the studio: publishing at a time, covers of their own, places, another video in place of the first, what
-- viewers report, and what came of each clip.

alter table clips
  -- When a scheduled clip is to be published, by the server's clock.
  add column publish_at timestamptz,
  -- The clip's own cover: a file of its folder. Null: the cover that was made with the video.
  add column cover_file text,
  -- The moment of the video that the cover shows; null for an uploaded picture.
  add column cover_at_ms integer,
  -- A moment whose picture was asked for and is not yet made.
  add column cover_wanted_ms integer,
  add column place_name text,
  add column place_city text,
  add column place_lat double precision,
  add column place_lng double precision,
  -- The video that takes the place of this one as soon as it is ready.
  add column next_asset_id text references media_assets (id);

alter table clips drop constraint clips_state_check;
alter table clips add constraint clips_state_check
  check (state in ('draft', 'scheduled', 'published', 'taken-down', 'reference', 'removed'));
alter table clips add constraint clips_scheduled_check check ((state = 'scheduled') = (publish_at is not null));
alter table clips add constraint clips_place_check
  check ((place_lat is null) = (place_lng is null) and (place_name is not null or place_city is null));

create index clips_due on clips (publish_at, id) where state = 'scheduled';
create index clips_of_next_asset on clips (next_asset_id) where next_asset_id is not null;
-- An author's list, in every state, newest first.
create index clips_of_author_by_id on clips (author_id, id desc);

-- Videos and covers that a clip showed before: the history of what was published, until the files are tidied away.
create table clip_past_files (
  id bigint generated always as identity primary key,
  clip_id text not null references clips (id),
  asset_id text references media_assets (id),
  cover_file text,
  replaced_at timestamptz not null,
  tidied_at timestamptz,
  check ((asset_id is null) <> (cover_file is null))
);
create index clip_past_files_of_clip on clip_past_files (clip_id, id);
create index clip_past_files_of_asset on clip_past_files (asset_id) where asset_id is not null;
create index clip_past_files_to_tidy on clip_past_files (replaced_at) where tidied_at is null;

-- What viewers say is wrong with a clip, once each. settled_at: an operator looked and decided.
create table clip_reports (
  clip_id text not null references clips (id),
  person_id text not null references people (id),
  reason text not null check (reason in ('misleading', 'counterfeit', 'unsafe', 'indecent', 'stolen', 'other')),
  note text not null default '',
  reported_at timestamptz not null,
  settled_at timestamptz,
  primary key (clip_id, person_id)
);
create index clip_reports_open on clip_reports (clip_id) where settled_at is null;
create index clip_reports_of_person on clip_reports (person_id, reported_at desc);

-- What came of each clip: made by one reader of the log, whose position is kept in the same transaction.
create table clip_results_reader (
  single boolean primary key default true check (single),
  tx xid8 not null,
  event_id bigint not null
);

create table clip_result_days (
  clip_id text not null,
  day date not null,
  views integer not null default 0,
  play_ms bigint not null default 0,
  completions integer not null default 0,
  product_opens integer not null default 0,
  cart_adds integer not null default 0,
  orders integer not null default 0,
  paid_orders integer not null default 0,
  paid_cents bigint not null default 0,
  likes integer not null default 0,
  follows integer not null default 0,
  primary key (clip_id, day)
);

-- One row for each viewer and clip, with the newest of their views: a view that is reported again grows, it is not another.
create table clip_result_viewers (
  clip_id text not null,
  person_id text not null,
  author_id text not null,
  opened boolean not null default false,
  view_request text,
  view_day date,
  view_play_ms integer not null default 0,
  view_duration_ms integer not null default 0,
  last_view_at timestamptz,
  primary key (clip_id, person_id)
);
create index clip_result_viewers_of_person on clip_result_viewers (person_id, author_id, last_view_at desc);

-- How many views ended in each hundredth of the video; by its length, so that another video begins anew.
create table clip_result_ends (
  clip_id text not null,
  duration_ms integer not null,
  step smallint not null check (step between 0 and 100),
  views integer not null,
  primary key (clip_id, duration_ms, step)
);
