import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Bench, median, wholeOption } from './bench.ts';

const project = resolve(import.meta.dirname, '..');
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
      const first = await startOnce(home, true);
      if (options.quick === undefined) await first.townComplete;
      await stop(first.child);
      const seconds: number[] = [];
      let restMb = 0;
      for (let i = 0; i < repeats; i++) {
        const again = await startOnce(home, true);
        seconds.push(again.seconds);
        await pause(restMs);
        restMb = await memoryMb(again.child.pid ?? 0);
        await stop(again.child);
      }
      return {
        figures: { freshS: first.seconds, secondS: median(seconds), restMb },
        peers: {},
        settings: { repeats, packages: 'present', memory: 'sum of Pss over the process tree and PostgreSQL' },
      };
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};

async function startOnce(
  home: string,
  waitForClip: boolean,
): Promise<{ child: ChildProcess; seconds: number; townComplete: Promise<void> }> {
  const startedMs = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: project,
    env: { ...process.env, KANMAI_HOME: home, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const townComplete = lineOf(child, /The town is complete/).then(() => undefined);
  townComplete.catch(() => undefined);
  const address = (await lineOf(child, /ready at (http:\/\/\S+)/))[1] ?? '';
  while (waitForClip && !(await hasClip(address))) {
    if (performance.now() - startedMs > readyMsMax) throw new Error('no clip in the feed');
    await pause(200);
  }
  return { child, seconds: (performance.now() - startedMs) / 1_000, townComplete };
}

function lineOf(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((found, failed) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const match = pattern.exec(text);
      if (match !== null) found(match);
    });
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
  });
}

async function hasClip(address: string): Promise<boolean> {
  const response = await fetch(`${address}/api/v1/feed?limit=1`).catch(() => null);
  if (response === null || !response.ok) return false;
  const page = (await response.json()) as { items: unknown[] };
  return page.items.length > 0;
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}

/** Proportional set size of the process, its descendants, and the PostgreSQL in the same home. */
async function memoryMb(root: number): Promise<number> {
  const parents = new Map<number, number>();
  const postgres = new Set<number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(/PPid:\s+(\d+)/.exec(status)?.[1] ?? 0));
    if (/Name:\s+postgres/.test(status)) postgres.add(Number(name));
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
