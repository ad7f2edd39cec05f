-- The ledger at scale, settlement after T+N, claw-back, deposits, payouts, audits.

-- All entries of a journal are written by one statement, so it is checked once a statement what a trigger and two foreign
-- keys checked once an entry. Without the keys nobody locks the row of an account that every buyer's money goes through;
-- what they guarded cannot be deleted or changed: accounts are append-only from here on, too.
drop trigger ledger_entries_balance on ledger_entries;
drop function ledger_journal_balances();
alter table ledger_entries
  drop constraint ledger_entries_account_id_fkey,
  drop constraint ledger_entries_journal_id_fkey;
create function ledger_entries_are_sound() returns trigger language plpgsql as $$
declare journal text;
begin
  select journal_id into journal from fresh group by journal_id, currency having sum(amount_cents) <> 0 limit 1;
  if journal is not null then
    raise exception 'journal % does not balance', journal using errcode = 'check_violation';
  end if;
  select f.journal_id into journal from fresh f
  where not exists (select 1 from ledger_accounts a where a.id = f.account_id and a.currency = f.currency)
    or not exists (select 1 from ledger_journals j where j.id = f.journal_id) limit 1;
  if journal is not null then
    raise exception 'an entry of % has no journal, or no account in its currency', journal
      using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger ledger_entries_are_sound after insert on ledger_entries
  referencing new table as fresh for each statement execute function ledger_entries_are_sound();
create trigger ledger_accounts_append_only before update or delete on ledger_accounts
  for each statement execute function ledger_is_append_only();

-- Ordered like the log of events: what commits late is never skipped. One index serves balances and statements.
alter table ledger_entries add column tx xid8 not null default pg_current_xact_id();
drop index ledger_entries_of_account;
drop index ledger_entries_newest;
create index ledger_entries_of_account on ledger_entries (account_id, tx, id);
create index ledger_entries_by_tx on ledger_entries (tx);

-- What the entries of all transactions below ledger_fold.tx sum to. A balance is this and the few entries since: no row
-- that a buyer's transaction would have to lock.
create table ledger_balances (
  account_id bigint primary key references ledger_accounts (id),
  balance_cents bigint not null
);
create table ledger_fold (
  singleton boolean primary key default true check (singleton),
  tx xid8 not null default '0',
  folded_at timestamptz
);
insert into ledger_fold default values;

-- An order's money from its receipt on: due, settled, clawed back.
create table settlements (
  order_id text primary key references orders (id),
  shop_id text not null references shops (id),
  currency text not null,
  paid_cents bigint not null check (paid_cents >= 0),
  received_at timestamptz not null,
  due_at timestamptz not null,
  -- When it is looked at next: due_at, or later while something stands against it.
  try_at timestamptz not null,
  -- The release policy that made it due.
  release_policy text not null,
  settled_at timestamptz,
  -- Paid less refunded when it was settled.
  kept_cents bigint check (kept_cents between 0 and paid_cents),
  -- What the platform added.
  subsidy_cents bigint not null default 0 check (subsidy_cents >= 0),
  commission_policy text,
  -- Taken back since, of what was kept and of the subsidy.
  clawed_cents bigint not null default 0 check (clawed_cents between 0 and coalesce(kept_cents, 0)),
  subsidy_clawed_cents bigint not null default 0 check (subsidy_clawed_cents between 0 and subsidy_cents),
  check ((settled_at is null) = (kept_cents is null))
);
create index settlements_to_try on settlements (try_at, order_id) where settled_at is null;
create index settlements_due on settlements (shop_id, due_at, order_id) where settled_at is null;

create table settlement_parts (
  order_id text not null references settlements (order_id),
  position integer not null,
  kind text not null,
  owner_id text not null,
  label text not null,
  amount_cents bigint not null check (amount_cents >= 0),
  clawed_cents bigint not null default 0 check (clawed_cents between 0 and amount_cents),
  primary key (order_id, position)
);

-- What was settled at its receipt, before there was a T+N.
insert into settlements (order_id, shop_id, currency, paid_cents, received_at, due_at, try_at, release_policy,
  settled_at, kept_cents, commission_policy)
select o.id, o.shop_id, o.currency, o.total_cents, j.at, j.at, j.at, 'at-receipt', j.at, o.total_cents,
  (select a.owner_id from ledger_entries e join ledger_accounts a on a.id = e.account_id
    where e.journal_id = j.id and a.kind = 'commission')
from ledger_journals j join orders o on o.id = j.reference_id where j.kind = 'settlement';
insert into settlement_parts (order_id, position, kind, owner_id, label, amount_cents)
select j.reference_id, row_number() over (partition by j.id order by e.id) - 1, a.kind, a.owner_id, a.kind, -e.amount_cents
from ledger_journals j join ledger_entries e on e.journal_id = j.id join ledger_accounts a on a.id = e.account_id
where j.kind = 'settlement' and a.kind <> 'escrow';

-- One row a shop and currency: whoever takes money out of a shop's accounts locks it, and its clock stands in it.
create table deposits (
  shop_id text not null references shops (id),
  currency text not null,
  required_cents bigint not null check (required_cents >= 0),
  policy text not null,
  -- Until when it is to be topped up; null while it is enough, or was never asked for.
  top_up_due_at timestamptz,
  updated_at timestamptz not null,
  primary key (shop_id, currency)
);
create index deposits_to_top_up on deposits (top_up_due_at) where top_up_due_at is not null;

create table deposit_moves (
  id text primary key,
  shop_id text not null,
  currency text not null,
  kind text not null check (kind in ('top-up', 'freeze', 'unfreeze', 'deduct', 'cover')),
  amount_cents bigint not null check (amount_cents > 0),
  reason text not null,
  reference_id text not null,
  -- Null: the platform by itself.
  actor_id text references people (id),
  created_at timestamptz not null,
  foreign key (shop_id, currency) references deposits (shop_id, currency)
);
create index deposit_moves_of_shop on deposit_moves (shop_id, id desc);

-- Money between a shop's bank and the provider: paid out, or topping up the deposit.
create table transfers (
  id text primary key,
  shop_id text not null references shops (id),
  currency text not null,
  direction text not null check (direction in ('payout', 'top-up')),
  amount_cents bigint not null check (amount_cents > 0),
  state text not null check (state in ('under-way', 'done', 'failed')),
  provider text not null,
  provider_ref text,
  failure text,
  requested_by text not null references people (id),
  created_at timestamptz not null,
  ended_at timestamptz,
  tries integer not null default 0
);
create unique index transfers_under_way on transfers (shop_id, currency, direction) where state = 'under-way';
create index transfers_to_finish on transfers (id) where state = 'under-way';
create index transfers_of_shop on transfers (shop_id, direction, id desc);
create index transfers_newest on transfers (direction, state, id desc);

create table ledger_audits (
  id text primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  -- Null: by the clock.
  requested_by text references people (id),
  -- Each check with how much it looked at and how much it found.
  checks jsonb not null,
  finding_count integer not null check (finding_count >= 0)
);
create index ledger_audits_newest on ledger_audits (id desc);
create table ledger_findings (
  audit_id text not null references ledger_audits (id),
  position integer not null,
  check_name text not null,
  subject_id text not null,
  currency text not null default '',
  expected bigint,
  found bigint,
  primary key (audit_id, position)
);
