-- Promotions and coupons of shops; what they took off orders, line by line, so that sums stay exact.

create table promotions (
  id text primary key,
  shop_id text not null references shops (id),
  name text not null,
  -- percent-off, fixed-price, several, spend-and-save, coupon-amount or coupon-percent, with its figures.
  rule jsonb not null,
  scope jsonb not null,
  is_coupon boolean not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- Null for a draft.
  published_at timestamptz,
  stopped_at timestamptz,
  -- How often at most: orders of a promotion, claims of a coupon. Counted in `taken` only where there is a limit.
  total_max integer check (total_max > 0),
  taken integer not null default 0 check (taken >= 0 and (total_max is null or taken <= total_max)),
  per_person_max integer check (per_person_max > 0),
  -- A promotion is over when this much was given away; the last order may go beyond it by its own reduction.
  budget_cents bigint check (budget_cents > 0),
  given_cents bigint not null default 0 check (given_cents >= 0),
  -- Of coupons alone: who may claim it, by which code, and for how long it is good after that.
  audience text check (audience in ('all', 'new-buyers', 'followers')),
  code text unique,
  valid_days integer check (valid_days > 0),
  created_by text not null references people (id),
  created_at timestamptz not null,
  check (is_coupon = (audience is not null)),
  check (is_coupon or (code is null and valid_days is null)),
  check (not is_coupon or budget_cents is null)
);
create index promotions_of_shop on promotions (shop_id, id desc);
create index promotions_by_end on promotions (shop_id, ends_at) where stopped_at is null and published_at is not null;

-- A coupon that a person has.
create table coupons (
  id text primary key,
  promotion_id text not null references promotions (id),
  person_id text not null references people (id),
  state text not null check (state in ('open', 'used')),
  claimed_at timestamptz not null,
  expires_at timestamptz not null,
  -- The checkout it is used in, paid or waiting to be.
  checkout_id text references checkouts (id),
  check ((state = 'used') = (checkout_id is not null))
);
create index coupons_of_person on coupons (person_id, id desc);
create index coupons_of_promotion on coupons (promotion_id, person_id);
create index coupons_of_checkout on coupons (checkout_id) where checkout_id is not null;

-- What a promotion took off one order.
create table promotion_uses (
  order_id text not null references orders (id),
  promotion_id text not null references promotions (id),
  checkout_id text not null references checkouts (id),
  person_id text not null references people (id),
  coupon_id text references coupons (id),
  reduction_cents bigint not null check (reduction_cents > 0),
  state text not null check (state in ('held', 'kept', 'given-back')),
  primary key (order_id, promotion_id)
);
create index promotion_uses_of_promotion on promotion_uses (promotion_id, person_id);
create index promotion_uses_of_checkout on promotion_uses (checkout_id);

-- Wrong coupon codes of a person since a moment, so that nobody tries them all.
create table coupon_tries (
  person_id text primary key references people (id),
  since timestamptz not null,
  wrong integer not null
);

alter table orders
  add column reduction_cents bigint not null default 0,
  drop constraint orders_check,
  add constraint orders_total_cents_check check (total_cents = goods_cents - reduction_cents + shipping_cents),
  add constraint orders_reduction_cents_check check (reduction_cents between 0 and goods_cents);

alter table order_lines
  add column reduction_cents bigint not null default 0,
  -- Each reduction with the promotion it came from, as the buyer saw it.
  add column reductions jsonb not null default '[]',
  drop constraint order_lines_check,
  add constraint order_lines_total_cents_check
    check (total_cents = unit_price_cents * quantity - reduction_cents),
  add constraint order_lines_reduction_cents_check
    check (reduction_cents >= 0 and (reduction_cents = 0 or total_cents > 0));
