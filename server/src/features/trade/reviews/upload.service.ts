import { err, hourMs, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { type PictureView, storePicture } from '../catalogue/index.ts';
import { reviewLimits } from './review.schema.ts';
import { countUploadsSince, storeUpload } from './review.store.ts';

/**
 * Keeps a picture for a review of one's own, by the way of all pictures: told by its bytes, re-encoded small, without
 * what the camera wrote into it.
 */
export async function uploadReviewPicture(
  deps: Pick<FeatureDeps, 'db' | 'clock' | 'blobs'>,
  actor: Actor,
  body: unknown,
): Promise<Result<PictureView, Problem>> {
  if (!Buffer.isBuffer(body)) return err({ type: 'unsupported-media-type' });
  const nowMs = deps.clock.nowMs();
  const { personId } = actor;
  const lately = await unitOfWork(deps.db, (tx) => countUploadsSince(tx, personId, nowMs - hourMs));
  if (lately >= reviewLimits.uploadsPerHourMax)
    return err({ type: 'too-many-requests', detail: `At most ${reviewLimits.uploadsPerHourMax} an hour.` });
  const stored = await storePicture(deps.blobs, body);
  if (stored.ok) await unitOfWork(deps.db, (tx) => storeUpload(tx, personId, stored.value.key, nowMs));
  return stored;
}
