-- What operators look through: rooms that are over, the latest first, and of a banned broadcaster the newest room.

create index rooms_ended on rooms (ended_at desc, id desc) where state = 'ended';
create index room_bans_until on room_bans (until);
