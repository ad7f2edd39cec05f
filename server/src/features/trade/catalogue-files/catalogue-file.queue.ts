import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';

export const readJob = 'catalogue-file-read';
export const applyJob = 'catalogue-file-apply';
export const pictureJob = 'catalogue-file-pictures';

type Deps = Pick<FeatureDeps, 'jobs'>;
const enqueue = (name: string) => (tx: Tx, deps: Deps, fileId: string) =>
  deps.jobs.enqueue(tx, name, { fileId }, { key: fileId });

export const enqueueReading = enqueue(readJob);
export const enqueueApply = enqueue(applyJob);
export const enqueuePictures = enqueue(pictureJob);
