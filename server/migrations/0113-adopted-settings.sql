-- What operators made the usual settings of the feed, after an experiment. In force is the newest that was not reverted.

create table feed_adoptions (
  id bigint generated always as identity primary key,
  experiment_id text not null references experiments (id),
  variant text not null,
  -- All adopted settings from then on; what is not named is as the engine is set.
  policy jsonb not null,
  adopted_by text not null references people (id),
  adopted_at timestamptz not null,
  reason text not null,
  reverted_by text references people (id),
  reverted_at timestamptz,
  revert_reason text not null default ''
);
create index feed_adoptions_in_force on feed_adoptions (id desc) where reverted_at is null;
create index feed_adoptions_of_experiment on feed_adoptions (experiment_id, id desc);

-- What a merchant was told of likely buyers: the same for a day, so that asking before and after one person's step tells
-- nothing of them. One row for each clip or product that was asked about.
create table likely_buyers_told (
  subject_id text primary key,
  told jsonb not null,
  told_at timestamptz not null
);
