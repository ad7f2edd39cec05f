import type { Feature, FeatureDeps } from '../../../feature.ts';
import type { RoomHub } from '../rooms/index.ts';
import { pollRoutes } from './poll.routes.ts';
import { closeAllDue, closeDue, closeJob } from './poll.service.ts';
import { createTally } from './poll.tally.ts';

export interface PollsDoors {
  /** Carries what was announced, and how votes stand, to the room's viewers. */
  readonly hub: RoomHub;
}

/** Polls of live rooms: one question at a time, one vote a person, counted while it is open and kept. */
export function pollsFeature(deps: FeatureDeps, { hub }: PollsDoors): Feature {
  const tally = createTally(deps, hub);
  const given = { deps, hub, tally };
  return {
    name: 'polls',
    routes: (server) => pollRoutes(server, given),
    jobs: [
      {
        ...{ name: closeJob, concurrency: 2, retriesMax: 5, timeoutS: 60 },
        run: (data) => closeDue(given, (data as { pollId: string }).pollId),
      },
      {
        ...{ name: 'polls.close-all', concurrency: 1, retriesMax: 0, timeoutS: 300, cron: '* * * * *' },
        run: (_data, { signal }) => closeAllDue(given, signal),
      },
    ],
    start: async () => tally.start(),
    stop: async () => tally.stop(),
  };
}
