import { err, ok } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import { findAsset } from '../media/index.ts';
import {
  type ClipMoment,
  isUnpublished,
  keepChanged,
  lockOwnClip,
  type Made,
  publish,
} from './clip.service.ts';
import { lockWaitingClips, type StoredClip, updateClip } from './clip.store.ts';
import { keepPastFile } from './past-file.store.ts';

/**
 * Gives a clip another video: the clip, its words, goods and counts stay. What is shown now is shown until the other
 * is ready; a draft whose video cannot be shown changes at once.
 */
export async function replaceVideo(
  tx: Tx,
  moment: ClipMoment,
  clipId: string,
  assetId: string,
): Promise<Made> {
  const clip = await lockOwnClip(tx, moment.actor, clipId);
  if (clip === null) return err({ type: 'not-found' });
  if (clip.assetId === null || (!isUnpublished(clip) && clip.state !== 'published'))
    return err({ type: 'state-conflict', state: clip.state });
  const asset = await findAsset(tx, assetId);
  if (asset === null || asset.ownerId !== moment.actor.personId)
    return err({ type: 'not-found', field: 'assetId' });
  if (asset.state === 'refused')
    return err({ type: 'upload-refused', field: 'assetId', detail: asset.refusal ?? '' });
  if (assetId === clip.assetId) {
    await updateClip(tx, { ...clip, nextAssetId: null }, moment.nowMs);
    return ok({ id: clip.id });
  }
  const shown = await findAsset(tx, clip.assetId);
  if (asset.state !== 'ready' && shown?.state === 'ready') {
    await updateClip(tx, { ...clip, nextAssetId: assetId }, moment.nowMs);
    return ok({ id: clip.id });
  }
  const swapped = await swapVideo(tx, clip, { id: assetId, durationMs: asset.durationMs ?? 0 }, moment.nowMs);
  if (asset.state === 'ready' && swapped.publishWhenReady)
    await publish(tx, swapped, swapped.durationMs, moment.nowMs, moment.actor.personId);
  else await keepChanged(tx, swapped, moment.nowMs, moment.actor.personId);
  return ok({ id: clip.id });
}

/** The clip with its other video; a cover that was a picture of the old one goes with it. */
async function swapVideo(
  tx: Tx,
  clip: StoredClip,
  asset: { readonly id: string; readonly durationMs: number },
  nowMs: number,
): Promise<StoredClip> {
  await keepPastFile(tx, { clipId: clip.id, assetId: clip.assetId as string }, nowMs);
  const coverGoes = clip.coverFile !== null && clip.coverAtMs !== null;
  if (coverGoes) await keepPastFile(tx, { clipId: clip.id, coverFile: clip.coverFile as string }, nowMs);
  return {
    ...clip,
    assetId: asset.id,
    durationMs: asset.durationMs,
    nextAssetId: null,
    coverWantedMs: null,
    ...(coverGoes ? { coverFile: null, coverAtMs: null } : {}),
  };
}

/** Shows and publishes what waited for this asset: called in the unit of work that makes it ready. */
export async function publishWaitingClips(
  tx: Tx,
  asset: { readonly id: string; readonly durationMs: number },
  nowMs: number,
): Promise<void> {
  for (const waiting of await lockWaitingClips(tx, asset.id)) {
    const swaps = waiting.nextAssetId === asset.id;
    const clip = swaps ? await swapVideo(tx, waiting, asset, nowMs) : waiting;
    const isDue = clip.state === 'scheduled' && (clip.publishAtMs ?? 0) <= nowMs;
    if (isDue || (clip.state === 'draft' && clip.publishWhenReady))
      await publish(tx, clip, asset.durationMs, nowMs, null);
    else if (swaps) await keepChanged(tx, clip, nowMs, null);
  }
}
