import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { findFfmpeg } from '../../server/src/adapters/media-ffmpeg-tool.ts';

/** What pushes pictures as OBS does: when its connection breaks or it is killed, it comes back. */
export interface Pusher {
  /** Kills it as a machine kills; it comes back by itself. */
  kill(): void;
  stop(): Promise<void>;
}

/** OBS waits two seconds before it connects again; so long here only that a busy loop is none. */
const againMs = 300;

export async function startPusher(url: string): Promise<Pusher> {
  const tool = await findFfmpeg();
  if (tool === null) throw new Error('ffmpeg is missing');
  const source = [
    '-f',
    'lavfi',
    '-i',
    'testsrc=size=180x320:rate=10',
    '-f',
    'lavfi',
    '-i',
    'sine=frequency=440',
  ];
  const codec = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '10', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  let child: ChildProcess | null = null;
  let stopping = false;
  const ended = (async () => {
    while (!stopping) {
      child = spawn(tool.path, ['-loglevel', 'quiet', '-re', ...source, ...codec, '-f', 'flv', url], {
        stdio: 'ignore',
      });
      await once(child, 'exit');
      await pause(againMs);
    }
  })();
  return {
    kill: () => void child?.kill('SIGKILL'),
    async stop() {
      stopping = true;
      child?.kill('SIGKILL');
      await ended;
    },
  };
}
