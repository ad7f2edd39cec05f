import type { RoomPolled } from './room-frames.ts';
import type { RoomWorld } from './room-world.ts';

/** Asks again and again, where a socket cannot be had. */
export interface RoomPolling {
  readonly active: boolean;
  start(): void;
  stop(): void;
}

export interface RoomPollingOptions {
  readonly world: Pick<RoomWorld, 'later' | 'random'>;
  /** The last commerce number the page has; null when it has none. */
  seq(): number | null;
  poll(seq: number, chatAtMs: number): Promise<RoomPolled>;
  polled(answer: RoomPolled): void;
  failed(error: unknown): void;
}

const firstWaitMs = 2_000;
const waitMsMax = 30_000;

export function createRoomPolling(options: RoomPollingOptions): RoomPolling {
  const { world } = options;
  let round = 0;
  let active = false;
  let chatAtMs = 0;
  let failures = 0;
  let giveUp: () => void = () => undefined;

  const ask = async (ofRound: number) => {
    let waitMs = firstWaitMs;
    try {
      const answer = await options.poll(options.seq() ?? 0, chatAtMs);
      if (ofRound !== round) return;
      failures = 0;
      chatAtMs = answer.chatAtMs;
      options.polled(answer);
      waitMs = answer.more ? 0 : answer.pollMs;
    } catch (error) {
      if (ofRound !== round) return;
      failures += 1;
      waitMs = Math.min(waitMsMax, firstWaitMs * 2 ** failures) * (0.5 + world.random() / 2);
      options.failed(error);
    }
    // Telling the page may have ended it.
    if (ofRound === round) giveUp = world.later(waitMs, () => void ask(ofRound));
  };
  return {
    get active() {
      return active;
    },
    start() {
      if (active) return;
      active = true;
      round += 1;
      void ask(round);
    },
    stop() {
      active = false;
      round += 1;
      giveUp();
    },
  };
}
