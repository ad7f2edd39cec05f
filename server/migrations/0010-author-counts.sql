-- How many follow an author, kept beside the rows of `follows` that it counts, so that a feed need not count them.

create table author_counts (
  author_id text primary key,
  followers integer not null check (followers >= 0)
);
