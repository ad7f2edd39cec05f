-- What is left of a broadcast: its replay, and the clips in which goods are explained.

create table room_replays (
  room_id text primary key references rooms (id),
  -- One MP4 in the blob store; null when nothing could be kept.
  blob_key text,
  bytes bigint not null,
  duration_ms integer not null,
  width integer not null,
  height integer not null,
  -- Which moments the file shows, in order: [{startedAtMs, durationMs, offsetMs}].
  pieces jsonb not null,
  recorded_at timestamptz not null,
  -- When the broadcaster took it down; null while it is shown.
  hidden_at timestamptz
);

-- A clip cut where a product was pinned: asked for once, cut by a job, then a clip like any other.
create table room_clips (
  pin_id text primary key references room_pins (id),
  room_id text not null references rooms (id),
  state text not null check (state in ('cutting', 'made', 'failed')),
  caption text not null,
  publish boolean not null,
  asked_by text not null references people (id),
  asked_at timestamptz not null,
  clip_id text references clips (id),
  refusal text,
  check ((state = 'made') = (clip_id is not null)),
  check ((state = 'failed') = (refusal is not null))
);
create index room_clips_of_room on room_clips (room_id);
