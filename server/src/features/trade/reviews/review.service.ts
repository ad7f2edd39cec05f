import { err, newId, ok, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import { type BoughtLine, findBoughtLines } from './order-line.views.ts';
import { findReviewableOrder, listOwnReviews } from './own-review.views.ts';
import { differenceOf } from './rating.state.ts';
import { addToSums, type SumsChange } from './rating.store.ts';
import { logReview } from './review.events.ts';
import { decideFollowUp, decideReview, sourceOf } from './review.policy.ts';
import type { FollowUp, NewLineReview, NewReviews, OwnReview, ReviewableOrder } from './review.schema.ts';
import {
  countedOf,
  findForeignPicture,
  lockReview,
  type NewReview,
  storeFollowUp,
  storeReview,
} from './review.store.ts';

/** Reviews lines of an order: all that are named, or none. */
export async function writeReviews(
  deps: FeatureDeps,
  actor: Actor,
  orderId: string,
  claim: IdempotencyClaim,
  given: NewReviews,
): Promise<Result<ReviewableOrder, Problem>> {
  const nowMs = deps.clock.nowMs();
  const result = await once(deps.db, claim, nowMs, async (tx): Promise<Result<ReviewableOrder, Problem>> => {
    const lines = await findBoughtLines(tx, actor.personId, orderId);
    if (lines.length === 0) return err({ type: 'not-found' });
    const foreign = await findForeignPicture(tx, actor.personId, [
      ...new Set(given.reviews.flatMap(({ pictureKeys = [] }) => pictureKeys)),
    ]);
    if (foreign !== null) return err({ type: 'not-found', field: 'pictureKeys', key: foreign });
    const changes: SumsChange[] = [];
    for (const wanted of [...given.reviews].sort((a, b) => a.position - b.position)) {
      const written = await writeOne(tx, deps, actor, lines, wanted, given.anonymous);
      if (!written.ok) return err({ field: 'position', position: wanted.position, ...written.failure });
      changes.push(written.value);
    }
    await addToSums(tx, changes);
    const view = await findReviewableOrder(tx, actor.personId, orderId, nowMs);
    return view === null ? err({ type: 'not-found' }) : ok(view);
  });
  if (result.ok) deps.eventsAppended();
  return result;
}

async function writeOne(
  tx: Tx,
  deps: FeatureDeps,
  actor: Actor,
  lines: readonly BoughtLine[],
  wanted: NewLineReview,
  anonymous: boolean,
): Promise<Result<SumsChange, Problem>> {
  const nowMs = deps.clock.nowMs();
  const line = lines.find(({ position }) => position === wanted.position);
  if (line === undefined) return err({ type: 'not-found' });
  const receivedAtMs = line.receivedAt?.getTime() ?? null;
  const ownShop = [...actor.shops.keys()].some((shopId) => String(shopId) === line.shopId);
  const allowed = decideReview({ receivedAtMs, reviewed: false, ownShop }, nowMs);
  if (!allowed.ok || receivedAtMs === null) return allowed.ok ? err({ type: 'review-early' }) : allowed;
  const { orderId, position, shopId, productId, variantId, variantTitle, category } = line;
  const review: NewReview = {
    id: newId('review', nowMs, deps.random),
    ...{ orderId, position, shopId, productId, variantId, variantTitle, category, anonymous, receivedAtMs },
    personId: actor.personId,
    goodsStars: wanted.goodsStars,
    serviceStars: wanted.serviceStars,
    logisticsStars: wanted.logisticsStars,
    text: wanted.text?.trim() ?? '',
    pictureKeys: wanted.pictureKeys ?? [],
    source: sourceOf(line),
  };
  // The database has the last word: of two at the same moment one finds the line reviewed.
  if (!(await storeReview(tx, review, nowMs))) return err({ type: 'review-made' });
  await logReview(tx, 'review-written', review, nowMs, { followUp: false });
  const after = {
    shown: true,
    goodsStars: review.goodsStars,
    withPictures: review.pictureKeys.length > 0,
    followedUp: false,
  };
  return ok({ productId, variantId, category, sums: differenceOf(null, after) });
}

/** Adds to a review of one's own what became of the goods since, once. */
export async function followUp(
  deps: FeatureDeps,
  actor: Actor,
  id: string,
  claim: IdempotencyClaim,
  given: FollowUp,
): Promise<Result<OwnReview, Problem>> {
  const nowMs = deps.clock.nowMs();
  const { personId } = actor;
  const result = await once(deps.db, claim, nowMs, async (tx): Promise<Result<OwnReview, Problem>> => {
    const row = await lockReview(tx, id, { personId });
    if (row === null) return err({ type: 'not-found' });
    const receivedAtMs = row.received_at.getTime();
    const kept = { receivedAtMs, followedUp: row.followed_up_at !== null, state: row.state };
    const allowed = decideFollowUp(kept, nowMs);
    if (!allowed.ok) return allowed;
    const pictureKeys = given.pictureKeys ?? [];
    const foreign = await findForeignPicture(tx, personId, pictureKeys);
    if (foreign !== null) return err({ type: 'not-found', field: 'pictureKeys', key: foreign });
    await storeFollowUp(tx, id, { text: given.text.trim(), pictureKeys }, nowMs);
    const before = countedOf(row);
    const after = {
      ...before,
      followedUp: true,
      withPictures: before.withPictures || pictureKeys.length > 0,
    };
    await addToSums(tx, [{ ...subjectOf(row), sums: differenceOf(before, after) }]);
    await logReview(tx, 'review-written', { ...reviewOf(row), pictureKeys }, nowMs, { followUp: true });
    const [view] = (await listOwnReviews(tx, personId, { ids: [id], limit: 1 }, nowMs)).items;
    return view === undefined ? err({ type: 'not-found' }) : ok(view);
  });
  if (result.ok) deps.eventsAppended();
  return result;
}

type Row = NonNullable<Awaited<ReturnType<typeof lockReview>>>;

/** Of which goods a stored review is. */
export function subjectOf(row: Row): Omit<SumsChange, 'sums'> {
  return { productId: row.product_id, variantId: row.variant_id, category: row.category };
}

/** A stored review as the log tells of it. */
export function reviewOf(row: Row) {
  return {
    id: row.id,
    shopId: row.shop_id,
    productId: row.product_id,
    variantId: row.variant_id,
    personId: row.person_id,
    goodsStars: row.goods_stars,
    serviceStars: row.service_stars,
    logisticsStars: row.logistics_stars,
    pictureKeys: row.picture_keys,
    source:
      row.source_kind === null || row.source_id === null
        ? null
        : { kind: row.source_kind as 'clip' | 'room', id: row.source_id },
  };
}
