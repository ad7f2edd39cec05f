-- Polls in live rooms: one question at a time, one vote a person; the result is counted when it closes and kept.

create table polls (
  id text primary key,
  room_id text not null references rooms (id),
  state text not null check (state in ('open', 'closed')),
  question text not null,
  options text[] not null check (cardinality(options) between 2 and 4),
  opened_by text not null references people (id),
  opened_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opened_at),
  closed_at timestamptz,
  close_reason text check (close_reason in ('time', 'host', 'room')),
  -- Votes of each option, counted once nobody can vote any more.
  result integer[] check (cardinality(result) = cardinality(options)),
  check ((state = 'closed') = (closed_at is not null)),
  check ((closed_at is null) = (close_reason is null)),
  check ((closed_at is null) = (result is null))
);
create unique index polls_open on polls (room_id) where state = 'open';
create index polls_of_room on polls (room_id, id desc);

create table poll_votes (
  poll_id text not null references polls (id),
  person_id text not null references people (id),
  -- From 0, in the order of the options.
  choice integer not null check (choice between 0 and 3),
  voted_at timestamptz not null,
  primary key (poll_id, person_id)
);
