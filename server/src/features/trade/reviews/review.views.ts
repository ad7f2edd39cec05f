import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { ProblemError } from '../../../http/problems.ts';
import { type FieldsRow, fieldColumns, fieldsOf, refundedColumn } from './review.fields.ts';
import { maskName } from './review.policy.ts';
import { lowStarsMax, type ReviewsQuery, type ReviewView } from './review.schema.ts';

interface Row extends FieldsRow {
  person_id: string;
  display_name: string;
  helpful: boolean;
  usefulness: number;
}

/** Whose reviews are looked at by whom. */
export interface ReviewsOf {
  readonly productId: string;
  readonly viewerId: string;
}

type Wanted = Omit<ReviewsQuery, 'cursor' | 'limit'>;

/** A product's reviews that are shown and fit: the most useful or the newest first. @throws ProblemError `bad-cursor` */
export async function listReviews(
  db: Database | Tx,
  { productId, viewerId }: ReviewsOf,
  wanted: Wanted,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<ReviewView>> {
  const byUse = wanted.sort !== 'newest';
  const after = readCursor(page.cursor, byUse ? 2 : 1);
  const conditions = conditionsOf(wanted);
  conditions.push(...(after === null ? [] : [byUse ? beyondUse(after) : sql`r.id < ${String(after[0])}`]));
  const { rows } = await sql<Row>`
    select ${fieldColumns}, ${refundedColumn}, r.person_id, r.usefulness, p.display_name,
      exists (select 1 from review_votes v where v.review_id = r.id and v.person_id = ${viewerId}) as helpful
    from reviews r join orders o on o.id = r.order_id join people p on p.id = r.person_id
    where r.product_id = ${productId} and r.state = 'shown'
      ${conditions.length === 0 ? sql`` : sql`and ${sql.join(conditions, sql` and `)}`}
    order by ${byUse ? sql`r.usefulness desc, r.id desc` : sql`r.id desc`} limit ${page.limit + 1}
  `.execute(db);
  return pageOf(
    rows,
    page.limit,
    (row) => viewOf(row, viewerId),
    (row) => (byUse ? [row.usefulness, row.id] : [row.id]),
  );
}

function conditionsOf({ only, stars, variantId }: Wanted): RawBuilder<unknown>[] {
  const parts: RawBuilder<unknown>[] = [];
  if (only === 'pictures')
    parts.push(sql`cardinality(r.picture_keys) + cardinality(r.follow_up_picture_keys) > 0`);
  if (only === 'follow-up') parts.push(sql`r.followed_up_at is not null`);
  if (only === 'low') parts.push(sql`r.goods_stars <= ${lowStarsMax}`);
  if (stars !== undefined) parts.push(sql`r.goods_stars = ${stars}`);
  if (variantId !== undefined) parts.push(sql`r.variant_id = ${variantId}`);
  return parts;
}

function beyondUse([usefulness, id]: readonly (string | number)[]): RawBuilder<unknown> {
  if (typeof usefulness !== 'number' || !Number.isSafeInteger(usefulness) || typeof id !== 'string')
    throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
  return sql`(r.usefulness, r.id) < (${usefulness}::bigint, ${id})`;
}

function viewOf(row: Row, viewerId: string): ReviewView {
  return {
    ...fieldsOf(row),
    author: authorOf(row),
    helpful: row.helpful,
    mine: row.person_id === viewerId,
  };
}

/** Who wrote a review, as others are told: no id leads to a person, and of an anonymous one no name. */
export function authorOf(row: { readonly anonymous: boolean; readonly display_name: string }) {
  return {
    name: row.anonymous ? maskName(row.display_name) : row.display_name,
    anonymous: row.anonymous,
  };
}
