import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { addSums, countOf, noSums, type Sums, starsSumOf } from './rating.state.ts';

export interface SumsChange {
  readonly productId: string;
  readonly variantId: string;
  readonly category: string;
  readonly sums: Sums;
}

/**
 * Adds to the sums of variants and of categories, in the unit of work that changes the reviews. Variants before
 * categories and each in order, so that two that review the same goods wait for each other instead of blocking.
 */
export async function addToSums(tx: Tx, changes: readonly SumsChange[]): Promise<void> {
  const variants = new Map<string, SumsChange>();
  const categories = new Map<string, Sums>();
  for (const change of changes) {
    const key = `${change.productId} ${change.variantId}`;
    const before = variants.get(key)?.sums ?? noSums;
    variants.set(key, { ...change, sums: addSums(before, change.sums) });
    categories.set(change.category, addSums(categories.get(change.category) ?? noSums, change.sums));
  }
  for (const [, change] of [...variants].sort(byKey)) await addToVariant(tx, change);
  for (const [category, sums] of [...categories].sort(byKey)) await addToCategory(tx, category, sums);
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

async function addToVariant(tx: Tx, { productId, variantId, sums }: SumsChange): Promise<void> {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = sums.stars;
  // A sum that goes down is of a row that is there: its checks hold for what is inserted, too.
  await sql`
    insert into review_sums (product_id, variant_id) values (${productId}, ${variantId}) on conflict do nothing
  `.execute(tx);
  await sql`
    update review_sums set
      stars_1 = stars_1 + ${one}, stars_2 = stars_2 + ${two}, stars_3 = stars_3 + ${three},
      stars_4 = stars_4 + ${four}, stars_5 = stars_5 + ${five},
      with_pictures = with_pictures + ${sums.withPictures}, with_follow_up = with_follow_up + ${sums.withFollowUp}
    where product_id = ${productId} and variant_id = ${variantId}
  `.execute(tx);
}

async function addToCategory(tx: Tx, category: string, sums: Sums): Promise<void> {
  const [count, starsSum] = [countOf(sums), starsSumOf(sums)];
  if (count === 0 && starsSum === 0) return;
  await sql`insert into review_category_sums (category) values (${category}) on conflict do nothing`.execute(
    tx,
  );
  await sql`
    update review_category_sums
    set review_count = review_count + ${count}, stars_sum = stars_sum + ${starsSum} where category = ${category}
  `.execute(tx);
}

/**
 * Makes all sums anew from the reviews. Answers how many rows were not what they should have been: none, unless the
 * tables were changed by hand. Nothing is reviewed while it runs.
 */
export async function rebuildSums(tx: Tx): Promise<number> {
  await sql`lock table reviews, review_sums, review_category_sums in share row exclusive mode`.execute(tx);
  const variants = await sql`
    with wanted as (
      select product_id, variant_id,
        count(*) filter (where goods_stars = 1)::int as stars_1, count(*) filter (where goods_stars = 2)::int as stars_2,
        count(*) filter (where goods_stars = 3)::int as stars_3, count(*) filter (where goods_stars = 4)::int as stars_4,
        count(*) filter (where goods_stars = 5)::int as stars_5,
        count(*) filter (where cardinality(picture_keys) + cardinality(follow_up_picture_keys) > 0)::int as with_pictures,
        count(followed_up_at)::int as with_follow_up
      from reviews where state = 'shown' and set_aside_by is null group by product_id, variant_id
    ), emptied as (
      delete from review_sums s where not exists (
        select 1 from wanted w where w.product_id = s.product_id and w.variant_id = s.variant_id)
      returning s.stars_1 + s.stars_2 + s.stars_3 + s.stars_4 + s.stars_5 + s.with_pictures + s.with_follow_up as sum
    ), written as (
      insert into review_sums as s select * from wanted
      on conflict (product_id, variant_id) do update set
        stars_1 = excluded.stars_1, stars_2 = excluded.stars_2, stars_3 = excluded.stars_3,
        stars_4 = excluded.stars_4, stars_5 = excluded.stars_5,
        with_pictures = excluded.with_pictures, with_follow_up = excluded.with_follow_up
      where s is distinct from excluded
      returning 1
    )
    select 1 from written union all select 1 from emptied where sum <> 0
  `.execute(tx);
  const categories = await sql`
    with wanted as (
      select category, count(*)::int as review_count, sum(goods_stars)::bigint as stars_sum
      from reviews where state = 'shown' and set_aside_by is null group by category
    ), emptied as (
      delete from review_category_sums s where not exists (select 1 from wanted w where w.category = s.category)
      returning s.review_count
    ), written as (
      insert into review_category_sums as s select * from wanted
      on conflict (category) do update set review_count = excluded.review_count, stars_sum = excluded.stars_sum
      where s is distinct from excluded
      returning 1
    )
    select 1 from written union all select 1 from emptied where review_count <> 0
  `.execute(tx);
  return variants.rows.length + categories.rows.length;
}
