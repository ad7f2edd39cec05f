import { err, ok, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { audit } from '../../people/audit/index.ts';
import { tellShopOwners } from '../../people/shops/index.ts';
import { setReviewsAside } from '../../trade/reviews/index.ts';
import { fraudNotice } from './fraud.notice.ts';
import type { FraudState } from './fraud.policy.ts';
import { findReviewsOf, type LockedFraudCase, lockFraudCase, setFraudState } from './fraud.store.ts';

export type FraudDeps = Pick<
  FeatureDeps,
  'db' | 'clock' | 'random' | 'notify' | 'log' | 'origin' | 'eventsAppended'
>;

export type FraudRuling = 'confirm' | 'dismiss';

/** An operator's ruling on an open case. */
export async function ruleFraud(
  deps: FraudDeps,
  actor: Actor,
  given: { readonly id: string; readonly ruling: FraudRuling; readonly reason: string },
): Promise<Result<null, Problem>> {
  const reason = given.reason.trim();
  const ruled = await unitOfWork(deps.db, async (tx): Promise<Result<LockedFraudCase, Problem>> => {
    const found = await lockFraudCase(tx, { id: given.id });
    if (found === null) return err({ type: 'not-found' });
    if (found.state !== 'open') return err({ type: 'state-conflict', state: found.state });
    const state = given.ruling === 'confirm' ? 'confirmed' : 'dismissed';
    await keepRuling(tx, deps, actor, found, { state, reason, action: `fraud-${given.ruling}` });
    return ok(found);
  });
  if (!ruled.ok) return ruled;
  deps.eventsAppended();
  const state = given.ruling === 'confirm' ? 'confirmed' : 'dismissed';
  await tellShopOwners(deps, ruled.value.shopId, fraudNotice(state, reason));
  return ok(null);
}

/** Writes a ruling on a locked case with all that follows: dismissed, its reviews count again; the log tells the scores. */
export async function keepRuling(
  tx: Tx,
  deps: Pick<FraudDeps, 'clock' | 'random'>,
  actor: Actor,
  found: LockedFraudCase,
  given: {
    readonly state: Exclude<FraudState, 'open'>;
    readonly reason: string;
    readonly action: string;
  },
): Promise<void> {
  const nowMs = deps.clock.nowMs();
  const { state, reason, action } = given;
  const reviews = await findReviewsOf(tx, found.id);
  await setFraudState(tx, found.id, { state, reason, operatorId: actor.personId }, nowMs);
  if (state === 'dismissed')
    await setReviewsAside(
      tx,
      reviews.map(({ reviewId }) => reviewId),
      null,
      nowMs,
    );
  const personIds = [...new Set(reviews.map(({ personId }) => personId))];
  await appendEvents(tx, [
    {
      ...{ kind: 'fraud-ruled', atMs: nowMs, subjectId: found.id, shopId: found.shopId },
      data: { state, shopId: found.shopId, personIds },
    },
  ]);
  await audit(tx, deps, {
    ...{ actorId: actor.personId, action, subjectId: found.id, reason },
    detail: { shopId: found.shopId, reviews: reviews.length, accounts: personIds.length },
  });
}
