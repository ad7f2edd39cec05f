import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { tellPerson } from '../../people/accounts/index.ts';
import { tellWhoBroadcasts } from '../../stage/rooms/index.ts';
import { compensationNotice } from './compensation.notice.ts';
import { findUntold, setTold } from './compensation.store.ts';
import { findGiven } from './penalty.store.ts';
import { rulingNotice } from './ruling.notice.ts';

const compensatedJob = 'cases.tell-compensated';
const ruledJob = 'cases.tell-ruled';

/** In the unit of work that pays: the buyer is told of it, however the process ends. */
export function tellCompensated(deps: Pick<FeatureDeps, 'jobs'>, tx: Tx, id: string): Promise<void> {
  return deps.jobs.enqueue(tx, compensatedJob, { id });
}

/** In the unit of work of the ruling: whoever broadcast is told of it, however the process ends. */
export function tellRuled(deps: Pick<FeatureDeps, 'jobs'>, tx: Tx, penaltyId: string): Promise<void> {
  return deps.jobs.enqueue(tx, ruledJob, { id: penaltyId });
}

export function caseNoticeJobs(deps: FeatureDeps): readonly JobDefinition[] {
  const job = (name: string, tell: (id: string) => Promise<void>): JobDefinition => ({
    ...{ name, concurrency: 2, retriesMax: 3, timeoutS: 60 },
    run: (data) => tell((data as { id: string }).id),
  });
  return [
    job(compensatedJob, async (id) => {
      const paid = await findUntold(deps.db, id);
      if (paid === null) return;
      await tellPerson(deps, paid.personId, (locale) => compensationNotice(paid, deps.origin, locale));
      await setTold(deps.db, id, deps.clock.nowMs());
    }),
    job(ruledJob, async (id) => {
      const given = await findGiven(deps.db, id);
      if (given === null) return;
      await tellWhoBroadcasts(deps, given.authorId, (locale, link) =>
        rulingNotice(given, `${link}/penalties`, locale),
      );
    }),
  ];
}
