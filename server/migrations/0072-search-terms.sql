-- What people searched for: made by one reader of the log, whose position is kept in the same transaction. Kept for
-- sixty days; who searched is kept only to count different people, and never shown.

create table search_terms_reader (
  single boolean primary key default true check (single),
  tx xid8 not null,
  event_id bigint not null
);

create table search_term_days (
  day date not null,
  term text not null,
  searches integer not null,
  -- How many goods were called so at the last search of the day; null while nobody could tell.
  found integer,
  primary key (day, term)
);

create table search_term_people (
  day date not null,
  term text not null,
  person_id text not null,
  primary key (day, term, person_id)
);
-- A stranger who signs in becomes somebody else.
create index search_term_people_of_person on search_term_people (person_id);

-- Goods opened out of what was found.
create table search_term_opens (
  day date not null,
  term text not null,
  product_id text not null,
  opens integer not null,
  primary key (day, term, product_id)
);
create index search_term_opens_of_product on search_term_opens (product_id, day);
