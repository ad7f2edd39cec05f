-- What a person asked of their feed in so many words: more or less of something, and two dials.

create table feed_choices (
  person_id text not null references people (id),
  scope text not null check (scope in ('author', 'category')),
  -- An author or a category, by scope.
  target text not null,
  level smallint not null check (level between -2 and 2 and level <> 0),
  chosen_at timestamptz not null,
  primary key (person_id, scope, target)
);

create table feed_dials (
  person_id text primary key references people (id),
  -- From -2, familiar, to 2, fresh.
  freshness smallint not null check (freshness between -2 and 2),
  -- From 0, anywhere, to 2, near.
  nearness smallint not null check (nearness between 0 and 2),
  -- The city the person named. Nobody's position is kept.
  city text,
  turned_at timestamptz not null,
  check (nearness = 0 or city is not null)
);

-- What is near: the newest clips of a place's city.
create index clips_of_place_city on clips (place_city, published_at desc)
  where place_city is not null and state = 'published';
