import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const project = resolve(import.meta.dirname, '..');

/** `npm start` with the town, as a person runs it. */
export interface TownServer {
  readonly address: string;
  readonly pid: number;
  /** Resolves when the town says that all of it is there. */
  readonly complete: Promise<void>;
  stop(): Promise<void>;
}

export async function startTownServer(
  home: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<TownServer> {
  const child = spawn('npm', ['start'], {
    cwd: project,
    env: { ...process.env, KANMAI_HOME: home, PORT: '0', KANMAI_REQUESTS_PER_MINUTE: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own: Ctrl-C in a terminal reaches the whole group, and npm alone would not pass it on.
    detached: true,
  });
  const complete = lineOf(child, /The town is complete/).then(() => undefined);
  complete.catch(() => undefined);
  const ready = await lineOf(child, /ready at (http:\/\/\S+)/);
  return { address: ready[1] ?? '', pid: child.pid ?? 0, complete, stop: () => stop(child) };
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

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done));
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await ended;
}
