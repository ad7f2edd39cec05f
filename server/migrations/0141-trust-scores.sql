-- What happened to shops, hosts and buyers that says whether they can be trusted, as read from the log of events.

create table trust_reader (
  singleton boolean primary key default true check (singleton),
  tx xid8 not null,
  event_id bigint not null
);

-- A shop, a host (creator) or a buyer, with the category that it is compared with; it keeps that.
create table trust_subjects (
  subject_id text primary key,
  subject_kind text not null check (subject_kind in ('shop', 'host', 'buyer')),
  category text not null
);

-- One thing that happened to one subject. What comes of the same thing later takes its place.
create table trust_happenings (
  subject_id text not null references trust_subjects (subject_id),
  -- The thing: an order's parcel, a case's answer, a review's stars …
  source text not null,
  kind text not null,
  at timestamptz not null,
  -- What part of an observation it is, and how far whoever said so is believed.
  share double precision not null check (share between 0 and 1),
  belief double precision not null check (belief between 0 and 1),
  -- False for what is set aside: hidden, or suspected of being bought.
  counted boolean not null default true,
  -- The order, case, claim, review … to look at.
  reference_id text not null,
  primary key (subject_id, source)
);
create index trust_happenings_newest on trust_happenings (subject_id, at desc, source desc);
create index trust_happenings_of_reference on trust_happenings (reference_id);

-- Their sums by day (since 1970, UTC), of each subject and of each category (`category kind/name`): all scores are read from these.
create table trust_days (
  owner_id text not null,
  day integer not null,
  kind text not null,
  count double precision not null,
  primary key (owner_id, day, kind)
);

-- Scores as they were last read, for whoever needs one number. Null where too little is known.
create table trust_scores (
  subject_id text primary key references trust_subjects (subject_id),
  formula_version integer not null,
  value real,
  low real,
  high real,
  -- The published face of a shop, and how many orders were delivered in its window.
  experience_version integer,
  experience real,
  delivered integer not null default 0,
  read_at timestamptz not null,
  check ((value is null) = (low is null) and (value is null) = (high is null))
);
create index trust_scores_by_age on trust_scores (read_at, subject_id);
