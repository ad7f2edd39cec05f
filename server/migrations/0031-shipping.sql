-- A shop's own shipping rules, one row a version, never changed; and tax carried beside every total.

create table shipping_templates (
  shop_id text not null references shops (id),
  version integer not null check (version > 0),
  rules jsonb not null,
  created_by text not null references people (id),
  created_at timestamptz not null,
  primary key (shop_id, version)
);

alter table orders
  -- The rules that its shipping came from; null for the platform's built-in ones.
  add column shipping_version integer,
  -- The part of the goods' price that is tax.
  add column tax_cents bigint not null default 0,
  add constraint orders_shipping_version_fkey
    foreign key (shop_id, shipping_version) references shipping_templates (shop_id, version),
  add constraint orders_tax_cents_check check (tax_cents between 0 and total_cents);

alter table order_lines
  add column tax_cents bigint not null default 0,
  add constraint order_lines_tax_cents_check check (tax_cents between 0 and total_cents);
