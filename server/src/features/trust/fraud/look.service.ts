import { newId } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import { tellShopOwners } from '../../people/shops/index.ts';
import { setReviewsAside } from '../../trade/reviews/index.ts';
import { findFraud } from './find-fraud.ts';
import { fraudNotice } from './fraud.notice.ts';
import type { FraudDeps } from './fraud.service.ts';
import { addReviews, isAnyRuled, lockFraudCase, putFraudCase } from './fraud.store.ts';
import { findSeenAt, listSeenReviews } from './fraud.views.ts';
import { inTurn } from './look-order.policy.ts';
import type { Suspicion } from './seen-review.ts';

/** Looks at the reviews of the whole market, and opens cases. Answers how many shops are taken up. */
export async function lookForFraud(deps: FraudDeps, signal?: AbortSignal): Promise<number> {
  const found = await findSuspicions(deps);
  await takeUp(deps, found, signal);
  return found.length;
}

export async function findSuspicions({ db, clock }: Pick<FraudDeps, 'db' | 'clock'>) {
  const found = findFraud(await listSeenReviews(db, clock.nowMs()));
  return inTurn(found, await findSeenAt(db));
}

/** Opens cases of these suspicions, or goes on with those that are open. */
export async function takeUp(
  deps: FraudDeps,
  found: readonly Suspicion[],
  signal?: AbortSignal,
): Promise<void> {
  for (const suspicion of found) {
    if (signal?.aborted === true) break;
    const opened = await unitOfWork(deps.db, (tx) => suspect(tx, deps, suspicion));
    deps.eventsAppended();
    if (opened) await tellShopOwners(deps, suspicion.shopId, fraudNotice('open', ''));
  }
}

/**
 * True when a case is new. What is suspected counts in no rating from now on. Where somebody has ruled on any of it since
 * the look began, the ruling stands, and the next look goes by what is left.
 */
async function suspect(tx: Tx, deps: FraudDeps, found: Suspicion): Promise<boolean> {
  const nowMs = deps.clock.nowMs();
  // Waits for a ruling that is being written, before asking whether there is one.
  const open = await lockFraudCase(tx, { openOf: found.shopId });
  if (await isAnyRuled(tx, found.reviews)) return false;
  const id = open?.id ?? newId('fraud-case', nowMs, deps.random);
  await putFraudCase(tx, id, found, nowMs);
  const fresh = await addReviews(tx, id, found.reviews);
  await setReviewsAside(tx, fresh, id, nowMs);
  return open === null;
}
