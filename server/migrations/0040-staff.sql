-- Who was asked to work in a shop. The link's token is in the message alone; here is its SHA-256.

create table shop_invitations (
  id text primary key,
  shop_id text not null references shops (id),
  channel text not null check (channel in ('email', 'phone')),
  recipient text not null,
  role text not null check (role in ('host', 'assistant', 'clerk', 'finance')),
  token_hash bytea not null unique,
  state text not null check (state in ('open', 'accepted', 'withdrawn')),
  invited_by text not null references people (id),
  accepted_by text references people (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check ((state = 'accepted') = (accepted_by is not null))
);
-- A newer invitation replaces the one before it.
create unique index shop_invitations_open on shop_invitations (shop_id, recipient) where state = 'open';
create index shop_invitations_of_shop on shop_invitations (shop_id, created_at);
create index shop_invitations_of_recipient on shop_invitations (recipient, created_at);
create index shop_invitations_by_expiry on shop_invitations (expires_at);
