import type { Tx } from '../../../database.ts';
import type { ReportReason } from './report.schema.ts';

export interface NewReport {
  readonly clipId: string;
  readonly personId: string;
  readonly reason: ReportReason;
  readonly note: string;
}

/** Adds a report; a second one of the same person about the same clip is none. */
export async function insertReport(tx: Tx, report: NewReport, nowMs: number): Promise<void> {
  await tx
    .insertInto('clip_reports')
    .values({
      clip_id: report.clipId,
      person_id: report.personId,
      reason: report.reason,
      note: report.note,
      reported_at: new Date(nowMs),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function countReportsSince(tx: Tx, personId: string, sinceMs: number): Promise<number> {
  const row = await tx
    .selectFrom('clip_reports')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('reported_at', '>', new Date(sinceMs))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Notes that somebody looked and decided: what was reported until now waits no more. Answers how many did. */
export async function settleReports(tx: Tx, clipId: string, nowMs: number): Promise<number> {
  const rows = await tx
    .updateTable('clip_reports')
    .set({ settled_at: new Date(nowMs) })
    .where('clip_id', '=', clipId)
    .where('settled_at', 'is', null)
    .returning('person_id')
    .execute();
  return rows.length;
}

/** A stranger signed in: what they reported is the account's; what both reported counts once. */
export async function mergeReports(tx: Tx, from: string, into: string): Promise<void> {
  await tx
    .deleteFrom('clip_reports as theirs')
    .where('theirs.person_id', '=', from)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('clip_reports as ours')
          .select('ours.clip_id')
          .whereRef('ours.clip_id', '=', 'theirs.clip_id')
          .where('ours.person_id', '=', into),
      ),
    )
    .execute();
  await tx.updateTable('clip_reports').set({ person_id: into }).where('person_id', '=', from).execute();
}
