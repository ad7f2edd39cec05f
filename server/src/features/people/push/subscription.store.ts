import type { Database, Tx } from '../../../database.ts';
import type { PushTarget } from '../../../ports/push.ts';

export interface StoredSubscription extends PushTarget {
  readonly id: string;
}

/** A browser is one person's: whoever subscribed on it last. */
export async function upsertSubscription(
  tx: Tx,
  personId: string,
  { id, endpoint, p256dh, auth }: StoredSubscription,
  nowMs: number,
): Promise<void> {
  const values = { person_id: personId, endpoint, p256dh, auth, subscribed_at: new Date(nowMs) };
  await tx
    .insertInto('push_subscriptions')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/** Of somebody's the newest stay. */
export async function dropOldest(tx: Tx, personId: string, keptMax: number): Promise<void> {
  await tx
    .deleteFrom('push_subscriptions')
    .where('person_id', '=', personId)
    .where('id', 'not in', (select) =>
      select
        .selectFrom('push_subscriptions')
        .select('id')
        .where('person_id', '=', personId)
        .orderBy('subscribed_at', 'desc')
        .orderBy('id')
        .limit(keptMax),
    )
    .execute();
}

export async function deleteSubscription(db: Database | Tx, id: string, personId: string): Promise<void> {
  await db.deleteFrom('push_subscriptions').where('id', '=', id).where('person_id', '=', personId).execute();
}

export async function listSubscriptions(
  db: Database,
  personId: string,
  limit: number,
): Promise<readonly StoredSubscription[]> {
  return db
    .selectFrom('push_subscriptions')
    .select(['id', 'endpoint', 'p256dh', 'auth'])
    .where('person_id', '=', personId)
    .orderBy('subscribed_at', 'desc')
    .limit(limit)
    .execute();
}
