import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { countReportsSince, storeReport } from './report.store.ts';
import { type HelpfulView, type ReviewReport, reviewLimits } from './review.schema.ts';
import { countVotesSince, lockReview, type ReviewRow, setVote } from './review.store.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock'>;

/** Says, or says no more, that a review helped. One's own, and those of one's shop, are not voted for. */
export async function voteHelpful(
  deps: Deps,
  actor: Actor,
  id: string,
  helpful: boolean,
): Promise<Result<HelpfulView, Problem>> {
  const nowMs = deps.clock.nowMs();
  return unitOfWork(deps.db, async (tx): Promise<Result<HelpfulView, Problem>> => {
    const row = await lockShown(tx, id);
    if (row === null) return err({ type: 'not-found' });
    if (isConcerned(actor, row)) return err({ type: 'not-allowed', detail: 'Others say what helped them.' });
    if (helpful && (await countVotesSince(tx, actor.personId, nowMs - dayMs)) >= reviewLimits.votesPerDayMax)
      return err({ type: 'too-many-requests', detail: `At most ${reviewLimits.votesPerDayMax} a day.` });
    const changed = await setVote(tx, { reviewId: id, personId: actor.personId, helpful }, nowMs);
    const step = helpful ? 1 : -1;
    return ok({ helpful, helpfulCount: row.helpful_count + (changed ? step : 0) });
  });
}

/** Says what is wrong with a review, for operators to look at. Saying it again changes nothing. */
export async function reportReview(
  deps: Deps,
  actor: Actor,
  id: string,
  body: ReviewReport,
): Promise<Result<{ reported: boolean }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const { personId } = actor;
  return unitOfWork(deps.db, async (tx): Promise<Result<{ reported: boolean }, Problem>> => {
    const row = await lockShown(tx, id);
    if (row === null) return err({ type: 'not-found' });
    if (row.person_id === personId) return err({ type: 'not-allowed', detail: 'It is your own.' });
    if ((await countReportsSince(tx, personId, nowMs - dayMs)) >= reviewLimits.reportsPerDayMax)
      return err({ type: 'too-many-requests', detail: `At most ${reviewLimits.reportsPerDayMax} a day.` });
    await storeReport(tx, { reviewId: id, personId, body }, nowMs);
    return ok({ reported: true });
  });
}

async function lockShown(tx: Tx, id: string): Promise<ReviewRow | null> {
  const row = await lockReview(tx, id);
  return row?.state === 'shown' ? row : null;
}

function isConcerned(actor: Actor, row: ReviewRow): boolean {
  return (
    row.person_id === actor.personId ||
    [...actor.shops.keys()].some((shopId) => String(shopId) === row.shop_id)
  );
}
