import { setTimeout as pause } from 'node:timers/promises';
import { type Pushing, pushWithFfmpeg, testPicture } from '../../tests/live-site.ts';

/** What pushes pictures as OBS does: when its connection breaks or it is killed, it comes back. */
export interface Pusher {
  /** Kills it as a machine kills; it comes back by itself. */
  kill(): void;
  stop(): Promise<void>;
}

/** OBS waits two seconds before it connects again; so long here only that a busy loop is none. */
const againMs = 300;
/** What is measured is the room, not the encoder. */
export const smallPicture = testPicture({ size: '180x320', fps: 10, seconds: 3_600 });

export function startPusher(url: string): Pusher {
  let pushing: Pushing | null = null;
  let stopping = false;
  const ended = (async () => {
    while (!stopping) {
      pushing = await pushWithFfmpeg(url, smallPicture);
      if (stopping) await pushing.kill();
      await pushing.ended;
      await pause(againMs);
    }
  })();
  return {
    kill: () => void pushing?.kill(),
    async stop() {
      stopping = true;
      await pushing?.kill();
      await ended;
    },
  };
}
