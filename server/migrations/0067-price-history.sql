-- Every price a variant ever had, in the order it had them. Append only.

create table variant_prices (
  variant_id text not null references variants (id),
  place bigint generated always as identity,
  price_cents bigint not null,
  list_price_cents bigint,
  since timestamptz not null,
  primary key (variant_id, place)
);

-- What is known of the past: a product that has not changed since had its prices since then.
insert into variant_prices (variant_id, price_cents, list_price_cents, since)
select v.id, v.price_cents, v.list_price_cents, p.updated_at
from variants v join products p on p.id = v.product_id
where v.removed_at is null
order by v.id;
