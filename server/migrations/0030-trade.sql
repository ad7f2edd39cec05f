-- What paying, closing and the mall need beyond the first tables.

alter table payments
  -- The page where the person pays, and until when.
  add column pay_url text not null default '',
  add column due_at timestamptz,
  add column refunded_at timestamptz,
  drop constraint payments_state_check,
  -- refunding: captured for a checkout that could no longer be honoured; the money is on its way back.
  add constraint payments_state_check
    check (state in ('pending', 'captured', 'declined', 'expired', 'refunding', 'refunded'));
create index payments_to_refund on payments (id) where state = 'refunding';

alter table checkouts
  add column closed_at timestamptz,
  add column close_reason text check (close_reason in ('expired', 'cancelled'));

create index checkouts_of_person on checkouts (person_id, id desc);
create index products_in_mall on products (id desc) where state = 'on-sale';
create index products_in_mall_by_category on products (category, id desc) where state = 'on-sale';
