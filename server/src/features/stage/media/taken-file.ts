import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { sourceKeyOf } from './asset.schema.ts';
import { insertAsset } from './asset.store.ts';
import { transcodeJob } from './upload.ts';

/** Takes a video file of ours as if its owner had uploaded it: it is prepared as every other. Safe to repeat. */
export async function takeFile(
  deps: Pick<FeatureDeps, 'db' | 'blobs' | 'jobs' | 'clock'>,
  file: { readonly assetId: string; readonly ownerId: string; readonly path: string },
): Promise<void> {
  const { assetId, ownerId, path } = file;
  const { size: bytes } = await stat(path);
  await deps.blobs.put(sourceKeyOf(assetId), createReadStream(path), {
    contentType: 'application/octet-stream',
  });
  await unitOfWork(deps.db, async (tx) => {
    const added = await insertAsset(tx, { id: assetId, ownerId, bytes }, deps.clock.nowMs());
    if (added) await deps.jobs.enqueue(tx, transcodeJob, { assetId }, { key: assetId });
  });
}
