-- Affiliate: what shops promise creators, whose clicks led to which orders, samples, windows, and leaders' campaigns.

-- A team leader (团长) runs it; goods of several shops join, and the leader gets a fee on top of the commission.
create table affiliate_campaigns (
  id text primary key,
  leader_id text not null references creators (id),
  name text not null,
  introduction text not null default '',
  fee_basis_points integer not null check (fee_basis_points between 100 and 2000),
  -- What a product that joins must promise creators at least.
  rate_basis_points_min integer not null check (rate_basis_points_min between 100 and 5000),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  ended_at timestamptz,
  created_at timestamptz not null
);
create index affiliate_campaigns_of_leader on affiliate_campaigns (leader_id, id desc);
create index affiliate_campaigns_by_end on affiliate_campaigns (ends_at) where ended_at is null;

-- One product promoted at one rate. The rate of a plan never changes: another rate is another plan.
create table affiliate_plans (
  id text primary key,
  shop_id text not null references shops (id),
  product_id text not null references products (id),
  kind text not null check (kind in ('open', 'target', 'campaign')),
  rate_basis_points integer not null check (rate_basis_points between 100 and 5000),
  campaign_id text references affiliate_campaigns (id),
  -- Who leads the campaign and for how much, as it was when the product joined.
  leader_id text references creators (id),
  leader_basis_points integer not null default 0 check (leader_basis_points between 0 and 2000),
  starts_at timestamptz not null,
  -- Null: until somebody ends it.
  ends_at timestamptz check (ends_at > starts_at),
  ended_at timestamptz,
  -- The plan that this one took the place of at another rate.
  replaces_id text references affiliate_plans (id),
  created_by text not null references people (id),
  created_at timestamptz not null,
  check ((kind = 'campaign') = (campaign_id is not null)),
  check ((kind = 'campaign') = (leader_id is not null))
);
create index affiliate_plans_of_shop on affiliate_plans (shop_id, id desc);
create index affiliate_plans_of_product on affiliate_plans (product_id, kind);

-- Creators whom a target plan names, and what they answered.
create table affiliate_invitations (
  plan_id text not null references affiliate_plans (id),
  creator_id text not null references creators (id),
  state text not null check (state in ('invited', 'accepted', 'declined')),
  invited_at timestamptz not null,
  answered_at timestamptz,
  primary key (plan_id, creator_id),
  check ((state = 'invited') = (answered_at is null))
);
create index affiliate_invitations_of_creator on affiliate_invitations (creator_id, invited_at desc);

-- Made by one reader of the log, whose position is kept in the same transaction.
create table affiliate_reader (
  single boolean primary key default true check (single),
  tx xid8 not null,
  event_id bigint not null
);

-- A person's last click on a product by a creator who had a plan for it then, with what the plan promised: a contract.
create table affiliate_clicks (
  person_id text not null,
  product_id text not null,
  creator_id text not null,
  clip_id text,
  plan_id text not null,
  rate_basis_points integer not null,
  leader_id text,
  leader_basis_points integer not null,
  clicked_at timestamptz not null,
  primary key (person_id, product_id, creator_id)
);
create index affiliate_clicks_by_age on affiliate_clicks (clicked_at);

create table affiliate_click_days (
  plan_id text not null,
  creator_id text not null,
  day date not null,
  clicks integer not null,
  primary key (plan_id, creator_id, day)
);

-- Whom the goods of an order line are owed to. Without foreign keys: they would lock the plan that a thousand buyers of
-- one second share.
create table affiliate_attributions (
  order_id text not null,
  position integer not null,
  shop_id text not null,
  product_id text not null,
  goods_cents bigint not null check (goods_cents >= 0),
  creator_id text not null,
  clip_id text,
  plan_id text not null,
  rate_basis_points integer not null,
  leader_id text,
  leader_basis_points integer not null,
  clicked_at timestamptz not null,
  policy_version text not null,
  attributed_at timestamptz not null,
  primary key (order_id, position)
);
create index affiliate_attributions_of_creator on affiliate_attributions (creator_id, order_id desc);
create index affiliate_attributions_of_leader on affiliate_attributions (leader_id, order_id desc)
  where leader_id is not null;
create index affiliate_attributions_of_plan on affiliate_attributions (plan_id, order_id);

-- One of a product for a creator to look at before they promote it.
create table affiliate_samples (
  id text primary key,
  shop_id text not null references shops (id),
  product_id text not null references products (id),
  variant_id text not null references variants (id),
  creator_id text not null references creators (id),
  state text not null check (state in ('asked', 'withdrawn', 'declined', 'approved', 'shipped', 'received')),
  note text not null default '',
  -- Where to, as the creator chose it.
  address jsonb not null,
  decline_reason text,
  carrier text,
  tracking_no text,
  asked_at timestamptz not null,
  answered_at timestamptz,
  shipped_at timestamptz,
  received_at timestamptz,
  check ((state in ('shipped', 'received')) = (shipped_at is not null)),
  check ((shipped_at is null) = (tracking_no is null)),
  check ((state = 'received') = (received_at is not null)),
  check ((state = 'declined') = (decline_reason is not null))
);
create index affiliate_samples_of_shop on affiliate_samples (shop_id, id desc);
create index affiliate_samples_of_creator on affiliate_samples (creator_id, id desc);

-- A creator's window (橱窗): the goods on their home page.
create table affiliate_window_goods (
  creator_id text not null references creators (id),
  product_id text not null references products (id),
  added_at timestamptz not null,
  primary key (creator_id, product_id)
);
create index affiliate_window_newest on affiliate_window_goods (creator_id, added_at desc, product_id desc);
