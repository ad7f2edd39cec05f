import type { Tx } from '../../../database.ts';
import { differenceOf } from './rating.state.ts';
import { addToSums } from './rating.store.ts';
import { logWeighed } from './review.events.ts';
import { subjectOf } from './review.service.ts';
import { countedOf, lockReviews, storeSetAside } from './review.store.ts';

/** Reviews of which a case says that they may be bought count in no rating and no score; without a case they do again. */
export async function setReviewsAside(
  tx: Tx,
  reviewIds: readonly string[],
  caseId: string | null,
  nowMs: number,
): Promise<void> {
  const rows = (await lockReviews(tx, reviewIds)).filter((row) => row.set_aside_by !== caseId);
  if (rows.length === 0) return;
  await storeSetAside(
    tx,
    rows.map(({ id }) => id),
    caseId,
  );
  await addToSums(
    tx,
    rows.map((row) => ({
      ...subjectOf(row),
      sums: differenceOf(countedOf(row), countedOf({ ...row, set_aside_by: caseId })),
    })),
  );
  await logWeighed(
    tx,
    rows.map((row) => ({
      ...{ id: row.id, shopId: row.shop_id },
      counted: countedOf({ ...row, set_aside_by: caseId }).shown,
    })),
    nowMs,
  );
}
