import type { InterestPolicy } from '@kanmai/interest';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

/** Has one adoption or return at a time: each builds on what is in force. */
export async function lockAdoptions(tx: Tx): Promise<void> {
  await sql`lock table feed_adoptions in share row exclusive mode`.execute(tx);
}

export interface Adoption {
  readonly experimentId: string;
  readonly variant: string;
  readonly policy: InterestPolicy;
  readonly actorId: string;
  readonly reason: string;
  readonly nowMs: number;
}

export async function insertAdoption(tx: Tx, made: Adoption): Promise<void> {
  await tx
    .insertInto('feed_adoptions')
    .values({
      ...{ experiment_id: made.experimentId, variant: made.variant, reason: made.reason },
      policy: sql`${JSON.stringify(made.policy)}::jsonb`,
      ...{ adopted_by: made.actorId, adopted_at: new Date(made.nowMs) },
    })
    .execute();
}

export async function revertAdoption(
  tx: Tx,
  id: number,
  { actorId, reason, nowMs }: Pick<Adoption, 'actorId' | 'reason' | 'nowMs'>,
): Promise<void> {
  await tx
    .updateTable('feed_adoptions')
    .set({ reverted_by: actorId, reverted_at: new Date(nowMs), revert_reason: reason })
    .where('id', '=', id)
    .execute();
}
