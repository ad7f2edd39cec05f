-- Money that goes back before the goods do (fast refund), what of it is owed when they do not come, and what claims withhold of it.

alter table after_sales
  -- Of what was refunded, what went back before the goods did.
  add column early_cents bigint not null default 0 check (early_cents between 0 and refunded_cents),
  -- Of it, what the buyer keeps without having a right to it: the platform has given it to the shop.
  add column owed_cents bigint not null default 0 check (owed_cents between 0 and early_cents);
create index after_sales_early_of_person on after_sales (person_id) where early_cents > 0;

alter table claim_payouts
  -- Of what a claim pays, what its buyer owed for goods that never came back.
  add column withheld_cents bigint not null default 0 check (withheld_cents between 0 and amount_cents);

-- A price that falls again is paid again: what repeats is claimed again once it was decided. One open claim a right of a line, always.
alter table guarantee_claims add column repeats boolean not null default false;
drop index guarantee_claims_once;
create unique index guarantee_claims_once on guarantee_claims (order_id, position, code)
  where state <> 'withdrawn' and not (repeats and state in ('paid', 'refused'));

-- The lines whose price is watched, where few of all lines are.
create index order_line_rights_priced on order_line_rights (order_id, position) where code = 'price-protection';
