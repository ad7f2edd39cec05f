-- What buyers say of what they bought: one review for each line of an order.

create table reviews (
  id text primary key,
  order_id text not null,
  position integer not null,
  shop_id text not null references shops (id),
  product_id text not null references products (id),
  variant_id text not null,
  variant_title text not null default '',
  -- The product's when it was reviewed: ratings are drawn to their category's mean.
  category text not null default '',
  person_id text not null references people (id),
  anonymous boolean not null,
  goods_stars smallint not null check (goods_stars between 1 and 5),
  service_stars smallint not null check (service_stars between 1 and 5),
  logistics_stars smallint not null check (logistics_stars between 1 and 5),
  text text not null default '' check (char_length(text) <= 500),
  picture_keys text[] not null default '{}' check (cardinality(picture_keys) <= 9),
  -- Through what it was bought: a clip, or a room; null when the buyer found it otherwise.
  source_kind text check (source_kind in ('clip', 'room')),
  source_id text,
  follow_up_text text check (char_length(follow_up_text) between 1 and 500),
  follow_up_picture_keys text[] not null default '{}' check (cardinality(follow_up_picture_keys) <= 9),
  followed_up_at timestamptz,
  answer_text text check (char_length(answer_text) between 1 and 500),
  answered_by text references people (id),
  answered_at timestamptz,
  answer_changed_at timestamptz,
  helpful_count integer not null default 0 check (helpful_count >= 0),
  -- Hidden by an operator; nobody else can, and nobody deletes.
  state text not null default 'shown' check (state in ('shown', 'hidden')),
  received_at timestamptz not null,
  created_at timestamptz not null,
  -- What is useful first: docs/decisions/0019-reviews.md.
  usefulness integer not null generated always as (
    4 * helpful_count
    + case when cardinality(picture_keys) > 0 or cardinality(follow_up_picture_keys) > 0 then 3 else 0 end
    + case when followed_up_at is not null then 3 else 0 end
    + case when char_length(text) >= 20 then 2 else 0 end
  ) stored,
  unique (order_id, position),
  foreign key (order_id, position) references order_lines (order_id, position),
  check ((source_kind is null) = (source_id is null)),
  check ((follow_up_text is null) = (followed_up_at is null)),
  check ((answer_text is null) = (answered_at is null))
);
create index reviews_of_product_by_use on reviews (product_id, usefulness desc, id desc) where state = 'shown';
create index reviews_of_product on reviews (product_id, id desc) where state = 'shown';
create index reviews_of_person on reviews (person_id, id desc);
create index reviews_of_shop on reviews (shop_id, id desc);
create index reviews_to_answer on reviews (shop_id, id desc) where answered_at is null and state = 'shown';
create index reviews_hidden on reviews (id desc) where state = 'hidden';
create index orders_received_of_person on orders (person_id, received_at desc, id desc) where received_at is not null;

-- Who uploaded which picture for a review: only these may be shown with one's own.
create table review_pictures (
  person_id text not null references people (id),
  key text not null,
  uploaded_at timestamptz not null,
  primary key (person_id, key)
);
create index review_pictures_lately on review_pictures (person_id, uploaded_at);

create table review_votes (
  review_id text not null references reviews (id),
  person_id text not null references people (id),
  voted_at timestamptz not null,
  primary key (review_id, person_id)
);
create index review_votes_lately on review_votes (person_id, voted_at);

create table review_reports (
  review_id text not null references reviews (id),
  person_id text not null references people (id),
  reason text not null check (reason in ('abusive', 'untrue', 'advertising', 'private-data', 'unrelated', 'other')),
  note text not null default '',
  reported_at timestamptz not null,
  -- When an operator decided on it.
  settled_at timestamptz,
  primary key (review_id, person_id)
);
create index review_reports_waiting on review_reports (review_id) where settled_at is null;
create index review_reports_lately on review_reports (person_id, reported_at);

-- Sums of the reviews that are shown, kept with each of them; `reviews.check-ratings` makes them anew.
create table review_sums (
  product_id text not null references products (id),
  variant_id text not null,
  stars_1 integer not null default 0 check (stars_1 >= 0),
  stars_2 integer not null default 0 check (stars_2 >= 0),
  stars_3 integer not null default 0 check (stars_3 >= 0),
  stars_4 integer not null default 0 check (stars_4 >= 0),
  stars_5 integer not null default 0 check (stars_5 >= 0),
  with_pictures integer not null default 0 check (with_pictures >= 0),
  with_follow_up integer not null default 0 check (with_follow_up >= 0),
  primary key (product_id, variant_id)
);
create table review_category_sums (
  category text primary key,
  review_count integer not null default 0 check (review_count >= 0),
  stars_sum bigint not null default 0 check (stars_sum >= 0)
);

alter table appeals drop constraint appeals_subject_kind_check;
alter table appeals add constraint appeals_subject_kind_check
  check (subject_kind in ('shop', 'clip', 'product', 'certificate', 'review'));
