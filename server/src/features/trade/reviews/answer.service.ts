import { err, minuteMs, ok, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { tellPerson } from '../../people/accounts/index.ts';
import { logReview } from './review.events.ts';
import { answerNotice } from './review.notice.ts';
import { reviewLimits, type StudioReview } from './review.schema.ts';
import { reviewOf } from './review.service.ts';
import { countAnswersSince, lockReview, type ReviewRow, storeAnswer } from './review.store.ts';
import { findStudioReview } from './studio-review.views.ts';

/** The shop's one answer to a review; another takes its place. The author is told of the first. */
export async function answerReview(
  deps: FeatureDeps,
  actor: Actor,
  { shopId, id }: { readonly shopId: string; readonly id: string },
  given: string,
): Promise<Result<StudioReview, Problem>> {
  const nowMs = deps.clock.nowMs();
  const text = given.trim();
  const answered = await unitOfWork(deps.db, async (tx): Promise<Result<ReviewRow, Problem>> => {
    const row = await lockReview(tx, id, { shopId });
    if (row === null) return err({ type: 'not-found' });
    if (row.state !== 'shown') return err({ type: 'state-conflict', state: row.state });
    if (row.answer_text === text) return ok(row);
    const lately = await countAnswersSince(tx, shopId, nowMs - minuteMs);
    if (lately >= reviewLimits.answersPerMinuteMax) return err({ type: 'too-many-requests' });
    await storeAnswer(tx, row, { text, personId: actor.personId }, nowMs);
    await logReview(tx, 'review-answered', reviewOf(row), nowMs, { changed: row.answered_at !== null });
    return ok(row);
  });
  if (!answered.ok) return answered;
  deps.eventsAppended();
  const view = await findStudioReview(deps.db, { shopId, viewerId: actor.personId }, id);
  if (view === null) return err({ type: 'not-found' });
  if (answered.value.answered_at === null) {
    await tellPerson(deps, answered.value.person_id, (locale) =>
      answerNotice(view.product.title, text, `${deps.origin}/p/${view.productId}`, locale),
    );
  }
  return ok(view);
}
