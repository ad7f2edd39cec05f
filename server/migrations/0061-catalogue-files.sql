-- Catalogues that come in and go out as tables: Shopify's and Google Merchant's.

create table catalogue_files (
  id text primary key,
  shop_id text not null references shops (id),
  name text not null,
  bytes bigint not null,
  state text not null check (state in ('reading', 'checked', 'applying', 'done', 'cancelled', 'failed')),
  started_by text not null references people (id),
  -- Known once it was looked through.
  format text,
  shape jsonb,
  -- Why it failed as a whole.
  problem jsonb,
  -- Which reading this is: one that was given up must not write into the next.
  attempt integer not null default 0,
  row_count integer not null default 0,
  product_count integer not null default 0,
  checked_count integer not null default 0,
  new_count integer not null default 0,
  changed_count integer not null default 0,
  unchanged_count integer not null default 0,
  fault_count integer not null default 0,
  faulty_count integer not null default 0,
  -- What was asked for when it was applied.
  choice jsonb,
  applied_count integer not null default 0,
  refused_count integer not null default 0,
  picture_count integer not null default 0,
  picture_done_count integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index catalogue_files_of_shop on catalogue_files (shop_id, id desc);

-- The products of a file while it is taken; gone when that is over.
create table catalogue_file_products (
  file_id text not null references catalogue_files (id) on delete cascade,
  place integer not null,
  source_id text not null,
  rows jsonb not null,
  state text not null default 'read' check (state in ('read', 'new', 'changed', 'unchanged', 'faulty', 'taken')),
  primary key (file_id, place)
);
create index catalogue_file_products_to_take on catalogue_file_products (file_id, place) where state in ('new', 'changed');

create table catalogue_file_faults (
  id bigint generated always as identity primary key,
  file_id text not null references catalogue_files (id) on delete cascade,
  line integer not null,
  column_name text not null,
  code text not null,
  message text not null
);
create index catalogue_file_faults_in_order on catalogue_file_faults (file_id, line, id);

-- Pictures that are still to be fetched for a product, in their order.
create table catalogue_file_pictures (
  file_id text not null references catalogue_files (id) on delete cascade,
  product_id text not null references products (id),
  position integer not null,
  url text not null,
  line integer not null,
  primary key (file_id, product_id, position)
);

-- The rows a product came from, as they were written: what has no place here goes out again as it came in.
create table product_table_rows (
  product_id text not null references products (id),
  format text not null,
  rows jsonb not null,
  -- Where in which file, for the order of what goes out.
  file_id text not null,
  place integer not null,
  primary key (product_id, format)
);

-- Where a picture was fetched from, so that it is fetched once and its address goes out again.
create table picture_origins (
  shop_id text not null references shops (id),
  url text not null,
  key text not null,
  fetched_at timestamptz not null,
  primary key (shop_id, url)
);
