import type { Tx } from '../../../database.ts';
import type { ReviewReport } from './review.schema.ts';

/** Adds a report; a second one of the same person about the same review is none. */
export async function storeReport(
  tx: Tx,
  report: { readonly reviewId: string; readonly personId: string; readonly body: ReviewReport },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('review_reports')
    .values({
      review_id: report.reviewId,
      person_id: report.personId,
      reason: report.body.reason,
      note: report.body.note?.trim() ?? '',
      reported_at: new Date(nowMs),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function countReportsSince(tx: Tx, personId: string, sinceMs: number): Promise<number> {
  const { count } = await tx
    .selectFrom('review_reports')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('reported_at', '>', new Date(sinceMs))
    .executeTakeFirstOrThrow();
  return count;
}

/** What was reported until now waits no more. Answers how many reports did. */
export async function settleReports(tx: Tx, reviewId: string, nowMs: number): Promise<number> {
  const rows = await tx
    .updateTable('review_reports')
    .set({ settled_at: new Date(nowMs) })
    .where('review_id', '=', reviewId)
    .where('settled_at', 'is', null)
    .returning('person_id')
    .execute();
  return rows.length;
}
