import { join } from 'node:path';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { assetRoutes } from './asset.routes.ts';
import { mediaPages } from './media.pages.ts';
import { type AssetReady, transcodeJobs } from './transcode.jobs.ts';
import { uploadRoutes } from './upload.routes.ts';
import { createUploads } from './upload.ts';

export type { Asset } from './asset.schema.ts';
export { findAsset } from './asset.store.ts';
export type { AssetReady } from './transcode.jobs.ts';

export interface MediaDoors {
  /** The directory that holds everything this installation keeps. */
  readonly home: string;
  /** Called in the unit of work that makes an asset ready. */
  readonly assetReady: AssetReady;
}

/** Uploads, their preparation for every phone, and serving what came of them. */
export function mediaFeature(deps: FeatureDeps, doors: MediaDoors): Feature {
  const uploads = createUploads(deps, join(doors.home, 'uploads'));
  return {
    name: 'media',
    routes(server) {
      uploadRoutes(server, deps, uploads);
      assetRoutes(server, deps, uploads);
    },
    pages: (server) => mediaPages(server, deps.blobs),
    jobs: transcodeJobs(
      { deps, directory: join(doors.home, 'preparing'), assetReady: doors.assetReady },
      uploads,
    ),
  };
}
