import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dayMs } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { forgetAsset, videoKeyOf } from '../media/index.ts';
import { coverKeyOf, findWantedCover, keepCover, makeCoverJob, settleCover } from './cover.service.ts';
import { isAssetInUse, isCoverInUse, lockFilesToTidy, setTidied } from './past-file.store.ts';
import { publishDueClips, publishDueJob } from './schedule.service.ts';

/** Files that a clip no longer shows are kept this long: somebody may be watching, or want them back. */
const pastFilesKeptMs = 7 * dayMs;
const tidyBatchMax = 100;

export function clipJobs(deps: FeatureDeps): JobDefinition[] {
  return [
    {
      name: publishDueJob,
      concurrency: 1,
      retriesMax: 3,
      timeoutS: 300,
      cron: '* * * * *',
      run: () => publishDueClips(deps),
    },
    {
      name: makeCoverJob,
      concurrency: 1,
      retriesMax: 3,
      timeoutS: 120,
      run: (data, context) => makeCover(deps, (data as { clipId: string }).clipId, context),
    },
    {
      name: 'clips.tidy',
      concurrency: 1,
      retriesMax: 1,
      timeoutS: 600,
      cron: '47 3 * * *',
      run: () => tidyPastFiles(deps),
    },
  ];
}

async function makeCover(
  deps: FeatureDeps,
  clipId: string,
  context: { readonly signal: AbortSignal; readonly lastTry: boolean },
): Promise<void> {
  const wanted = await findWantedCover(deps, clipId);
  if (wanted === null) return;
  const folder = await mkdtemp(join(tmpdir(), 'kanmai-cover-'));
  try {
    const video = await localVideo(deps, wanted.assetId, folder, context.signal);
    const picture = join(folder, 'cover.webp');
    const made =
      video === null ? null : await deps.media.frame(video, wanted.atMs, picture, { signal: context.signal });
    const file = made?.ok === true ? await keepCover(deps.blobs, clipId, await readFile(picture)) : null;
    await settleCover(deps, clipId, wanted, file);
  } catch (error) {
    if (!context.lastTry) throw error;
    deps.log.error({ error, clipId }, 'a cover could not be made');
    await settleCover(deps, clipId, wanted, null);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function localVideo(
  deps: FeatureDeps,
  assetId: string,
  folder: string,
  signal: AbortSignal,
): Promise<string | null> {
  const key = videoKeyOf(assetId);
  const path = deps.blobs.localPath?.(key);
  if (path !== undefined) return path;
  const content = await deps.blobs.get(key);
  if (content === null) return null;
  const copy = join(folder, 'video.mp4');
  await pipeline(content, createWriteStream(copy), { signal });
  return copy;
}

/** Removes the files of videos and covers that clips showed until a week ago, and that nothing shows now. */
async function tidyPastFiles(deps: FeatureDeps): Promise<void> {
  let found = tidyBatchMax;
  while (found === tidyBatchMax) {
    found = await unitOfWork(deps.db, async (tx) => {
      const nowMs = deps.clock.nowMs();
      const files = await lockFilesToTidy(tx, nowMs - pastFilesKeptMs, tidyBatchMax);
      for (const { clipId, assetId, coverFile } of files) {
        if (assetId !== null && !(await isAssetInUse(tx, assetId)))
          await forgetAsset(tx, deps.blobs, assetId, nowMs);
        if (coverFile !== null && !(await isCoverInUse(tx, clipId, coverFile)))
          await deps.blobs.delete(coverKeyOf(clipId, coverFile));
      }
      const tidied = files.map((file) => file.id);
      await setTidied(tx, tidied, nowMs);
      return files.length;
    });
  }
}
