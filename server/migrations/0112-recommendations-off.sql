-- When people had recommendations off. Between the two steps of the log nothing they did teaches the feed, also when it is
-- taught again from the beginning of the log.

create table feed_pauses (
  person_id text not null references people (id),
  -- Steps of the person after this one are left out …
  from_event bigint not null,
  -- … up to this one; null while recommendations are off.
  until_event bigint,
  paused_at timestamptz not null,
  resumed_at timestamptz,
  primary key (person_id, from_event)
);
create unique index feed_pauses_open on feed_pauses (person_id) where until_event is null;
