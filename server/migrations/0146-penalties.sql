-- Penalty points by rulings on cases, what follows from them, and what of it shoppers are told.

create table penalties (
  id text primary key,
  case_id text not null unique references trust_cases (id),
  author_id text not null,
  -- A: general. B: serious.
  class text not null check (class in ('A', 'B')),
  points integer not null check (points between 1 and 12),
  official_code text not null,
  -- The year whose points they are: cleared on 31 December.
  year integer not null,
  policy_version integer not null,
  -- What followed, as it was carried out.
  consequences jsonb not null,
  -- What shoppers read of it.
  public_text text not null,
  given_at timestamptz not null,
  given_by text not null references people (id),
  -- Of what was deducted from the deposit, given back after an appeal.
  currency text not null,
  restored_cents bigint not null default 0 check (restored_cents >= 0),
  undone_at timestamptz,
  undone_reason text not null default ''
);
create index penalties_of_author on penalties (author_id, year);
create index penalties_public on penalties (id desc) where undone_at is null;

alter table appeals drop constraint appeals_subject_kind_check;
alter table appeals add constraint appeals_subject_kind_check
  check (subject_kind in ('shop', 'clip', 'product', 'certificate', 'review', 'fraud-case', 'penalty'));
