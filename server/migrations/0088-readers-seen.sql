-- A reader in the memory of a process goes with it: it is told from those that stay, and from those that went unseen.
alter table event_readers
  add column of_process boolean not null default false,
  add column seen_at timestamptz;
-- Their names carry machine and port; they keep their positions themselves and write these rows anew.
delete from event_readers where name like '% %';
