-- Who shared a clip from our pages: each person counts once, however often their screen tells of it.
create table clip_shares (
  clip_id text not null references clips (id),
  person_id text not null references people (id),
  shared_at timestamptz not null,
  primary key (clip_id, person_id)
);
create index clip_shares_of_person on clip_shares (person_id);
