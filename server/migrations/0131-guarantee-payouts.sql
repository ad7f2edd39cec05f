-- What guarantees pay: one row and one journal a claim; and what shops set aside for service.

create table claim_payouts (
  -- The claim.
  id text primary key,
  shop_id text not null references shops (id),
  person_id text not null references people (id),
  currency text not null,
  amount_cents bigint not null check (amount_cents > 0),
  -- Who bears it: the deposit, the service budget, the shop by owing it, the platform.
  deposit_cents bigint not null check (deposit_cents >= 0),
  budget_cents bigint not null check (budget_cents >= 0),
  advance_cents bigint not null check (advance_cents >= 0),
  platform_cents bigint not null check (platform_cents >= 0),
  -- Given back to the shop by the platform when an appeal found that it should not have paid.
  restored_cents bigint not null default 0 check (restored_cents between 0 and amount_cents),
  state text not null check (state in ('due', 'paid')),
  tries integer not null default 0,
  try_at timestamptz not null,
  provider_ref text,
  failure text,
  created_at timestamptz not null,
  paid_at timestamptz,
  check (amount_cents = deposit_cents + budget_cents + advance_cents + platform_cents),
  check ((state = 'paid') = (paid_at is not null))
);
create index claim_payouts_due on claim_payouts (try_at) where state = 'due';

create table service_budget_moves (
  id text primary key,
  shop_id text not null references shops (id),
  currency text not null,
  -- Set aside, or taken back when negative. What claims spend is in claim_payouts.
  amount_cents bigint not null check (amount_cents <> 0),
  actor_id text references people (id),
  created_at timestamptz not null
);
create index service_budget_moves_of_shop on service_budget_moves (shop_id, id desc);
