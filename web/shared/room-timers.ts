import type { RoomWorld } from './room-world.ts';

/** What is to be done later while one connection lasts. */
export interface RoomTimers {
  later(ms: number, call: () => void): void;
  /** The connection is over. */
  cancelAll(): void;
}

export function createRoomTimers(world: Pick<RoomWorld, 'later'>): RoomTimers {
  const timers = new Set<() => void>();
  return {
    later(ms, call) {
      const giveUp = world.later(ms, () => {
        timers.delete(giveUp);
        call();
      });
      timers.add(giveUp);
    },
    cancelAll() {
      for (const giveUp of timers) giveUp();
      timers.clear();
    },
  };
}
