import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Tx } from '../../../database.ts';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import type { BlobStore } from '../../../ports/blob.ts';
import { findLogHead } from '../../insight/events/index.ts';
import { assetRoutes } from './asset.routes.ts';
import { type MediaFileName, mediaFiles, renditionKeyOf } from './asset.schema.ts';
import { storeForgotten } from './asset.store.ts';
import { mediaPages } from './media.pages.ts';
import { findClipsShowing } from './media.views.ts';
import { createMediaSigner } from './media-signature.ts';
import { PublicFiles, publicFilesReader } from './public-files.ts';
import { type AssetReady, transcodeJobs } from './transcode.jobs.ts';
import { uploadRoutes } from './upload.routes.ts';
import { createUploads } from './upload.ts';

export type { Asset } from './asset.schema.ts';
export { findAsset } from './asset.store.ts';
export { sendFile, sendNothing } from './media.pages.ts';
export { createMediaSigner, type MediaSigner } from './media-signature.ts';
export { PublicFiles, publicFilesReader } from './public-files.ts';
export { takeFile } from './taken-file.ts';
export type { AssetReady } from './transcode.jobs.ts';

export interface MediaDoors {
  /** The directory that holds everything this installation keeps. */
  readonly home: string;
  /** Called in the unit of work that makes an asset ready. */
  readonly assetReady: AssetReady;
}

export const videoKeyOf = (assetId: string) => renditionKeyOf(assetId, 'video.mp4');

/** Removes the files of an asset that nothing shows any more. */
export async function forgetAsset(tx: Tx, blobs: BlobStore, assetId: string, nowMs: number): Promise<void> {
  await storeForgotten(tx, assetId, nowMs);
  for (const file of Object.keys(mediaFiles) as MediaFileName[])
    await blobs.delete(renditionKeyOf(assetId, file));
}

/** Uploads, their preparation for every phone, and serving what came of them. */
export function mediaFeature(deps: FeatureDeps, doors: MediaDoors): Feature {
  const uploads = createUploads(deps, join(doors.home, 'uploads'));
  const signer = createMediaSigner(deps.secret, () => deps.clock.nowMs());
  const shown = new PublicFiles((assetId) => findClipsShowing(deps.db, assetId));
  return {
    name: 'media',
    routes(server) {
      uploadRoutes(server, deps, uploads);
      assetRoutes(server, deps, uploads, signer);
    },
    pages: (server) => mediaPages(server, { blobs: deps.blobs, signer, shown }),
    webReaders: [
      publicFilesReader(`media ${hostname()} ${deps.config.port}`, shown, () => findLogHead(deps.db)),
    ],
    jobs: transcodeJobs(
      { deps, directory: join(doors.home, 'preparing'), assetReady: doors.assetReady },
      uploads,
    ),
  };
}
