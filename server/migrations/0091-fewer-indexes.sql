-- Every order writes a key and a hold: what is asked of once a day costs nothing while people buy.
drop index idempotency_keys_by_age;
create index idempotency_keys_by_age on idempotency_keys using brin (created_at);
-- Holds end with their checkout, which has an index of its own.
drop index stock_holds_to_expire;
