import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Bench, median, wholeOption } from './bench.ts';
import { startTownServer, type TownServer } from './town-server.ts';

const readyMsMax = 180_000;
const restMs = 5_000;

/** `npm start` as a person meets it: from the command to a feed that answers with a clip. */
export const start: Bench = {
  name: 'start',
  describe: 'from npm start to a feed with clips: first start, later starts, memory at rest',
  async run(options) {
    const repeats = wholeOption(options, 'repeats', options.quick ? 1 : 3);
    const home = await mkdtemp(join(tmpdir(), 'kanmai-start-'));
    try {
      const first = await startOnce(home);
      if (options.quick === undefined) await first.server.complete;
      await first.server.stop();
      const seconds: number[] = [];
      for (let i = 0; i < repeats; i++) {
        const again = await startOnce(home);
        seconds.push(again.seconds);
        await again.server.stop();
      }
      return {
        figures: { freshS: first.seconds, secondS: median(seconds), restMb: await restingMb(home) },
        peers: {},
        settings: { repeats, packages: 'present', memory: 'sum of Pss over the process tree and PostgreSQL' },
      };
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};

/** With all that the town made, and nobody there: the town's own live room would be somebody at work. */
async function restingMb(home: string): Promise<number> {
  const { server } = await startOnce(home, { KANMAI_TOWN: 'off' });
  await pause(restMs);
  const mb = await memoryMb(server.pid, home);
  await server.stop();
  return mb;
}

async function startOnce(home: string, environment = {}): Promise<{ server: TownServer; seconds: number }> {
  const startedMs = performance.now();
  const server = await startTownServer(home, environment);
  while (!(await hasClip(server.address))) {
    if (performance.now() - startedMs > readyMsMax) throw new Error('no clip in the feed');
    await pause(100);
  }
  return { server, seconds: (performance.now() - startedMs) / 1_000 };
}

async function hasClip(address: string): Promise<boolean> {
  const response = await fetch(`${address}/api/v1/feed?limit=1`).catch(() => null);
  if (response === null || !response.ok) return false;
  const page = (await response.json()) as { items: unknown[] };
  return page.items.length > 0;
}

/** Proportional set size of the process, its descendants, and the PostgreSQL in the same home. */
async function memoryMb(root: number, home: string): Promise<number> {
  const parents = new Map<number, number>();
  const postgres = new Set<number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(/PPid:\s+(\d+)/.exec(status)?.[1] ?? 0));
    // Every process of a PostgreSQL works in its data directory.
    const directory = await readlink(`/proc/${name}/cwd`).catch(() => '');
    if (/Name:\s+postgres/.test(status) && directory.startsWith(home)) postgres.add(Number(name));
  }
  const descends = (pid: number): boolean =>
    pid === root || (parents.has(pid) && pid > 1 && descends(parents.get(pid) ?? 0));
  const ours = [...parents.keys()].filter((pid) => descends(pid) || postgres.has(pid));
  let kb = 0;
  for (const pid of ours) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kb += Number(/Pss:\s+(\d+) kB/.exec(rollup)?.[1] ?? 0);
  }
  return kb / 1024;
}
