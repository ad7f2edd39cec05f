import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { hourMs, minuteMs, secondMs } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import type { MediaRefusal, MediaRenditions } from '../../../ports/media.ts';
import { type Asset, mediaFiles, renditionKeyOf } from './asset.schema.ts';
import {
  beginProcessing,
  claimStalledAssets,
  findAsset,
  storeProgress,
  storeReady,
  storeRefused,
} from './asset.store.ts';
import { transcodeJob, type Uploads } from './upload.ts';

/** Called in the unit of work that makes an asset ready: publishes what waited for it. */
export type AssetReady = (tx: Tx, asset: { id: string; durationMs: number }, nowMs: number) => Promise<void>;

export interface TranscodeDeps {
  readonly deps: FeatureDeps;
  /** Where private working folders are made. */
  readonly directory: string;
  readonly assetReady: AssetReady;
}

const triesMax = 5;
const retriesMax = 3;
const progressEveryMs = secondMs;
/** Written at least this often while working, as a sign of life. */
const signOfLifeMs = 15 * secondMs;
const stalledMs = 2 * minuteMs;
const stalledBatchMax = 100;

/** Failures that lie with this machine, not with the file: tried again. */
const machineFaults: ReadonlySet<MediaRefusal['type']> = new Set(['media-tool-missing', 'media-disk-full']);

export function transcodeJobs(given: TranscodeDeps, uploads: Uploads): JobDefinition[] {
  return [
    {
      name: transcodeJob,
      concurrency: 1,
      retriesMax,
      timeoutS: (2 * hourMs) / secondMs,
      run: (data, context) => transcode(given, (data as { assetId: string }).assetId, context),
    },
    {
      name: 'media.sweep',
      concurrency: 1,
      retriesMax: 0,
      timeoutS: 600,
      cron: '* * * * *',
      run: async () => {
        await uploads.sweep();
        await retryStalled(given.deps);
      },
    },
  ];
}

/** A killed process leaves its asset behind without a sign of life: another job is made for it. */
async function retryStalled(deps: FeatureDeps): Promise<void> {
  const nowMs = deps.clock.nowMs();
  await unitOfWork(deps.db, async (tx) => {
    for (const assetId of await claimStalledAssets(tx, nowMs - stalledMs, nowMs, stalledBatchMax)) {
      await deps.jobs.enqueue(tx, transcodeJob, { assetId }, { key: assetId });
    }
  });
}

async function transcode(
  given: TranscodeDeps,
  assetId: string,
  context: { readonly signal: AbortSignal; readonly lastTry: boolean },
): Promise<void> {
  const { deps } = given;
  const asset = await findAsset(deps.db, assetId);
  const tries = asset === null ? null : await beginProcessing(deps.db, assetId, deps.clock.nowMs());
  if (asset === null || tries === null) return;
  if (tries > triesMax) return refuse(deps, asset, 'upload-failed');
  // The name is the asset's: a try finds, and removes, what an earlier one left behind when it was killed.
  const folder = join(given.directory, assetId);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await work(given, asset, folder, context.signal);
  } catch (error) {
    if (!context.lastTry && tries < triesMax) throw error;
    deps.log.error({ error, assetId }, 'a video could not be prepared');
    await refuse(deps, asset, error instanceof MachineFault ? error.refusal : 'upload-failed');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

class MachineFault extends Error {
  readonly refusal: MediaRefusal['type'];
  constructor(refusal: MediaRefusal) {
    super(refusal.detail);
    this.refusal = refusal.type;
  }
}

async function work(given: TranscodeDeps, asset: Asset, folder: string, signal: AbortSignal): Promise<void> {
  const { deps } = given;
  const input = await localSource(deps, asset, folder, signal);
  const progress = watchProgress(deps, asset.id);
  const made = await deps.media
    .transcode(input, join(folder, 'out'), { signal, onProgress: progress.note })
    .finally(progress.stop);
  if (!made.ok) {
    if (machineFaults.has(made.failure.type)) throw new MachineFault(made.failure);
    return refuse(deps, asset, made.failure.type);
  }
  await keepRenditions(deps, asset.id, made.value);
  await unitOfWork(deps.db, async (tx) => {
    const nowMs = deps.clock.nowMs();
    if (!(await storeReady(tx, asset.id, made.value, nowMs))) return;
    await given.assetReady(tx, { id: asset.id, durationMs: made.value.durationMs }, nowMs);
  });
  deps.eventsAppended();
  await deps.blobs.delete(asset.sourceKey);
}

async function refuse(deps: FeatureDeps, asset: Asset, code: string): Promise<void> {
  await storeRefused(deps.db, asset.id, code, deps.clock.nowMs());
  await deps.blobs.delete(asset.sourceKey);
}

async function localSource(
  deps: FeatureDeps,
  asset: Asset,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const path = deps.blobs.localPath?.(asset.sourceKey);
  if (path !== undefined) return path;
  const content = await deps.blobs.get(asset.sourceKey);
  if (content === null) throw new Error(`the upload of ${asset.id} is gone`);
  const copy = join(folder, 'source');
  await pipeline(content, createWriteStream(copy), { signal });
  return copy;
}

async function keepRenditions(deps: FeatureDeps, assetId: string, made: MediaRenditions): Promise<void> {
  const files = { 'video.mp4': made.video, 'cover.webp': made.cover, 'strip.webp': made.strip } as const;
  for (const name of ['video.mp4', 'cover.webp', 'strip.webp'] as const) {
    await deps.blobs.put(renditionKeyOf(assetId, name), createReadStream(files[name].path), {
      contentType: mediaFiles[name],
    });
  }
}

/** Stores progress at most once a second, and now and then as a sign of life. */
function watchProgress(deps: FeatureDeps, assetId: string) {
  let ratio = 0;
  let stored = 0;
  let storedAtMs = deps.clock.nowMs();
  let writing = false;
  const timer = setInterval(() => {
    const nowMs = deps.clock.nowMs();
    if (writing || (ratio === stored && nowMs - storedAtMs < signOfLifeMs)) return;
    writing = true;
    stored = ratio;
    storedAtMs = nowMs;
    storeProgress(deps.db, assetId, ratio, nowMs)
      .catch((error) => deps.log.warn({ error, assetId }, 'progress could not be stored'))
      .finally(() => {
        writing = false;
      });
  }, progressEveryMs);
  return {
    note: (done: number) => {
      ratio = Math.min(1, Math.max(0, done));
    },
    stop: () => clearInterval(timer),
  };
}
