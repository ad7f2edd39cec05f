import type { Feature, FeatureDeps } from '../../../feature.ts';
import { advanceBag, advanceDue } from './draw.service.ts';
import { advanceJob, type BagDeps, type TellRoom } from './lucky-bag.service.ts';
import { createPhraseEar, type PhraseEar } from './phrase.service.ts';
import { shopperBagRoutes } from './shopper.routes.ts';
import { studioBagRoutes } from './studio.routes.ts';

export { commitmentOf } from './seed-commitment.ts';
export type { PhraseEar, TellRoom };

export interface LuckyBagDoors {
  /** Hands what was announced to the hub, after the commit. */
  readonly tell?: TellRoom;
}

/** Lucky bags of live rooms (福袋): a draw that anybody can verify. `heard` is for the room's chat. */
export function luckyBagsFeature(given: FeatureDeps, doors: LuckyBagDoors = {}): Feature & PhraseEar {
  const { db, clock, random, jobs, log } = given;
  const deps: BagDeps = {
    ...{ db, clock, random, jobs, log },
    eventsAppended: () => given.eventsAppended(),
    tell: doors.tell ?? (() => undefined),
  };
  return {
    name: 'lucky-bags',
    ...createPhraseEar(deps),
    routes: (server) => {
      studioBagRoutes(server, deps);
      shopperBagRoutes(server, deps);
    },
    jobs: [
      {
        name: advanceJob,
        concurrency: 2,
        retriesMax: 5,
        timeoutS: 120,
        run: (data) => advanceBag(deps, (data as { bagId: string }).bagId),
      },
      {
        // What a job that was lost has left, and prizes that nobody claimed.
        name: 'lucky-bags.advance-due',
        concurrency: 1,
        retriesMax: 0,
        timeoutS: 300,
        cron: '* * * * *',
        run: (_data, { signal }) => advanceDue(deps, signal),
      },
    ],
  };
}
