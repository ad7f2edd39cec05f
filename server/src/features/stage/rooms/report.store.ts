import type { Tx } from '../../../database.ts';

export interface NewReport {
  readonly roomId: string;
  readonly personId: string;
  readonly reason: string;
  readonly note: string;
}

/** Adds a report; a second one of the same person about the same room is none. */
export async function insertReport(tx: Tx, report: NewReport, nowMs: number): Promise<void> {
  await tx
    .insertInto('room_reports')
    .values({
      room_id: report.roomId,
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
    .selectFrom('room_reports')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('reported_at', '>', new Date(sinceMs))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What was reported until now waits no more: somebody looked and decided. */
export async function settleReports(tx: Tx, roomId: string, nowMs: number): Promise<void> {
  await tx
    .updateTable('room_reports')
    .set({ settled_at: new Date(nowMs) })
    .where('room_id', '=', roomId)
    .where('settled_at', 'is', null)
    .execute();
}

/** A stranger signed in: what both reported counts once. */
export async function mergeRoomReports(tx: Tx, from: string, to: string): Promise<void> {
  const mine = tx.selectFrom('room_reports').select('room_id').where('person_id', '=', to);
  await tx.deleteFrom('room_reports').where('person_id', '=', from).where('room_id', 'in', mine).execute();
  await tx.updateTable('room_reports').set({ person_id: to }).where('person_id', '=', from).execute();
}
