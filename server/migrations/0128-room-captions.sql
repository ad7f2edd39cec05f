-- What is said in a room, written down while it is said: by whoever the host has listen. Shown over the picture and with the replay.

create table room_captions (
  room_id text not null references rooms (id),
  language text not null,
  at timestamptz not null,
  until timestamptz not null check (until > at),
  text text not null check (length(text) between 1 and 200),
  primary key (room_id, language, at)
);
