import { secondMs } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { RoomHub } from '../rooms/index.ts';
import { tallyText } from './poll.policy.ts';
import { countVotes, type StoredPoll } from './poll.store.ts';

/** How the votes of open polls stand, told to their rooms: at most once a second each, however many vote. */
export interface Tally {
  voted(poll: StoredPoll): void;
  /** Counts and tells what was voted since the last time. */
  flush(): Promise<void>;
  start(): void;
  stop(): void;
}

export function createTally(deps: Pick<FeatureDeps, 'db' | 'log'>, hub: Pick<RoomHub, 'vitals'>): Tally {
  const changed = new Map<string, StoredPoll>();
  let timer: NodeJS.Timeout | null = null;
  const flush = async () => {
    const polls = [...changed.values()];
    changed.clear();
    try {
      for (const poll of polls)
        hub.vitals(poll.roomId, { poll: tallyText(poll.id, await countVotes(deps.db, poll)) });
    } catch (error) {
      // The next vote counts them again, and the closing all of them.
      deps.log.warn({ error }, 'votes of a poll could not be counted');
    }
  };
  return {
    voted: (poll) => void changed.set(poll.id, poll),
    flush,
    start() {
      timer ??= setInterval(() => {
        if (changed.size > 0) void flush();
      }, secondMs);
      timer.unref();
    },
    stop() {
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
  };
}
