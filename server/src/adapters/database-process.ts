import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { DatabaseError } from '../ports/database.ts';
import type { Account } from './database-account.ts';
import type { Binaries } from './database-binaries.ts';
import { isAlive, isPostgresIn, isRunning, postgresIn } from './process-table.ts';

/** A running postmaster and where it listens. */
export interface Postmaster {
  readonly pid: number;
  /** Null: it listens on a port of the loopback address. */
  readonly socketDirectory: string | null;
  readonly port: number;
}

/** Settings of PostgreSQL by name. */
export type Settings = Readonly<Record<string, string>>;

/** The same for every cluster: durable, small at rest, enough for some sixteen busy connections a process. */
const durableSettings: Settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  max_connections: '100',
  max_wal_size: '1GB',
  min_wal_size: '64MB',
  wal_compression: 'on',
  // Reads come from the cache nearly always: the three I/O workers of PostgreSQL 18 would only take memory.
  io_method: 'sync',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  max_parallel_maintenance_workers: '1',
  autovacuum_max_workers: '2',
  max_wal_senders: '2',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  password_encryption: 'scram-sha-256',
  // A server process that was killed must not leave its queries and locks behind.
  client_connection_check_interval: '1s',
  tcp_keepalives_idle: '60',
  // Failed statements are answered to whoever sent them; in this file they would only be people's data.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  logging_collector: 'off',
  restart_after_crash: 'on',
};

const socketPort = 5432;
/** The address of a socket holds 104 bytes on the shortest system, `/.s.PGSQL.5432` takes 14. */
const socketDirectoryBytesMax = 88;
const logBytesMax = 8 * 1024 * 1024;
const pollMs = 15;
const startMsMax = 300_000;
const stopMsMax = 30_000;

/** Runs a program to its end as the account. Output is kept up to a limit. */
export async function runAs(
  account: Account | null,
  program: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, { ...identityOf(account), cwd: '/', env: plainEnvironment() });
  let output = '';
  const keep = (chunk: Buffer): void => {
    if (output.length < 64_000) output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, output: `${program}: ${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/**
 * Starts PostgreSQL on the data directory, or joins the one that a killed Kanmai left running there when it runs with
 * the same settings. @throws DatabaseError
 */
export async function startPostmaster(
  binaries: Binaries,
  data: string,
  account: Account | null,
  own: Settings,
  log: Log,
): Promise<Postmaster> {
  const settings = { ...durableSettings, ...own };
  const name = clusterName(binaries, settings);
  const left = await findPostmaster(data);
  if (left !== null) {
    const joined = await joinPostmaster(left, data, name);
    if (joined) {
      log.info({ pid: joined.pid }, 'joined the PostgreSQL that was left running');
      return joined;
    }
    await stopPostmaster(left, data);
  }
  await endOrphans(data);
  return launch(binaries, data, account, { ...settings, cluster_name: name }, log);
}

/** Stops PostgreSQL: sessions are ended and everything is written; harder only when that takes too long. */
export async function stopPostmaster(pid: number, data: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!(await isPostgresIn(pid, data))) return;
    signalProcess(pid, signal);
    if (await ended(pid, stopMsMax)) return;
  }
}

/** Resolves when the process is gone; looks twice a second. */
export async function watchProcess(pid: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await isAlive(pid))) await sleep(500, undefined, { ref: false });
}

async function findPostmaster(data: string): Promise<number | null> {
  const pid = Number((await postmasterLines(data))[0]);
  return Number.isInteger(pid) && pid > 0 && (await isPostgresIn(pid, data)) ? pid : null;
}

async function joinPostmaster(pid: number, data: string, name: string): Promise<Postmaster | null> {
  const options = await readFile(join(data, 'postmaster.opts'), 'utf8').catch(() => '');
  if (!options.includes(`cluster_name=${name}"`)) return null;
  return readyPostmaster(pid, data, 10_000);
}

/** Waits until the postmaster says in its file that it is ready, as pg_ctl does. Null: it ended, or time is up. */
async function readyPostmaster(pid: number, data: string, msMax: number): Promise<Postmaster | null> {
  for (let waitedMs = 0; waitedMs <= msMax; waitedMs += pollMs) {
    const lines = await postmasterLines(data);
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') {
      return { pid, port: Number(lines[3]), socketDirectory: lines[4]?.trim() || null };
    }
    if (!(await isAlive(pid))) return null;
    await sleep(pollMs);
  }
  return null;
}

async function postmasterLines(data: string): Promise<string[]> {
  return (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
}

/**
 * Ends what a killed postmaster left behind, which would keep its shared memory in use, and removes its lock files
 * when their process id now belongs to somebody else, whom PostgreSQL would take for its own.
 */
async function endOrphans(data: string): Promise<void> {
  const orphans = await postgresIn(data);
  for (const pid of orphans) signalProcess(pid, 'SIGQUIT');
  for (const pid of orphans) {
    if (await ended(pid, 2_000)) continue;
    signalProcess(pid, 'SIGKILL');
    await ended(pid, 5_000);
  }
  const pid = Number((await postmasterLines(data))[0]);
  // Also one that only waits to be buried: where nothing reaps (a container without init), PostgreSQL takes it for alive.
  if (pid > 0 && isRunning(pid)) await rm(join(data, 'postmaster.pid'), { force: true });
  await rm(join(socketDirectoryOf(data), `.s.PGSQL.${socketPort}.lock`), { force: true });
}

async function launch(
  binaries: Binaries,
  data: string,
  account: Account | null,
  settings: Settings,
  log: Log,
): Promise<Postmaster> {
  const listen = await listenSettings(data, account);
  const all = { ...settings, ...listen };
  const args = ['-D', data, ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
  const logFile = join(data, '..', 'postgres.log');
  const logStart = await rotateLog(logFile);
  const output = await open(logFile, 'a', 0o600);
  // Its own session: a Ctrl-C in the terminal reaches the server, which drains, and only then stops PostgreSQL.
  const options = { ...identityOf(account), cwd: '/', env: plainEnvironment(), detached: true } as const;
  const child = spawn(binaries.postgres, args, { ...options, stdio: ['ignore', output.fd, output.fd] });
  const spawned = new Promise<boolean>((resolve) => {
    child.once('spawn', () => resolve(true));
    child.once('error', () => resolve(false));
  });
  const started = await spawned;
  await output.close();
  child.unref();
  const ready = started && child.pid ? await awaitReady(child.pid, data, log) : null;
  if (ready) return ready;
  throw await startFailure(logFile, logStart, data);
}

async function awaitReady(pid: number, data: string, log: Log): Promise<Postmaster | null> {
  const soon = await readyPostmaster(pid, data, 5_000);
  if (soon || !(await isAlive(pid))) return soon;
  log.info('PostgreSQL is recovering after an unclean stop; this can take minutes');
  return readyPostmaster(pid, data, startMsMax);
}

async function startFailure(logFile: string, logStart: number, data: string): Promise<DatabaseError> {
  const text = (await readFile(logFile)).subarray(logStart).toString();
  if (/no space left|disk quota exceeded/i.test(text)) {
    return new DatabaseError(
      'disk-full',
      `The disk that holds ${data} is full; free some space and start again.`,
    );
  }
  const fatal =
    text.match(/(?:FATAL|PANIC): {2}(.*)/)?.[1] ?? text.trim().split('\n').at(-1) ?? 'no reason given';
  const sentence = `PostgreSQL did not start on ${data}: ${fatal} (more in ${logFile}).`;
  return new DatabaseError('database-unusable', sentence);
}

/** A socket in a directory that nobody else may enter; where its path would be too long, a loopback port. */
async function listenSettings(data: string, account: Account | null): Promise<Record<string, string>> {
  const directory = socketDirectoryOf(data);
  if (process.platform === 'win32' || Buffer.byteLength(directory) > socketDirectoryBytesMax) {
    const port = String(await freePort());
    return { listen_addresses: '127.0.0.1', port, unix_socket_directories: '' };
  }
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (account) await chown(directory, account.uid, account.gid);
  return { listen_addresses: '', port: String(socketPort), unix_socket_directories: directory };
}

function socketDirectoryOf(data: string): string {
  return join(data, '..', 'run');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP server without a port');
  return address.port;
}

/** Names the settings and binaries that a postmaster runs with, so that the next start knows its own. */
function clusterName(binaries: Binaries, settings: Settings): string {
  const text = JSON.stringify([settings, binaries.version]);
  return `kanmai-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

async function rotateLog(file: string): Promise<number> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= logBytesMax) return size;
  await rename(file, `${file}.1`);
  return 0;
}

function identityOf(account: Account | null): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** PostgreSQL reads PG* variables and locales from its environment: it gets neither. */
function plainEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

async function ended(pid: number, msMax: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs <= msMax; waitedMs += pollMs) {
    if (!(await isAlive(pid))) return true;
    await sleep(pollMs);
  }
  return false;
}
