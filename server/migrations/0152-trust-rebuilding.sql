-- While the log is read again from its beginning no score is read: what is summed until then is half of it.

alter table trust_reader add column is_rebuilding boolean not null default false;
