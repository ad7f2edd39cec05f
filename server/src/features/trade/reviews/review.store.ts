import type { ReviewId } from '@kanmai/kernel';
import { type Selectable, sql } from 'kysely';
import type { DB } from '../../../../../generated/database.ts';
import type { Tx } from '../../../database.ts';
import type { Counted } from './rating.state.ts';
import type { ReviewSource } from './review.schema.ts';

export type ReviewRow = Selectable<DB['reviews']>;

export interface NewReview {
  readonly id: ReviewId;
  readonly orderId: string;
  readonly position: number;
  readonly shopId: string;
  readonly productId: string;
  readonly variantId: string;
  readonly variantTitle: string;
  readonly category: string;
  readonly personId: string;
  readonly anonymous: boolean;
  readonly goodsStars: number;
  readonly serviceStars: number;
  readonly logisticsStars: number;
  readonly text: string;
  readonly pictureKeys: readonly string[];
  readonly source: ReviewSource | null;
  readonly receivedAtMs: number;
}

/** Stores a review; false when its line has one already. */
export async function storeReview(tx: Tx, review: NewReview, nowMs: number): Promise<boolean> {
  const stored = await tx
    .insertInto('reviews')
    .values({
      id: review.id,
      order_id: review.orderId,
      position: review.position,
      shop_id: review.shopId,
      product_id: review.productId,
      variant_id: review.variantId,
      variant_title: review.variantTitle,
      category: review.category,
      person_id: review.personId,
      anonymous: review.anonymous,
      goods_stars: review.goodsStars,
      service_stars: review.serviceStars,
      logistics_stars: review.logisticsStars,
      text: review.text,
      picture_keys: [...review.pictureKeys],
      source_kind: review.source?.kind ?? null,
      source_id: review.source?.id ?? null,
      received_at: new Date(review.receivedAtMs),
      created_at: new Date(nowMs),
    })
    .onConflict((conflict) => conflict.columns(['order_id', 'position']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return stored !== undefined;
}

/** Locks a review, within reach of its author or of a shop when one is named. */
export async function lockReview(
  tx: Tx,
  id: string,
  reach: { readonly personId?: string; readonly shopId?: string } = {},
): Promise<ReviewRow | null> {
  const { personId, shopId } = reach;
  const row = await tx
    .selectFrom('reviews')
    .selectAll()
    .where('id', '=', id)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .$if(shopId !== undefined, (query) => query.where('shop_id', '=', shopId ?? ''))
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** What a stored review adds to the sums. */
export function countedOf(row: ReviewRow): Counted {
  return {
    // What was set aside is shown, and counts for nothing.
    shown: row.state === 'shown' && row.set_aside_by === null,
    goodsStars: row.goods_stars,
    withPictures: row.picture_keys.length + row.follow_up_picture_keys.length > 0,
    followedUp: row.followed_up_at !== null,
  };
}

export async function storeFollowUp(
  tx: Tx,
  id: string,
  given: { readonly text: string; readonly pictureKeys: readonly string[] },
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('reviews')
    .set({
      follow_up_text: given.text,
      follow_up_picture_keys: [...given.pictureKeys],
      followed_up_at: new Date(nowMs),
    })
    .where('id', '=', id)
    .execute();
}

/** Stores the shop's answer, or another in its place. */
export async function storeAnswer(
  tx: Tx,
  row: ReviewRow,
  given: { readonly text: string; readonly personId: string },
  nowMs: number,
): Promise<void> {
  const at = new Date(nowMs);
  await tx
    .updateTable('reviews')
    .set({
      answer_text: given.text,
      answered_by: given.personId,
      ...(row.answered_at === null ? { answered_at: at } : { answer_changed_at: at }),
    })
    .where('id', '=', row.id)
    .execute();
}

export async function setReviewState(tx: Tx, id: string, state: 'shown' | 'hidden'): Promise<void> {
  await tx.updateTable('reviews').set({ state }).where('id', '=', id).execute();
}

export async function countAnswersSince(tx: Tx, shopId: string, sinceMs: number): Promise<number> {
  const since = new Date(sinceMs);
  const { count } = await tx
    .selectFrom('reviews')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('shop_id', '=', shopId)
    .where((query) => query.or([query('answered_at', '>', since), query('answer_changed_at', '>', since)]))
    .executeTakeFirstOrThrow();
  return count;
}

/** Adds or takes back a vote; whether that changed anything. The count goes with it. */
export async function setVote(
  tx: Tx,
  vote: { readonly reviewId: string; readonly personId: string; readonly helpful: boolean },
  nowMs: number,
): Promise<boolean> {
  const { reviewId, personId, helpful } = vote;
  const changed = helpful
    ? await tx
        .insertInto('review_votes')
        .values({ review_id: reviewId, person_id: personId, voted_at: new Date(nowMs) })
        .onConflict((conflict) => conflict.doNothing())
        .returning('review_id')
        .executeTakeFirst()
    : await tx
        .deleteFrom('review_votes')
        .where('review_id', '=', reviewId)
        .where('person_id', '=', personId)
        .returning('review_id')
        .executeTakeFirst();
  if (changed === undefined) return false;
  await tx
    .updateTable('reviews')
    .set((query) => ({ helpful_count: query('helpful_count', '+', helpful ? 1 : -1) }))
    .where('id', '=', reviewId)
    .execute();
  return true;
}

export async function countVotesSince(tx: Tx, personId: string, sinceMs: number): Promise<number> {
  const { count } = await tx
    .selectFrom('review_votes')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('voted_at', '>', new Date(sinceMs))
    .executeTakeFirstOrThrow();
  return count;
}

/** Notes that a person uploaded a picture for a review. */
export async function storeUpload(tx: Tx, personId: string, key: string, nowMs: number): Promise<void> {
  const at = new Date(nowMs);
  await tx
    .insertInto('review_pictures')
    .values({ person_id: personId, key, uploaded_at: at })
    .onConflict((conflict) => conflict.columns(['person_id', 'key']).doUpdateSet({ uploaded_at: at }))
    .execute();
}

export async function countUploadsSince(tx: Tx, personId: string, sinceMs: number): Promise<number> {
  const { count } = await tx
    .selectFrom('review_pictures')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('uploaded_at', '>', new Date(sinceMs))
    .executeTakeFirstOrThrow();
  return count;
}

/** The first of these pictures that this person did not upload; null when they uploaded all. */
export async function findForeignPicture(
  tx: Tx,
  personId: string,
  keys: readonly string[],
): Promise<string | null> {
  if (keys.length === 0) return null;
  const { rows } = await sql<{ key: string }>`
    select given.key from unnest(${[...keys]}::text[]) as given (key)
    where not exists (select 1 from review_pictures p where p.person_id = ${personId} and p.key = given.key) limit 1
  `.execute(tx);
  return rows[0]?.key ?? null;
}

/** Locks reviews in the order of their ids. */
export async function lockReviews(tx: Tx, ids: readonly string[]): Promise<ReviewRow[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('reviews')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function storeSetAside(tx: Tx, ids: readonly string[], caseId: string | null): Promise<void> {
  await tx
    .updateTable('reviews')
    .set({ set_aside_by: caseId })
    .where('id', 'in', [...ids])
    .execute();
}
