import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase, withDatabase } from '../server/src/adapters/database-embedded.ts';
import { lockIsHeld } from '../server/src/adapters/database-lock.ts';
import { stopPostmaster } from '../server/src/adapters/database-process.ts';
import { postgresIn } from '../server/src/adapters/process-table.ts';
import { silentLog } from '../server/src/log.ts';
import { migrate } from '../server/src/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The test server's address and the database that every test database is a copy of. */
    testServer: { readonly url: string; readonly template: string };
  }
}

const prefix = 'kanmai-test-';
const template = 'migrated';
/** Nothing here outlives the run, and copying databases is several times faster without waiting for the disk. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** Vitest's global set-up: one PostgreSQL for the whole run, with a migrated template in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepEarlierRuns();
  const home = await mkdtemp(join(tmpdir(), prefix));
  const started = await startEmbeddedDatabase({ home, log: silentLog, settings });
  if (!started.ok) throw new Error(started.failure.sentence);
  const server = started.value;
  const guard = await guardServer(home);
  const stop = async (): Promise<void> => {
    guard?.kill();
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await makeTemplate(server.url);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('testServer', { url: server.url, template });
  return stop;
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${template}`);
  await client.end();
  const migrated = await migrate(withDatabase(url, template));
  if (!migrated.ok) throw new Error(migrated.failure.sentence);
}

/** Stops the server and removes its home when this process ends in any way: its end of the pipe closes. */
async function guardServer(home: string): Promise<ChildProcess | null> {
  if (process.platform === 'win32') return null;
  const pid = (await readFile(join(home, 'database/data/postmaster.pid'), 'utf8')).split('\n')[0] ?? '';
  const script =
    'cat >/dev/null; kill -INT "$1"; while kill -0 "$1" 2>/dev/null; do sleep .1; done; rm -rf "$2"';
  const guard = spawn('/bin/sh', ['-c', script, 'sh', pid, home], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return guard;
}

/** Removes what a run left behind whose guard was killed, too. */
async function sweepEarlierRuns(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const home = join(tmpdir(), name);
    const lock = join(home, 'database/lock');
    const begun = await readFile(lock, 'utf8').catch(() => null);
    if (begun === null || (await lockIsHeld(lock))) continue;
    const data = join(home, 'database/data');
    const [pid] = await postgresIn(data);
    if (pid !== undefined) await stopPostmaster(pid, data);
    await rm(home, { recursive: true, force: true });
  }
}
