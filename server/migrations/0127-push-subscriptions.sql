-- Browsers that somebody wants to be told things on (web push), as they gave themselves.

create table push_subscriptions (
  -- SHA-256 of the address: it is a secret, and long.
  id text primary key,
  person_id text not null references people (id),
  endpoint text not null check (length(endpoint) <= 2000),
  p256dh text not null,
  auth text not null,
  subscribed_at timestamptz not null
);
create index push_subscriptions_of_person on push_subscriptions (person_id, subscribed_at desc);
