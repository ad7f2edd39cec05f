-- What a machine heard is told from what somebody gave; and of several processes one listens to a room.

alter table room_captions add column heard boolean not null default false;

-- Held for some seconds at a time; whoever is gone is followed by another.
create table room_ears (
  room_id text primary key references rooms (id),
  holder text not null,
  held_until timestamptz not null
);
