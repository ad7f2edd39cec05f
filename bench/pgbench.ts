import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** What PostgreSQL itself does on this machine, in the same run, by its own benchmark. */
export interface Pgbench {
  /** Transactions/s of the built-in TPC-B. */
  tpcbPerS(seconds: number): Promise<number>;
  /** Updates/s of one row that many want. */
  hotRow(seconds: number): Promise<HotRow>;
  stop(): Promise<void>;
}

/** With 8 and with 32 clients: which of them is the faster depends on the machine. */
export interface HotRow {
  readonly of8PerS: number;
  readonly of32PerS: number;
}

const database = 'kanmai_pgbench';

/** In a database of its own on the server of that address. @throws with what to install when there is no pgbench */
export async function openPgbench(serverUrl: string): Promise<Pgbench> {
  const command = findPgbench();
  const folder = await mkdtemp(join(tmpdir(), 'kanmai-pgbench-'));
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  await withClient(serverUrl, async (client) => {
    await client.query(`drop database if exists ${database}`);
    await client.query(`create database ${database}`);
  });
  await run(command, ['-i', '-q', '-s', '10', url.href]);
  const script = join(folder, 'hot-row.sql');
  await writeFile(script, 'update hot set stock = stock - 1 where id = 1 and stock > 0;\n');
  await withClient(url.href, async (client) => {
    await client.query('create table hot (id int primary key, stock int not null)');
    await client.query('insert into hot values (1, 2000000000)');
  });
  const tps = async (options: readonly string[], seconds: number) => {
    const { stdout } = await run(command, [...options, '-n', '-j', '2', '-T', String(seconds), url.href]);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  };
  return {
    tpcbPerS: (seconds) => tps(['-c', '8'], seconds),
    async hotRow(seconds) {
      const of8PerS = await tps(['-f', script, '-c', '8'], seconds);
      return { of8PerS, of32PerS: await tps(['-f', script, '-c', '32'], seconds) };
    },
    async stop() {
      await withClient(serverUrl, (client) => client.query(`drop database ${database} with (force)`));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function findPgbench(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => join(root, version, 'bin/pgbench'))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error('pgbench is missing: apt-get install -y postgresql');
  return found;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
