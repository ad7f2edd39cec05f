import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { pictureUrl } from '../catalogue/index.ts';
import { type FieldsRow, fieldColumns, fieldsOf, refundedColumn } from './review.fields.ts';
import { lowStarsMax, type StudioReview, type StudioReviewsQuery } from './review.schema.ts';
import { authorOf } from './review.views.ts';

interface Row extends FieldsRow {
  display_name: string;
  title: string;
  picture_key: string | null;
  reported: boolean;
}

/** Which shop's reviews, for whom of it. */
export interface StudioReach {
  readonly shopId: string;
  readonly viewerId: string;
}

const onlyConditions = {
  unanswered: sql`r.answered_at is null and r.state = 'shown'`,
  low: sql`r.goods_stars <= ${lowStarsMax}`,
  'low-unanswered': sql`r.goods_stars <= ${lowStarsMax} and r.answered_at is null and r.state = 'shown'`,
  pictures: sql`cardinality(r.picture_keys) + cardinality(r.follow_up_picture_keys) > 0`,
} as const;

/** A shop's reviews that fit, the newest first, hidden ones among them. @throws ProblemError `bad-cursor` */
export async function listStudioReviews(
  db: Database | Tx,
  { shopId, viewerId }: StudioReach,
  wanted: Omit<StudioReviewsQuery, 'limit'> & { readonly id?: string; readonly limit: number },
): Promise<Page<StudioReview>> {
  const after = readCursor(wanted.cursor, 1)?.[0] ?? null;
  const { only, productId, id } = wanted;
  const { rows } = await sql<Row>`
    select ${fieldColumns}, ${refundedColumn}, p.display_name, l.title, l.picture_key,
      exists (select 1 from review_reports x where x.review_id = r.id and x.person_id = ${viewerId}) as reported
    from reviews r join orders o on o.id = r.order_id join people p on p.id = r.person_id
    join order_lines l on l.order_id = r.order_id and l.position = r.position
    where r.shop_id = ${shopId}
      ${id === undefined ? sql`` : sql`and r.id = ${id}`}
      ${only === undefined ? sql`` : sql`and ${onlyConditions[only]}`}
      ${productId === undefined ? sql`` : sql`and r.product_id = ${productId}`}
      ${after === null ? sql`` : sql`and r.id < ${String(after)}`}
    order by r.id desc limit ${wanted.limit + 1}
  `.execute(db);
  return pageOf(rows, wanted.limit, viewOf, (row) => [row.id]);
}

function viewOf(row: Row): StudioReview {
  return {
    ...fieldsOf(row),
    author: authorOf(row),
    orderId: row.anonymous ? null : row.order_id,
    product: { title: row.title, pictureUrl: pictureUrl(row.picture_key) },
    state: row.state,
    reported: row.reported,
  };
}

export async function findStudioReview(
  db: Database | Tx,
  reach: StudioReach,
  id: string,
): Promise<StudioReview | null> {
  return (await listStudioReviews(db, reach, { id, limit: 1 })).items[0] ?? null;
}

/** How many reviews a shop has, and how many wait for its answer. */
export async function countStudioReviews(
  db: Database | Tx,
  shopId: string,
): Promise<{ all: number; unanswered: number; lowUnanswered: number }> {
  const { rows } = await sql<{ all: number; unanswered: number; lowUnanswered: number }>`
    select (select count(*) from reviews where shop_id = ${shopId})::int as all,
      count(*)::int as unanswered, count(*) filter (where r.goods_stars <= ${lowStarsMax})::int as "lowUnanswered"
    from reviews r where r.shop_id = ${shopId} and ${onlyConditions.unanswered}
  `.execute(db);
  return rows[0] ?? { all: 0, unanswered: 0, lowUnanswered: 0 };
}
