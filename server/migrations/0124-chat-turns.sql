-- Who said something last in a room with slow mode: asked by every process, worth nothing after ten minutes. Not kept
-- through a crash, which frees nobody who would have waited longer than that.
create unlogged table room_chat_turns (
  room_id text not null,
  person_id text not null,
  said_at timestamptz not null,
  primary key (room_id, person_id)
);
create index room_chat_turns_old on room_chat_turns (said_at);

-- Words that nobody uses in the chat of any room.
create table platform_chat_words (
  word text primary key,
  added_by text not null references people (id),
  added_at timestamptz not null
);
