-- Coupons that a live room hands out: the coupon is the shop's own, the room's is the card and the count.

create table room_coupons (
  id text primary key,
  room_id text not null references rooms (id),
  shop_id text not null references shops (id),
  promotion_id text not null references promotions (id),
  given_by text not null references people (id),
  given_at timestamptz not null,
  -- When the room stopped handing it out; null while it does, and at the room's end.
  withdrawn_at timestamptz
);
create unique index room_coupons_given on room_coupons (room_id, promotion_id) where withdrawn_at is null;
create index room_coupons_of_room on room_coupons (room_id, id desc);

create table room_coupon_claims (
  handout_id text not null references room_coupons (id),
  person_id text not null references people (id),
  coupon_id text not null references coupons (id),
  claimed_at timestamptz not null,
  primary key (handout_id, person_id)
);
