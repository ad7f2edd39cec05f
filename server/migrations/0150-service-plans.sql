-- What a shop spends a month on refunds without a return, and for which of its goods it offers them.

create table service_plans (
  shop_id text primary key references shops (id),
  currency text not null,
  -- The most that claims may take of the service budget in a calendar month; the rest waits for the shop's answer.
  monthly_cents bigint not null check (monthly_cents >= 0),
  changed_by text not null references people (id),
  updated_at timestamptz not null
);

-- Categories for which it is switched off; what was promised with an order stays.
create table service_plan_off (
  shop_id text not null references shops (id),
  category text not null,
  primary key (shop_id, category)
);

create index claim_payouts_budget on claim_payouts (shop_id, created_at) where budget_cents > 0;

-- What is written on a product's pictures, or says what they show: in their order, and read as advertising.
alter table products add column picture_texts text[] not null default '{}';
