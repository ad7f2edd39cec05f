import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { rebuildSums } from './rating.store.ts';

/** Once a night all ratings are made anew from the reviews, and it is said when one had been wrong. */
export function checkRatingsJob({ db, log }: Pick<FeatureDeps, 'db' | 'log'>): JobDefinition {
  return {
    name: 'reviews.check-ratings',
    concurrency: 1,
    retriesMax: 0,
    timeoutS: 300,
    cron: '17 20 * * *',
    run: async () => {
      const wrong = await unitOfWork(db, rebuildSums);
      if (wrong > 0) log.error({ wrong }, 'ratings were not what the reviews say, and were made anew');
    },
  };
}
