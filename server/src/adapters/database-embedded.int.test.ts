import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../log.ts';
import type { DatabaseServer } from '../ports/database.ts';
import { databaseAccount } from './database-account.ts';
import { startEmbeddedDatabase } from './database-embedded.ts';
import { stopPostmaster } from './database-process.ts';
import { isAlive, postgresIn } from './process-table.ts';

let home: string;
let data: string;
const running = new Set<DatabaseServer>();
const children = new Set<ChildProcess>();

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kanmai-home-'));
  await chmod(home, 0o755);
  data = join(home, 'database/data');
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const server of running) await server.stop();
  children.clear();
  running.clear();
  const left = await postmasterPid().catch(() => 0);
  if (left > 0) await stopPostmaster(left, data);
  await rm(home, { recursive: true, force: true });
});

const start = (at = home) => startEmbeddedDatabase({ home: at, log: silentLog });

async function started(at = home): Promise<DatabaseServer> {
  const result = await start(at);
  if (!result.ok) throw new Error(result.failure.sentence);
  running.add(result.value);
  return result.value;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Another Kanmai: a process of its own that holds the database and tells its address. */
async function otherProcess(): Promise<{ child: ChildProcess; url: string }> {
  const script = `
    import { startEmbeddedDatabase } from ${JSON.stringify(new URL('./database-embedded.ts', import.meta.url).href)};
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const result = await startEmbeddedDatabase({ home: process.argv[1], log });
    console.log(result.ok ? result.value.url : result.failure.sentence);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const [url] = await once(createInterface(child.stdout), 'line');
  return { child, url: String(url) };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function killPostgres(): Promise<void> {
  const pids = await postgresIn(data);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  while ((await Promise.all(pids.map(isAlive))).some(Boolean))
    await new Promise((done) => setTimeout(done, 10));
}

describe('an embedded database', () => {
  it('is made once, stopped whole and found again, durable, in a session of its own', async () => {
    const first = await started();
    const pid = await postmasterPid();
    await query(first.url, 'create table kept (id int); insert into kept values (7)');
    const [settings] = await query(
      first.url,
      "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('data_checksums') as checksums",
    );
    expect(settings).toEqual({ fsync: 'on', commit: 'on', checksums: 'on' });
    // A Ctrl-C in a terminal goes to a process group: PostgreSQL's must not be ours.
    const group = execFileSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    expect(Number(group)).toBe(pid);
    await first.stop();
    await first.stop();
    expect(await isAlive(pid)).toBe(false);
    expect(await query((await started()).url, 'select id from kept')).toEqual([{ id: 7 }]);
  });

  it('is refused in one sentence while another process uses it', async () => {
    const { child } = await otherProcess();
    const second = await start();
    expect(second).toMatchObject({ ok: false, failure: { type: 'database-in-use' } });
    if (!second.ok) expect(second.failure.sentence).toContain(`(process ${child.pid})`);
  });

  it('is joined as it runs after its Kanmai was killed', async () => {
    const { child, url } = await otherProcess();
    await query(url, 'create table kept (id int); insert into kept values (1)');
    const pid = await postmasterPid();
    await kill(child);
    const again = await started();
    expect(await postmasterPid()).toBe(pid);
    expect(await query(again.url, 'select id from kept')).toEqual([{ id: 1 }]);
    await again.stop();
    expect(await isAlive(pid)).toBe(false);
  });

  it('recovers what was committed after PostgreSQL was killed, and says that it is lost', async () => {
    const first = await started();
    await query(first.url, 'create table kept (id int); insert into kept values (2)');
    await killPostgres();
    await first.lost;
    await first.stop();
    expect(await query((await started()).url, 'select id from kept')).toEqual([{ id: 2 }]);
  });

  it('recovers after both were killed, even when the process id belongs to somebody else now', async () => {
    const { child, url } = await otherProcess();
    await query(url, 'create table kept (id int); insert into kept values (3)');
    await kill(child);
    await killPostgres();
    const account = await databaseAccount();
    const stranger = spawn('sleep', ['60'], account ? { uid: account.uid, gid: account.gid } : {});
    children.add(stranger);
    const file = join(data, 'postmaster.pid');
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, [String(stranger.pid), ...lines.slice(1)].join('\n'));
    expect(await query((await started()).url, 'select id from kept')).toEqual([{ id: 3 }]);
    expect(stranger.exitCode).toBeNull();
  });

  it('recovers when only the postmaster was killed and its children linger', async () => {
    const first = await started();
    await query(first.url, 'create table kept (id int); insert into kept values (4)');
    process.kill(await postmasterPid(), 'SIGKILL');
    await first.stop();
    expect(await query((await started()).url, 'select id from kept')).toEqual([{ id: 4 }]);
  });

  it('is made anew over a half-made one', async () => {
    const draft = join(home, 'database/data.making-1');
    await mkdir(draft, { recursive: true });
    await writeFile(join(draft, 'PG_VERSION'), '18\n');
    await started();
    expect((await readdir(join(home, 'database'))).filter((name) => name.includes('making'))).toEqual([]);
  });

  it('is refused when a newer version, an older one, or an accident made it', async () => {
    await (await started()).stop();
    running.clear();
    await writeFile(join(data, 'PG_VERSION'), '99\n');
    expect(await start()).toMatchObject({ ok: false, failure: { type: 'database-newer' } });
    await writeFile(join(data, 'PG_VERSION'), '9.6\n');
    expect(await start()).toMatchObject({ ok: false, failure: { type: 'database-older' } });
    await rm(join(data, 'PG_VERSION'));
    expect(await start()).toMatchObject({ ok: false, failure: { type: 'database-unusable' } });
  });

  it('works where the path is too long for a socket', async () => {
    const server = await started(join(home, 'x'.repeat(100)));
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses a wrong password', async () => {
    const url = new URL((await started()).url);
    url.password = 'wrong';
    await expect(query(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });
});

describe.skipIf(process.getuid?.() !== 0)('as root [needs root]', () => {
  it('keeps the database elsewhere when its account cannot enter the home, and finds it again', async () => {
    await chmod(home, 0o700);
    const closed = join(home, 'within');
    const first = await started(closed);
    await query(first.url, 'create table kept (id int)');
    const place = (await readFile(join(closed, 'database-is-at.txt'), 'utf8')).trim();
    expect(place).toMatch(/^\/var\/lib\/kanmai\//);
    await first.stop();
    expect(await query((await started(closed)).url, 'select count(*)::int as n from kept')).toEqual([
      { n: 0 },
    ]);
    for (const server of running) await server.stop();
    await rm(join(place, '..'), { recursive: true });
  });

  it('says so when the disk is full', async () => {
    const small = join(home, 'small');
    await mkdir(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', small]);
    try {
      expect(await start(join(small, 'home'))).toMatchObject({ ok: false, failure: { type: 'disk-full' } });
      expect(await start(join(small, 'home'))).toMatchObject({ ok: false, failure: { type: 'disk-full' } });
    } finally {
      execFileSync('umount', [small]);
    }
  });

  it('says so when the disk became full while it was away', async () => {
    const small = join(home, 'small');
    await mkdir(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=140m', 'tmpfs', small]);
    try {
      await (await started(small)).stop();
      running.clear();
      execFileSync('sh', ['-c', `cat /dev/zero > ${small}/filler || true`], { stdio: 'ignore' });
      expect(await start(small)).toMatchObject({ ok: false, failure: { type: 'disk-full' } });
      await rm(join(small, 'filler'));
      const again = await started(small);
      expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await again.stop();
    } finally {
      execFileSync('umount', ['-l', small]);
    }
  });
});
