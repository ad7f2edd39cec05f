-- An order's money goes back in parts: each part for one reason, once.

alter table payment_refunds
  drop constraint payment_refunds_order_id_key,
  -- What the money goes back for: the order itself when all of it does, else a case of after-sales.
  add column reference_id text;
update payment_refunds set reference_id = order_id;
alter table payment_refunds
  alter column reference_id set not null,
  add constraint payment_refunds_reference_id_key unique (reference_id);
create index payment_refunds_of_order on payment_refunds (order_id);
