import { createHash } from 'node:crypto';
import { claimExpressions } from '@kanmai/trust';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { casesOf, readAdvert } from './advert.service.ts';
import { type AdvertKind, advertKinds } from './advert.ts';
import { storeCases } from './advert-case.store.ts';
import { lockLook, storeLook } from './look.store.ts';
import { listPublished } from './look.views.ts';

export const lookThroughJob = 'adverts.look-through';
/** In one unit of work; between them the worker does other things. */
const batchMax = 50;

/**
 * Lists for operators what was published before anybody stood in its way, or came in by an import. It takes nothing off, and goes on
 * where it stopped; it begins again only when the reader of claims has learnt other words.
 */
export function lookThrough(deps: Pick<FeatureDeps, 'db' | 'clock'>): JobDefinition {
  return {
    name: lookThroughJob,
    concurrency: 1,
    retriesMax: 3,
    timeoutS: 3_600,
    cron: '23 4 * * *',
    async run(_data, { signal }) {
      const words = createHash('sha256').update(claimExpressions().join('\n')).digest('hex').slice(0, 16);
      for (const kind of advertKinds) while (!signal.aborted && (await lookOn(deps, kind, words)));
    },
  };
}

/** Looks at the next ones; false when there are none left. */
async function lookOn(
  { db, clock }: Pick<FeatureDeps, 'db' | 'clock'>,
  kind: AdvertKind,
  words: string,
): Promise<boolean> {
  return unitOfWork(db, async (tx) => {
    const position = await lockLook(tx, kind, words);
    const adverts = await listPublished[kind](tx, position, batchMax);
    const nowMs = clock.nowMs();
    for (const advert of adverts) {
      const wrong = (await readAdvert(tx, advert, nowMs)).filter(({ verdict }) => verdict !== 'exempt');
      await storeCases(tx, casesOf(advert, wrong, 'found'), nowMs);
    }
    await storeLook(tx, kind, words, adverts.at(-1)?.subjectId ?? position);
    return adverts.length === batchMax;
  });
}
