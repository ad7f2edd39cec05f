import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import {
  insertReleases,
  listWaitingReleases,
  type NewRelease,
  setReleased,
  type WaitingRelease,
} from './release.store.ts';

export const releaseJob = 'payments.release';
const releasesMax = 100;

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'payment' | 'log'>;

/**
 * Has the provider pay shops their parts of payments, once their orders are settled in the books: in the unit of work
 * that settles them. Until a shop has an account at the provider, its part stays with the provider.
 */
export async function beginReleases(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'jobs'>,
  releases: readonly NewRelease[],
): Promise<void> {
  const due = releases.filter(({ amountCents }) => amountCents > 0);
  if (due.length === 0) return;
  for (const orderId of await insertReleases(tx, due, deps.clock.nowMs()))
    await deps.jobs.enqueue(tx, releaseJob, { orderId });
}

/** Releases one order's part. Safe to repeat. */
export async function releaseOrder(deps: Deps, orderId: string): Promise<void> {
  for (const release of await listWaitingReleases(deps.db, { orderId })) await finish(deps, release);
}

/** Releases whatever waits and can be: catches what a lost job left, and shops that got an account since. */
export async function releaseAll(deps: Deps): Promise<void> {
  for (const release of await listWaitingReleases(deps.db, { limit: releasesMax })) {
    try {
      await finish(deps, release);
    } catch (error) {
      deps.log.error({ error, orderId: release.orderId }, 'a release failed and is tried again');
    }
  }
}

async function finish(deps: Deps, release: WaitingRelease): Promise<void> {
  const { accountRef, orderId } = release;
  if (accountRef === null) return;
  await deps.payment.get(release.provider).release({
    releaseId: orderId,
    paymentId: release.paymentId,
    providerRef: release.providerRef,
    accountRef,
    amountCents: release.amountCents,
    currency: release.currency,
    description: release.shopName.slice(0, 80),
    last: release.othersOpen === 0,
  });
  await setReleased(deps.db, orderId, deps.clock.nowMs());
}
