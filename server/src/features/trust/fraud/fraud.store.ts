import type { Tx } from '../../../database.ts';
import type { FraudState } from './fraud.policy.ts';
import { fraudPolicy } from './fraud.policy.ts';
import type { Suspicion } from './seen-review.ts';

export interface LockedFraudCase {
  readonly id: string;
  readonly shopId: string;
  readonly state: FraudState;
}

/** Locks a case, or the open one of a shop. */
export async function lockFraudCase(
  tx: Tx,
  which: { readonly id: string } | { readonly openOf: string },
): Promise<LockedFraudCase | null> {
  const query = tx.selectFrom('fraud_cases').select(['id', 'shop_id', 'state']).forUpdate();
  const row = await ('id' in which
    ? query.where('id', '=', which.id)
    : query.where('shop_id', '=', which.openOf).where('state', '=', 'open')
  ).executeTakeFirst();
  return row === undefined ? null : { id: row.id, shopId: row.shop_id, state: row.state as FraudState };
}

/** Keeps what speaks for a case as it is seen now; a case that is there goes on. */
export async function putFraudCase(tx: Tx, id: string, found: Suspicion, nowMs: number): Promise<void> {
  const at = new Date(nowMs);
  const seen = { evidence: JSON.stringify(found.clues), strength: found.strength, seen_at: at };
  await tx
    .insertInto('fraud_cases')
    .values({
      ...{ id, shop_id: found.shopId, state: 'open', policy_version: fraudPolicy.version, opened_at: at },
      ...seen,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(seen))
    .execute();
}

/** Adds reviews to a case; answers those that were not in it. */
export async function addReviews(tx: Tx, caseId: string, reviews: Suspicion['reviews']): Promise<string[]> {
  const rows = await tx
    .insertInto('fraud_case_reviews')
    .values(
      reviews.map(({ id, personId, orderId }) => ({
        ...{ case_id: caseId, review_id: id, person_id: personId, order_id: orderId },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('review_id')
    .execute();
  return rows.map((row) => row.review_id);
}

/** Whether somebody has ruled on any of these reviews. */
export async function isAnyRuled(tx: Tx, reviews: Suspicion['reviews']): Promise<boolean> {
  const row = await tx
    .selectFrom('fraud_case_reviews')
    .innerJoin('fraud_cases', 'fraud_cases.id', 'fraud_case_reviews.case_id')
    .select('review_id')
    .where(
      'review_id',
      'in',
      reviews.map(({ id }) => id),
    )
    .where('fraud_cases.state', '<>', 'open')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findReviewsOf(
  tx: Tx,
  caseId: string,
): Promise<readonly { readonly reviewId: string; readonly personId: string }[]> {
  const rows = await tx
    .selectFrom('fraud_case_reviews')
    .select(['review_id', 'person_id'])
    .where('case_id', '=', caseId)
    .orderBy('review_id')
    .execute();
  return rows.map((row) => ({ reviewId: row.review_id, personId: row.person_id }));
}

export async function setFraudState(
  tx: Tx,
  id: string,
  given: {
    readonly state: Exclude<FraudState, 'open'>;
    readonly reason: string;
    readonly operatorId: string;
  },
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('fraud_cases')
    .set({
      ...{ state: given.state, reason: given.reason },
      ...{ decided_by: given.operatorId, decided_at: new Date(nowMs) },
    })
    .where('id', '=', id)
    .execute();
}
