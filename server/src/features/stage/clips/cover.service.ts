import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import type { BlobStore } from '../../../ports/blob.ts';
import { pictureFolder } from '../../trade/catalogue/index.ts';
import { findAsset } from '../media/index.ts';
import type { ClipCoverWish } from './clip.schema.ts';
import { type ClipMoment, isUnpublished, keepChanged, lockOwnClip, type Made } from './clip.service.ts';
import { lockClip, type StoredClip, updateClip } from './clip.store.ts';
import { keepPastFile } from './past-file.store.ts';

export const makeCoverJob = 'clips.make-cover';
export const coverFilePattern = /^[0-9a-f]{32}\.webp$/;

export const coverKeyOf = (clipId: string, file: string) => `covers/${clipId}/${file}`;

/**
 * Chooses the clip's own cover. A moment's picture is made by a job and shown when it is there; an uploaded picture,
 * or going back to the cover made with the video, counts at once.
 */
export async function chooseCover(
  tx: Tx,
  deps: Pick<FeatureDeps, 'jobs' | 'blobs'>,
  moment: ClipMoment,
  clipId: string,
  wish: ClipCoverWish,
): Promise<Made> {
  const clip = await lockOwnClip(tx, moment.actor, clipId);
  if (clip === null) return err({ type: 'not-found' });
  if (clip.assetId === null || (!isUnpublished(clip) && clip.state !== 'published'))
    return err({ type: 'state-conflict', state: clip.state });
  if ('atMs' in wish) return wishMoment(tx, deps, moment, clip, wish.atMs);
  const file = wish.pictureKey === null ? ok(null) : await copyPicture(deps.blobs, clip.id, wish.pictureKey);
  if (!file.ok) return file;
  await setCover(tx, clip, { file: file.value, atMs: null }, moment.nowMs, moment.actor.personId);
  return ok({ id: clip.id });
}

async function wishMoment(
  tx: Tx,
  deps: Pick<FeatureDeps, 'jobs'>,
  moment: ClipMoment,
  clip: StoredClip,
  atMs: number,
): Promise<Made> {
  const asset = await findAsset(tx, clip.assetId as string);
  if (asset?.state !== 'ready') return err({ type: 'media-not-ready' });
  if (atMs > (asset.durationMs ?? 0))
    return err({ type: 'bad-request', field: 'atMs', detail: 'The video ends before that moment.' });
  await updateClip(tx, { ...clip, coverWantedMs: atMs }, moment.nowMs);
  await deps.jobs.enqueue(tx, makeCoverJob, { clipId: clip.id }, { key: clip.id, priority: 1 });
  return ok({ id: clip.id });
}

/** Keeps a picture in the clip's folder, under the hash of its content. */
export async function keepCover(blobs: BlobStore, clipId: string, content: Buffer): Promise<string> {
  const file = `${createHash('sha256').update(content).digest('hex').slice(0, 32)}.webp`;
  await blobs.put(coverKeyOf(clipId, file), content, { contentType: 'image/webp' });
  return file;
}

async function copyPicture(
  blobs: BlobStore,
  clipId: string,
  pictureKey: string,
): Promise<Result<string, Problem>> {
  const content = await blobs.get(`${pictureFolder}/${pictureKey}`);
  if (content === null) return err({ type: 'not-found', field: 'pictureKey' });
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part as Buffer);
  return ok(await keepCover(blobs, clipId, Buffer.concat(parts)));
}

async function setCover(
  tx: Tx,
  clip: StoredClip,
  cover: { readonly file: string | null; readonly atMs: number | null },
  nowMs: number,
  actorId: string | null,
): Promise<void> {
  if (clip.coverFile !== null && clip.coverFile !== cover.file)
    await keepPastFile(tx, { clipId: clip.id, coverFile: clip.coverFile }, nowMs);
  const changed: StoredClip = {
    ...clip,
    coverFile: cover.file,
    coverAtMs: cover.atMs,
    coverWantedMs: null,
  };
  await keepChanged(tx, changed, nowMs, actorId);
}

export interface WantedCover {
  readonly assetId: string;
  readonly atMs: number;
}

/** The moment a clip waits to have for a cover; null when nothing is waited for any more. */
export async function findWantedCover(
  deps: Pick<FeatureDeps, 'db'>,
  clipId: string,
): Promise<WantedCover | null> {
  const clip = await unitOfWork(deps.db, (tx) => lockClip(tx, clipId));
  if (clip === null || clip.assetId === null || clip.coverWantedMs === null) return null;
  return { assetId: clip.assetId, atMs: clip.coverWantedMs };
}

/** Shows the picture that was made, unless the author has wished otherwise meanwhile; null: it could not be made. */
export async function settleCover(
  deps: Pick<FeatureDeps, 'db' | 'clock' | 'eventsAppended'>,
  clipId: string,
  made: WantedCover,
  file: string | null,
): Promise<void> {
  await unitOfWork(deps.db, async (tx) => {
    const clip = await lockClip(tx, clipId);
    if (clip === null || clip.assetId !== made.assetId || clip.coverWantedMs !== made.atMs) return;
    const nowMs = deps.clock.nowMs();
    if (file === null) await updateClip(tx, { ...clip, coverWantedMs: null }, nowMs);
    else await setCover(tx, clip, { file, atMs: made.atMs }, nowMs, null);
  });
  deps.eventsAppended();
}
