-- Certificates of what is said of products: uploaded by shops, reviewed by operators.

create table certificates (
  id text primary key,
  shop_id text not null references shops (id),
  product_id text not null references products (id),
  attribute text not null,
  -- What is certified: when the product says something else, the certificate counts for nothing.
  value text not null,
  number text not null,
  issuer text not null,
  valid_from date not null,
  valid_until date,
  -- draft: its file has not arrived yet.
  state text not null check (state in ('draft', 'pending', 'accepted', 'rejected', 'revoked', 'replaced', 'withdrawn')),
  -- Sealed in the blob store, under a prefix that no route serves.
  blob_key text,
  content_type text,
  bytes integer,
  reason text not null default '',
  created_by text not null references people (id),
  created_at timestamptz not null,
  submitted_at timestamptz,
  decided_by text references people (id),
  decided_at timestamptz,
  check (state in ('draft', 'withdrawn') or (blob_key is not null and submitted_at is not null))
);
create unique index certificates_under_way on certificates (product_id, attribute) where state in ('draft', 'pending');
create unique index certificates_in_force on certificates (product_id, attribute) where state = 'accepted';
create index certificates_of_product on certificates (product_id, id desc);
create index certificates_of_shop on certificates (shop_id, id desc);
create index certificates_queue on certificates (state, submitted_at, id);
create index certificates_by_number on certificates (number);
