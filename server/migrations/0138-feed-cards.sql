-- What operators let be shown between clips, and how often. In force is the newest; without any, what the software is set to.
create table feed_card_settings (
  id bigint generated always as identity primary key,
  rooms boolean not null,
  goods boolean not null,
  -- Rooms and goods together.
  clips_between integer not null check (clips_between between 4 and 200),
  changed_by text not null references people (id),
  changed_at timestamptz not null,
  reason text not null
);
