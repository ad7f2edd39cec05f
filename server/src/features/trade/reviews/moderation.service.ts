import { err, ok, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { tellPerson } from '../../people/accounts/index.ts';
import { audit } from '../../people/audit/index.ts';
import { findModerated } from './moderation.views.ts';
import { differenceOf } from './rating.state.ts';
import { addToSums } from './rating.store.ts';
import { settleReports } from './report.store.ts';
import { logWeighed } from './review.events.ts';
import { visibilityNotice } from './review.notice.ts';
import { decideVisibility } from './review.policy.ts';
import type { ReportedReview, ReviewDecision } from './review.schema.ts';
import { subjectOf } from './review.service.ts';
import { countedOf, lockReview, type ReviewRow, setReviewState } from './review.store.ts';

/** Hides a review, leaves it as it is, or shows it again. Its reports wait no more; its author is told. */
export async function decideOnReview(
  deps: FeatureDeps,
  actor: Actor,
  id: string,
  { decision, reason }: ReviewDecision,
): Promise<Result<ReportedReview, Problem>> {
  const decided = await unitOfWork(deps.db, async (tx): Promise<Result<ReviewRow, Problem>> => {
    const row = await lockReview(tx, id);
    if (row === null) return err({ type: 'not-found' });
    return keepDecision(tx, deps, actor, row, decision, reason.trim());
  });
  if (!decided.ok) return decided;
  const view = await findModerated(deps.db, id);
  if (view === null) return err({ type: 'not-found' });
  if (decision !== 'keep') await tellAuthor(deps, view, decision, reason.trim());
  return ok(view);
}

/** Writes a decision on a locked review with all that follows from it. */
export async function keepDecision(
  tx: Tx,
  deps: FeatureDeps,
  actor: Actor,
  row: ReviewRow,
  decision: ReviewDecision['decision'],
  reason: string,
): Promise<Result<ReviewRow, Problem>> {
  const state = decideVisibility(row.state, decision);
  if (!state.ok) return state;
  const settled = await settleReports(tx, row.id, deps.clock.nowMs());
  if (decision === 'keep' && settled === 0) return err({ type: 'state-conflict', state: 'settled' });
  if (state.value !== row.state) {
    await setReviewState(tx, row.id, state.value);
    const before = countedOf(row);
    const counted = state.value === 'shown' && row.set_aside_by === null;
    const sums = differenceOf(before, { ...before, shown: counted });
    await addToSums(tx, [{ ...subjectOf(row), sums }]);
    await logWeighed(tx, [{ id: row.id, shopId: row.shop_id, counted }], deps.clock.nowMs());
  }
  await audit(tx, deps, {
    actorId: actor.personId,
    action: `review-${decision}`,
    subjectId: row.id,
    reason,
    detail: { productId: row.product_id, shopId: row.shop_id, reports: settled },
  });
  return ok(row);
}

export function tellAuthor(
  deps: FeatureDeps,
  review: Pick<ReportedReview, 'person' | 'product'>,
  decision: 'hide' | 'restore',
  reason: string,
): Promise<void> {
  const outcome = decision === 'hide' ? 'hidden' : 'restored';
  return tellPerson(deps, review.person.id, (locale) =>
    visibilityNotice(review.product.title, outcome, reason, `${deps.origin}/me/reviews?tab=written`, locale),
  );
}
