import { err, newId, ok, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { audit } from '../../people/audit/index.ts';
import { tellShopOwners } from '../../people/shops/index.ts';
import { setReviewsAside } from '../../trade/reviews/index.ts';
import { findFraud } from './find-fraud.ts';
import { fraudNotice } from './fraud.notice.ts';
import type { FraudState } from './fraud.policy.ts';
import {
  addReviews,
  findReviewsOf,
  type LockedFraudCase,
  lockFraudCase,
  putFraudCase,
  setFraudState,
} from './fraud.store.ts';
import { listSeenReviews } from './fraud.views.ts';
import type { Suspicion } from './seen-review.ts';

export type FraudDeps = Pick<
  FeatureDeps,
  'db' | 'clock' | 'random' | 'notify' | 'log' | 'origin' | 'eventsAppended'
>;

/** So many cases are opened or go on in one look, the strongest; the next look finds the others again. */
const casesMax = 100;

/** Looks at the reviews of the whole market, and opens cases. Answers how many shops are suspected. */
export async function lookForFraud(deps: FraudDeps, signal?: AbortSignal): Promise<number> {
  const nowMs = deps.clock.nowMs();
  const found = findFraud(await listSeenReviews(deps.db, nowMs)).slice(0, casesMax);
  for (const suspicion of found) {
    if (signal?.aborted === true) break;
    const opened = await unitOfWork(deps.db, (tx) => suspect(tx, deps, suspicion));
    deps.eventsAppended();
    if (opened) await tellShopOwners(deps, suspicion.shopId, fraudNotice('open', ''));
  }
  return found.length;
}

/** True when a case is new. What is suspected counts in no rating from now on. */
async function suspect(tx: Tx, deps: FraudDeps, found: Suspicion): Promise<boolean> {
  const nowMs = deps.clock.nowMs();
  const open = await lockFraudCase(tx, { openOf: found.shopId });
  const id = open?.id ?? newId('fraud-case', nowMs, deps.random);
  await putFraudCase(tx, id, found, nowMs);
  const fresh = await addReviews(tx, id, found.reviews);
  await setReviewsAside(tx, fresh, id, nowMs);
  return open === null;
}

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
