-- Coupons claimed and red packets taken in live rooms, by the minute. From here on the log tells of them; what was before
-- is counted here once.

alter table room_result_minutes add column coupon_claims integer not null default 0;
alter table room_result_minutes add column packet_takes integer not null default 0;
alter table room_result_minutes add column packet_cents bigint not null default 0;

insert into room_result_minutes as m (room_id, minute, coupon_claims)
select h.room_id, date_trunc('minute', c.claimed_at), count(*)
from room_coupon_claims c join room_coupons h on h.id = c.handout_id group by 1, 2
on conflict (room_id, minute) do update set coupon_claims = excluded.coupon_claims;

insert into room_result_minutes as m (room_id, minute, packet_takes, packet_cents)
select p.room_id, date_trunc('minute', t.taken_at), count(*), sum(t.amount_cents)
from red_packet_takes t join red_packets p on p.id = t.packet_id group by 1, 2
on conflict (room_id, minute) do update set packet_takes = excluded.packet_takes, packet_cents = excluded.packet_cents;
