-- Words of listings, clips and rooms that break advertising law, or may: what was refused, what was let pass with a warning, and what
-- was found in goods that were there before. One row a text of a field: said again, it is counted again.

create table advert_cases (
  id bigint generated always as identity primary key,
  -- The shop or creator who said it.
  author_id text not null,
  subject_kind text not null check (subject_kind in ('product', 'clip', 'room')),
  -- Empty: of something that was to be made, and was refused.
  subject_id text not null,
  field text not null,
  text text not null,
  text_hash bytea not null,
  outcome text not null check (outcome in ('refused', 'warned', 'found')),
  findings jsonb not null,
  -- The official kinds of its findings, and how grave the gravest is.
  codes text[] not null,
  gravity smallint not null check (gravity between 1 and 3),
  -- mended: the field says something else now. passed: an operator let this text of this field pass.
  state text not null default 'open' check (state in ('open', 'mended', 'passed')),
  times integer not null default 1,
  first_at timestamptz not null,
  last_at timestamptz not null,
  reason text not null default '',
  decided_by text references people (id),
  decided_at timestamptz,
  check (state <> 'passed' or decided_by is not null),
  unique (author_id, subject_kind, subject_id, field, text_hash)
);
create index advert_cases_in_state on advert_cases (state, id desc);
create index advert_cases_by_code on advert_cases using gin (codes);

-- How far the look through what was there before has come. It begins again when the reader of claims knows other words.
create table advert_looks (
  subject_kind text primary key check (subject_kind in ('product', 'clip', 'room')),
  words text not null,
  position text not null
);
