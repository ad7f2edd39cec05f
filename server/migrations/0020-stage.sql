-- What the stage needs beyond its first tables: publishing when ready, removal by the author, and "not interested".

-- Set by an author who asked to publish while the video was still being prepared.
alter table clips add column publish_when_ready boolean not null default false;

-- removed: taken back by its author; unlike taken-down, nobody can restore it.
alter table clips drop constraint clips_state_check;
alter table clips add constraint clips_state_check
  check (state in ('draft', 'published', 'taken-down', 'reference', 'removed'));
create index clips_of_asset on clips (asset_id) where asset_id is not null;
create index clips_published on clips (published_at desc, id desc) where state = 'published';

-- Uploads of a person, newest first.
create index media_assets_of_owner on media_assets (owner_id, id desc);

create table hides (
  person_id text not null references people (id),
  scope text not null check (scope in ('item', 'author', 'category')),
  -- A clip, an author or a category, by scope.
  target text not null,
  hidden_at timestamptz not null,
  primary key (person_id, scope, target)
);

-- Comments of one person, for the limit on how many in a minute.
create index comments_of_person on comments (person_id, id desc);

-- How often preparing the video was begun: what kills the process is not tried for ever.
alter table media_assets add column tries integer not null default 0;
create index media_assets_unfinished on media_assets (updated_at) where state in ('uploaded', 'processing');
