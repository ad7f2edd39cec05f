import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import type { Push } from '../../../ports/push.ts';
import { findUrlFault, mayGoAnywhere } from '../../../public-network.ts';
import type { NewSubscription } from './subscription.schema.ts';
import {
  deleteSubscription,
  dropOldest,
  listSubscriptions,
  upsertSubscription,
} from './subscription.store.ts';

/** Of one person; the oldest makes room. */
const subscriptionsMax = 10;
/** What is told of a room that is live is worth so long. */
const ttlS = 30 * 60;

export interface PushDeps {
  readonly deps: Pick<FeatureDeps, 'db' | 'clock' | 'config' | 'log'>;
  readonly push: Push;
}

/** What is shown of a message, and where a tap on it leads: a path of ours. */
export interface PushNotice {
  readonly title: string;
  readonly body: string;
  readonly path: string;
  /** Of the same tag only the newest is shown. */
  readonly tag: string;
}

/** Tells somebody on this browser from now on. Safe to repeat. Fails with `bad-request` for an address that is none. */
export async function subscribe(
  { deps }: PushDeps,
  personId: string,
  { endpoint, keys }: NewSubscription,
): Promise<Result<{ id: string }, Problem>> {
  const fault = findUrlFault(endpoint, mayGoAnywhere(deps.config));
  if (fault !== null) return err({ type: 'bad-request', field: 'endpoint', detail: fault });
  const id = createHash('sha256').update(endpoint).digest('hex');
  await unitOfWork(deps.db, async (tx) => {
    await upsertSubscription(tx, personId, { id, endpoint, ...keys }, deps.clock.nowMs());
    await dropOldest(tx, personId, subscriptionsMax);
  });
  return ok({ id });
}

/**
 * Tells somebody on every browser of theirs, in their language. Answers whether one of them took it; those that are gone are
 * forgotten.
 */
export async function pushTo(
  { deps, push }: PushDeps,
  personId: string,
  write: (locale: 'zh-CN' | 'en') => PushNotice,
): Promise<boolean> {
  const subscriptions = await listSubscriptions(deps.db, personId, subscriptionsMax);
  if (subscriptions.length === 0) return false;
  const person = await deps.db
    .selectFrom('people')
    .select('locale')
    .where('id', '=', personId)
    .executeTakeFirst();
  const data = { ...write(person?.locale === 'en' ? 'en' : 'zh-CN') };
  const outcomes = await Promise.all(
    subscriptions.map(async (one) => {
      const outcome = await push.send(one, { data, ttlS });
      if (outcome === 'gone') await deleteSubscription(deps.db, one.id, personId);
      return outcome;
    }),
  );
  return outcomes.includes('taken');
}
