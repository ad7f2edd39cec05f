import { err, ok } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { findAsset } from '../media/index.ts';
import { decideScheduleTime } from './clip.policy.ts';
import {
  type ClipMoment,
  isAuthorOpen,
  isUnpublished,
  lockOwnClip,
  type Made,
  publishWaiting,
  screenClip,
} from './clip.service.ts';
import { lockDueClips, type StoredClip, updateClip } from './clip.store.ts';

export const publishDueJob = 'clips.publish-due';
/** How many are published in one unit of work; the rest follow in the next. */
const dueBatchMax = 50;

/** Has a draft published by itself at a time, or at another time than before. */
export async function scheduleClip(
  tx: Tx,
  deps: Pick<FeatureDeps, 'jobs'>,
  moment: ClipMoment,
  clipId: string,
  publishAt: string,
): Promise<Made> {
  const clip = await lockOwnClip(tx, moment.actor, clipId);
  if (clip === null) return err({ type: 'not-found' });
  if (!isUnpublished(clip) || clip.assetId === null)
    return err({ type: 'state-conflict', state: clip.state });
  if (!(await isAuthorOpen(tx, clip.authorId))) return err({ type: 'shop-not-open' });
  const atMs = decideScheduleTime(publishAt, moment.nowMs);
  if (atMs === null) {
    const detail = 'An instant with its zone, at least a minute and at most 90 days from now.';
    return err({ type: 'bad-request', field: 'publishAt', detail });
  }
  const asset = await findAsset(tx, clip.assetId);
  if (asset === null || asset.state === 'refused')
    return err({ type: 'upload-refused', detail: asset?.refusal ?? 'the video is gone' });
  const read = await screenClip(tx, clip, moment.nowMs);
  if (!read.ok) return read;
  const scheduled: StoredClip = { ...clip, state: 'scheduled', publishAtMs: atMs, publishWhenReady: false };
  await updateClip(tx, scheduled, moment.nowMs);
  // On the second; should this job be early by another clock, or lost, the sweep of every minute does the same.
  await deps.jobs.enqueue(tx, publishDueJob, {}, { key: `at-${atMs}`, afterMs: atMs - moment.nowMs });
  return ok({ id: clip.id });
}

/** Makes a scheduled clip a draft again. Repeating changes nothing. */
export async function unscheduleClip(tx: Tx, moment: ClipMoment, clipId: string): Promise<Made> {
  const clip = await lockOwnClip(tx, moment.actor, clipId);
  if (clip === null) return err({ type: 'not-found' });
  if (clip.state === 'draft') return ok({ id: clip.id });
  if (clip.state !== 'scheduled') return err({ type: 'state-conflict', state: clip.state });
  await updateClip(tx, { ...clip, state: 'draft', publishAtMs: null }, moment.nowMs);
  return ok({ id: clip.id });
}

/**
 * Publishes what is due. Each clip is locked and looked at again, so that however many processes try, and however
 * often, it is published once; a crash leaves it due.
 */
export async function publishDueClips(deps: Pick<FeatureDeps, 'db' | 'clock' | 'eventsAppended'>) {
  let found = dueBatchMax;
  while (found === dueBatchMax) {
    found = await unitOfWork(deps.db, async (tx) => {
      const nowMs = deps.clock.nowMs();
      const due = await lockDueClips(tx, nowMs, dueBatchMax);
      for (const clip of due) await publishDue(tx, clip, nowMs);
      return due.length;
    });
    if (found > 0) deps.eventsAppended();
  }
}

/** Publishes a clip whose time has come; without a video to show it goes back to its author as a draft. */
async function publishDue(tx: Tx, clip: StoredClip, nowMs: number): Promise<void> {
  const asset = clip.assetId === null ? null : await findAsset(tx, clip.assetId);
  if (asset?.state === 'ready') await publishWaiting(tx, clip, asset.durationMs ?? 0, nowMs);
  else await updateClip(tx, { ...clip, state: 'draft', publishAtMs: null }, nowMs);
}
