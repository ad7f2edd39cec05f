import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');

/** The real server in a process of its own, which can be killed as a machine kills. */
export interface ServerProcess {
  /** Where it listens, e.g. `http://localhost:40123`. */
  readonly address: string;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
}

const startMsMax = 90_000;

/** Starts `server/src/main.ts` and waits until it says where it listens. @throws with its output when it does not. */
export async function startServerProcess(environment: Record<string, string>): Promise<ServerProcess> {
  const { PATH = '', NODE_COMPILE_CACHE } = process.env;
  const given = { PATH, ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }) };
  const child = spawn(process.execPath, [resolve(project, 'server/src/main.ts')], {
    cwd: project,
    env: { ...given, ...environment, PORT: '0', KANMAI_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-8_000);
  });
  const address = await new Promise<string>((found, failed) => {
    const timer = setTimeout(() => failed(new Error(`the server did not start:\n${output}`)), startMsMax);
    child.stdout?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-8_000);
      const said = /https?:\/\/[^\s/]+:\d+/.exec(output)?.[0];
      if (said === undefined) return;
      clearTimeout(timer);
      found(said);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      failed(new Error(`the server ended with ${code}:\n${output}`));
    });
  }).catch(async (error: unknown) => {
    await kill(child);
    throw error;
  });
  return { address, kill: () => kill(child) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
