import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The platform with its own PostgreSQL, in a process of its own that can be killed as a machine kills. */
export interface HomeProcess {
  readonly address: string;
  readonly databaseUrl: string;
  /** Tokens of the town’s sign-in links, by role. */
  readonly signIns: Readonly<Record<string, string>>;
  readonly residents: readonly string[];
  /** kill -9 of these, in this order; resolves when the server is gone, by that or for want of its database. */
  kill(victims: readonly Victim[]): Promise<void>;
  /** Stops as Ctrl-C does. */
  stop(): Promise<void>;
}

export type Victim = 'server' | 'postgres';

const startMsMax = 90_000;

/** Starts the platform on what is in `home`, or on nothing; whatever a killed one left is recovered. */
export async function startHome(
  home: string,
  environment: Record<string, string> = {},
): Promise<HomeProcess> {
  const child = fork(join(import.meta.dirname, 'serve-home.ts'), {
    env: { ...process.env, KANMAI_HOME: home, KANMAI_TOWN: 'on', DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = await readyOf(child);
  const pids = { server: child.pid as number, postgres: await postmasterPid(home) };
  return {
    ...ready,
    async kill(victims) {
      const ended = endOf(child);
      for (const victim of victims) process.kill(pids[victim], 'SIGKILL');
      await ended;
    },
    async stop() {
      const ended = endOf(child);
      child.kill('SIGTERM');
      await ended;
    },
  };
}

type Ready = Pick<HomeProcess, 'address' | 'databaseUrl' | 'signIns' | 'residents'>;

function readyOf(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error('the platform does not start'));
    }, startMsMax);
    child.once('message', (message) => {
      clearTimeout(timer);
      resolve(message as Ready);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the platform ended with ${code}`));
    });
  });
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function postmasterPid(home: string): Promise<number> {
  const files = (await readdir(home, { recursive: true })).filter((name) => name.endsWith('postmaster.pid'));
  const text = await readFile(join(home, files[0] ?? ''), 'utf8');
  return Number(text.split('\n')[0]);
}
