-- Whoever comes into a room is shown its last announcement, however much was said in the room since.
create index room_messages_announcements on room_messages (room_id, seq desc) where body ->> 'kind' = 'announcement';
