import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import type { Audit, ClipMoment, Made } from './clip.service.ts';
import { lockClip } from './clip.store.ts';
import { type ReportBody, reportsPerDayMax } from './report.schema.ts';
import { countReportsSince, insertReport, settleReports } from './report.store.ts';

/** A viewer says what is wrong with a clip. Saying it again changes nothing. */
export async function reportClip(
  tx: Tx,
  report: { readonly clipId: string; readonly personId: string; readonly nowMs: number },
  body: ReportBody,
): Promise<Result<{ reported: boolean }, Problem>> {
  const { clipId, personId, nowMs } = report;
  const clip = await lockClip(tx, clipId);
  if (clip === null || clip.state !== 'published') return err({ type: 'not-found' });
  if ((await countReportsSince(tx, personId, nowMs - dayMs)) >= reportsPerDayMax)
    return err({ type: 'too-many-requests', detail: `At most ${reportsPerDayMax} reports a day.` });
  await insertReport(tx, { clipId, personId, reason: body.reason, note: body.note?.trim() ?? '' }, nowMs);
  return ok({ reported: true });
}

/** An operator looked at what was reported, and the clip stays. */
export async function keepClip(
  tx: Tx,
  moment: ClipMoment,
  audit: Audit,
  clipId: string,
  reason: string,
): Promise<Made> {
  const clip = await lockClip(tx, clipId);
  if (clip === null) return err({ type: 'not-found' });
  if (clip.state !== 'published') return err({ type: 'state-conflict', state: clip.state });
  if ((await settleReports(tx, clipId, moment.nowMs)) === 0)
    return err({ type: 'state-conflict', state: 'settled' });
  await audit(tx, { actorId: moment.actor.personId, action: 'clip-keep', subjectId: clip.id, reason });
  return ok({ id: clip.id });
}
