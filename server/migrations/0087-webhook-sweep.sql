-- What should have been sent long ago is looked for every minute.
create index webhook_deliveries_waiting on webhook_deliveries (next_at) where state = 'waiting';
