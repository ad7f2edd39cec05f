-- What listings said, and since when: what was ordered is judged by what was promised then.
create table product_listings (
  product_id text not null references products (id),
  since timestamptz not null,
  title text not null,
  category text not null,
  attributes jsonb not null,
  primary key (product_id, since)
);
insert into product_listings (product_id, since, title, category, attributes)
select id, created_at, title, category, attributes from products;
