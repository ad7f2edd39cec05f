-- Orders and praise that look bought: cases with evidence, what they set aside until they are ruled, and after.

create table fraud_cases (
  id text primary key,
  shop_id text not null references shops (id),
  state text not null check (state in ('open', 'confirmed', 'dismissed')),
  -- What speaks for it: which accounts, days and links, each beside what is usual.
  evidence jsonb not null,
  -- How strong it is, 0 to 1: payouts wait from the policy's mark on.
  strength real not null check (strength between 0 and 1),
  policy_version integer not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  decided_by text references people (id),
  decided_at timestamptz,
  reason text not null default '',
  check ((state = 'open') = (decided_at is null))
);
-- One at a time a shop: what is found later joins it.
create unique index fraud_cases_open_of_shop on fraud_cases (shop_id) where state = 'open';
create index fraud_cases_in_state on fraud_cases (state, strength desc, id desc);
create index fraud_cases_of_shop on fraud_cases (shop_id, id desc);

create table fraud_case_reviews (
  case_id text not null references fraud_cases (id),
  review_id text not null references reviews (id),
  person_id text not null,
  order_id text not null,
  primary key (case_id, review_id)
);
create index fraud_case_reviews_of_review on fraud_case_reviews (review_id);

-- The case for which a review counts in no rating; it is shown all the same.
alter table reviews add column set_aside_by text references fraud_cases (id);

alter table appeals drop constraint appeals_subject_kind_check;
alter table appeals add constraint appeals_subject_kind_check
  check (subject_kind in ('shop', 'clip', 'product', 'certificate', 'review', 'fraud-case'));
