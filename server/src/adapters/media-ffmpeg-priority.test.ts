import { spawn } from 'node:child_process';
import { getPriority, tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { putLast } from './media-ffmpeg-priority.ts';
import { runFfmpeg } from './media-ffmpeg-run.ts';

const limits = { wallMsMax: 60_000, memoryBytesMax: 4 * 1024 ** 3, outputBytesMax: 1024 ** 2 };

it('puts a child behind everything else, and minds none that is gone', async () => {
  const child = spawn('sleep', ['60'], { detached: true });
  await putLast(child.pid ?? 0);
  expect(getPriority(child.pid)).toBe(19);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  await putLast(child.pid ?? 0);
});

it.skipIf(process.platform !== 'linux')('comes last as soon as it is told to, not before', async () => {
  let isLive = false;
  const asked = { count: 0 };
  const nice = async () => {
    const outcome = await runFfmpeg('/bin/sh', ['-c', 'sleep 0.3; ps -o ni= -p $$ >&2'], {
      ...{ cwd: tmpdir(), ...limits },
      comesLast: () => {
        asked.count++;
        return isLive;
      },
    });
    return Number(outcome.messages.trim());
  };
  expect(await nice()).toBe(10);
  isLive = true;
  expect(await nice()).toBe(19);
  expect(asked.count).toBeGreaterThanOrEqual(2);
});
