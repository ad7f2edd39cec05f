-- Opening a shop by application: who asks, on which documents, and what an operator decided. And appeals.

alter table shops drop constraint shops_state_check;
alter table shops add constraint shops_state_check check (state in ('pending', 'open', 'suspended', 'rejected'));

create table shop_applications (
  id text primary key,
  person_id text not null references people (id),
  -- Null until it is first submitted, unless the shop was there before.
  shop_id text unique references shops (id),
  state text not null check (state in ('draft', 'submitted', 'approved', 'rejected')),
  -- Rises with every change, so that what is decided on is what was read.
  version integer not null default 1,
  kind text not null check (kind in ('individual', 'sole-trader', 'company')),
  legal_name text not null default '',
  id_kind text not null default 'resident-id' check (id_kind in ('resident-id', 'passport')),
  -- The numbers are sealed with the platform's key; the hash finds the same number again, the mask is what is shown.
  id_number_sealed bytea,
  id_number_hash bytea,
  id_number_masked text not null default '',
  credit_code_sealed bytea,
  credit_code_hash bytea,
  credit_code_masked text not null default '',
  name text not null default '',
  trade text not null default '',
  city text not null default '',
  introduction text not null default '',
  avatar_key text,
  contact_name text not null default '',
  contact_phone text not null default '',
  contact_region text not null default '',
  contact_address text not null default '',
  -- What the operator found wrong, by field.
  wrong_fields jsonb not null default '{}',
  reason text not null default '',
  decided_by text references people (id),
  decided_at timestamptz,
  submitted_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (state = 'draft' or shop_id is not null)
);
create index shop_applications_of_person on shop_applications (person_id, id desc);
create index shop_applications_queue on shop_applications (submitted_at, id) where state = 'submitted';
create index shop_applications_decided on shop_applications (state, submitted_at, id);
create index shop_applications_by_id_number on shop_applications (id_number_hash);
create index shop_applications_by_credit_code on shop_applications (credit_code_hash);
create index shop_applications_by_phone on shop_applications (contact_phone) where contact_phone <> '';

create table shop_application_files (
  application_id text not null references shop_applications (id) on delete cascade,
  slot text not null check (slot in ('id-front', 'id-back', 'licence')),
  -- Sealed in the blob store, under a prefix that no route serves.
  blob_key text not null,
  content_type text not null,
  bytes integer not null,
  added_at timestamptz not null,
  primary key (application_id, slot)
);

create table appeals (
  id text primary key,
  subject_kind text not null check (subject_kind in ('shop', 'clip', 'product', 'certificate')),
  subject_id text not null,
  -- The entry of the audit log that is appealed against: one appeal each.
  decision_id text not null unique references audit_log (id),
  person_id text not null references people (id),
  text text not null,
  state text not null check (state in ('open', 'accepted', 'rejected')),
  answer text not null default '',
  decided_by text references people (id),
  decided_at timestamptz,
  created_at timestamptz not null,
  check ((state = 'open') = (decided_at is null))
);
create index appeals_queue on appeals (id) where state = 'open';
create index appeals_of_subject on appeals (subject_id, id desc);
create index appeals_by_state on appeals (state, id desc);

create table appeal_files (
  appeal_id text not null references appeals (id) on delete cascade,
  position integer not null check (position between 0 and 5),
  blob_key text not null,
  content_type text not null,
  bytes integer not null,
  added_at timestamptz not null,
  primary key (appeal_id, position)
);

create index audit_log_by_actor on audit_log (actor_id, id desc);
create index audit_log_by_action on audit_log (action, id desc);
