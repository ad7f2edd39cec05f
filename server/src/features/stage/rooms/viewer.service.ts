import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { ReportBody } from './ops.schema.ts';
import { countRemindersOf, deleteReminder, insertReminder } from './reminder.store.ts';
import { countReportsSince, insertReport } from './report.store.ts';
import { findRoom } from './room.store.ts';
import type { RoomUnit } from './room.unit.ts';

const remindersMax = 200;
/** Of one person, in a day. */
const reportsPerDayMax = 30;

/** Whether somebody is told when a planned room goes live. Repeating changes nothing. */
export async function remind(
  { tx, nowMs }: RoomUnit,
  roomId: string,
  personId: string,
  wanted: boolean,
): Promise<Result<{ reminded: boolean }, Problem>> {
  const room = await findRoom(tx, roomId);
  if (room === null) return err({ type: 'not-found' });
  if (!wanted) {
    await deleteReminder(tx, room.id, personId);
    return ok({ reminded: false });
  }
  if (room.state !== 'scheduled') return err({ type: 'state-conflict', state: room.state });
  if ((await countRemindersOf(tx, personId)) >= remindersMax)
    return err({ type: 'too-many', limit: remindersMax });
  await insertReminder(tx, room.id, personId, nowMs);
  return ok({ reminded: true });
}

/** A viewer says what is wrong with a room. Saying it again changes nothing. */
export async function reportRoom(
  { tx, nowMs }: RoomUnit,
  report: ReportBody & { readonly roomId: string; readonly personId: string },
): Promise<Result<{ reported: boolean }, Problem>> {
  const { roomId, personId, reason, note } = report;
  const room = await findRoom(tx, roomId);
  if (room === null || room.state === 'scheduled') return err({ type: 'not-found' });
  if ((await countReportsSince(tx, personId, nowMs - dayMs)) >= reportsPerDayMax)
    return err({ type: 'too-many-requests', detail: `At most ${reportsPerDayMax} reports a day.` });
  await insertReport(tx, { roomId, personId, reason, note: note?.trim() ?? '' }, nowMs);
  return ok({ reported: true });
}
