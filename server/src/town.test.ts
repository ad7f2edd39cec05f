import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { startTownBuilder } from './town.ts';

afterEach(() => vi.unstubAllEnvs());

it('builds the town as well under `node --watch`', async () => {
  vi.stubEnv('WATCH_REPORT_DEPENDENCIES', '1');
  const project = await mkdtemp(join(tmpdir(), 'kanmai-builder-'));
  try {
    const builder = join(project, 'town', 'src', 'main.ts');
    await mkdir(join(builder, '..'), { recursive: true });
    // A thread of it: its first message must be its own.
    await writeFile(
      builder,
      `import { Worker } from 'node:worker_threads';
       new Worker("import('node:os').then(() => require('node:worker_threads').parentPort.postMessage('made'));", { eval: true })
         .once('message', (message) => console.log(JSON.stringify(message)));`,
    );
    const lines: string[] = [];
    const given = { project, home: project, address: 'http://localhost', ffmpegPath: 'ffmpeg' };
    const town = startTownBuilder({ ...given, onLine: (line) => lines.push(line) });
    expect(await town.finished).toBe(true);
    expect(lines).toEqual(['"made"']);
  } finally {
    await rm(project, { recursive: true, force: true });
  }
});
