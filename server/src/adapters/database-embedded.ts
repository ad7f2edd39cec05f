import { join } from 'node:path';
import { err, ok, type Result } from '@kanmai/kernel';
import pg from 'pg';
import type { Log } from '../log.ts';
import { type DatabaseFailure, type DatabaseServer, databaseFailureOf } from '../ports/database.ts';
import { databaseAccount } from './database-account.ts';
import { findBinaries } from './database-binaries.ts';
import { type Cluster, openCluster, roleName } from './database-cluster.ts';
import { prepareDatabaseDirectory } from './database-home.ts';
import { type DatabaseLock, lockDatabase } from './database-lock.ts';
import {
  type Postmaster,
  type Settings,
  startPostmaster,
  stopPostmaster,
  watchProcess,
} from './database-process.ts';

export interface EmbeddedOptions {
  /** The directory that holds everything this installation keeps. */
  readonly home: string;
  readonly log: Log;
  /** PostgreSQL's settings instead of the durable ones; for tests alone. */
  readonly settings?: Settings;
}

/**
 * Starts the PostgreSQL that npm brought on the database in `home`, made on first use. Whatever an earlier process
 * left behind, a running PostgreSQL or the traces of a killed one, is joined or recovered.
 */
export async function startEmbeddedDatabase(
  options: EmbeddedOptions,
): Promise<Result<DatabaseServer, DatabaseFailure>> {
  try {
    return ok(await start(options));
  } catch (error) {
    const failure = databaseFailureOf(error, options.home);
    if (failure === null) throw error;
    return err(failure);
  }
}

async function start({ home, log, settings = {} }: EmbeddedOptions): Promise<DatabaseServer> {
  const account = await databaseAccount();
  const directory = await prepareDatabaseDirectory(home, account);
  const lock = await lockDatabase(join(directory, 'lock'), home);
  try {
    const binaries = await findBinaries(account, directory);
    const cluster = await openCluster(directory, binaries, account);
    const postmaster = await startPostmaster(binaries, cluster.data, account, settings, log);
    const url = urlOf(postmaster, cluster);
    await ensureDatabase(url);
    return databaseServer(url, postmaster, cluster, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function databaseServer(
  url: string,
  postmaster: Postmaster,
  cluster: Cluster,
  lock: DatabaseLock,
): DatabaseServer {
  const stopping = new AbortController();
  const lost = watchProcess(postmaster.pid, stopping.signal).then(() => {
    if (stopping.signal.aborted) return new Promise<void>(() => undefined);
  });
  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    stopping.abort();
    await stopPostmaster(postmaster.pid, cluster.data);
    await lock.release();
  };
  return {
    url,
    lost,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function urlOf(postmaster: Postmaster, cluster: Cluster): string {
  const { socketDirectory, port } = postmaster;
  const base = `postgresql://${roleName}:${cluster.password}@localhost:${port}/${roleName}`;
  return socketDirectory
    ? `${base}?host=${encodeURIComponent(socketDirectory)}`
    : base.replace('localhost', '127.0.0.1');
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [roleName]);
    if (found.rowCount === 0) await client.query(`create database ${roleName}`);
  } finally {
    await client.end();
  }
}
