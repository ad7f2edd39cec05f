import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { addSums, countOf, noSums, ratingOf, type Sums, starsSumOf } from './rating.state.ts';
import type { RatingView, ReviewSummary } from './review.schema.ts';
import { listReviews, type ReviewsOf } from './review.views.ts';

const variantsMax = 100;
const bestCount = 2;

interface SumsRow {
  variant_id: string;
  stars: number[];
  with_pictures: number;
  with_follow_up: number;
  title: string | null;
}

const sumsOf = (row: SumsRow): Sums => ({
  stars: row.stars,
  withPictures: row.with_pictures,
  withFollowUp: row.with_follow_up,
});

/** Whether everybody may look at a product; what is said of one that is gone is gone with it. */
export async function isProductPublic(db: Database | Tx, productId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from products p join shops s on s.id = p.shop_id
    where p.id = ${productId} and p.state in ('on-sale', 'off-sale') and s.state = 'open'
  `.execute(db);
  return rows.length > 0;
}

/** How a product is rated, whole and by variant, with its two most useful reviews. */
export async function findSummary(db: Database | Tx, of: ReviewsOf): Promise<ReviewSummary> {
  const [variants, category, best] = await Promise.all([
    listVariantSums(db, of.productId),
    findCategorySums(db, of.productId),
    listReviews(db, of, {}, { limit: bestCount }),
  ]);
  const rated = variants.filter((row) => countOf(sumsOf(row)) > 0);
  return {
    rating: ratingOf(variants.map(sumsOf).reduce(addSums, noSums), category),
    variants: rated
      .map((row) => {
        const sums = sumsOf(row);
        const count = countOf(sums);
        return { variantId: row.variant_id, title: row.title ?? '', count, mean: starsSumOf(sums) / count };
      })
      .sort((a, b) => b.count - a.count)
      .slice(0, variantsMax),
    best: best.items,
  };
}

async function listVariantSums(db: Database | Tx, productId: string): Promise<SumsRow[]> {
  const { rows } = await sql<SumsRow>`
    select s.variant_id, array[s.stars_1, s.stars_2, s.stars_3, s.stars_4, s.stars_5] as stars, s.with_pictures,
      s.with_follow_up, v.title
    from review_sums s left join variants v on v.id = s.variant_id
    where s.product_id = ${productId} order by v.position, s.variant_id
  `.execute(db);
  return rows;
}

async function findCategorySums(
  db: Database | Tx,
  productId: string,
): Promise<{ count: number; starsSum: number }> {
  const { rows } = await sql<{ count: number; starsSum: number }>`
    select c.review_count as count, c.stars_sum as "starsSum"
    from products p join review_category_sums c on c.category = p.category where p.id = ${productId}
  `.execute(db);
  return rows[0] ?? { count: 0, starsSum: 0 };
}

/** How products are rated, for lists of them; those without a review are left out. */
export async function findRatings(
  db: Database | Tx,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, RatingView>> {
  if (productIds.length === 0) return new Map();
  const { rows } = await sql<
    Omit<SumsRow, 'variant_id' | 'title'> & { product_id: string; count: number; stars_sum: number }
  >`
    select s.product_id,
      array[sum(s.stars_1), sum(s.stars_2), sum(s.stars_3), sum(s.stars_4), sum(s.stars_5)]::int[] as stars,
      sum(s.with_pictures)::int as with_pictures, sum(s.with_follow_up)::int as with_follow_up,
      coalesce(max(c.review_count), 0)::int as count, coalesce(max(c.stars_sum), 0)::bigint as stars_sum
    from review_sums s join products p on p.id = s.product_id
    left join review_category_sums c on c.category = p.category
    where s.product_id = any(${[...productIds]}::text[]) group by s.product_id
  `.execute(db);
  return new Map(
    rows
      .map((row) => {
        const sums = { stars: row.stars, withPictures: row.with_pictures, withFollowUp: row.with_follow_up };
        return [row.product_id, ratingOf(sums, { count: row.count, starsSum: row.stars_sum })] as const;
      })
      .filter(([, rating]) => rating.count > 0),
  );
}

/** The mean stars of products that have been reviewed. */
export async function findMeans(
  db: Database | Tx,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const ratings = await findRatings(db, productIds);
  return new Map([...ratings].flatMap(([id, { mean }]) => (mean === null ? [] : [[id, mean] as const])));
}

/** Below this the mean of a shop is chance. */
const shopReviewsMin = 10;

/** The mean stars of all that shops sell, of those with enough reviews. */
export async function findShopMeans(
  db: Database | Tx,
  shopIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (shopIds.length === 0) return new Map();
  const { rows } = await sql<{ shop_id: string; count: number; stars: number }>`
    select p.shop_id, sum(s.stars_1 + s.stars_2 + s.stars_3 + s.stars_4 + s.stars_5)::int as count,
      sum(s.stars_1 + 2 * s.stars_2 + 3 * s.stars_3 + 4 * s.stars_4 + 5 * s.stars_5)::int as stars
    from review_sums s join products p on p.id = s.product_id
    where p.shop_id = any(${[...shopIds]}::text[]) group by p.shop_id
  `.execute(db);
  return new Map(
    rows.flatMap(({ shop_id, count, stars }) =>
      count >= shopReviewsMin ? [[shop_id, stars / count] as const] : [],
    ),
  );
}
