import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const startMsMax = 20_000;

/** A NATS server of its own on a free port. */
export async function startNats(binary: string): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'kanmai-nats-'));
  const server = spawn(binary, ['-a', '127.0.0.1', '-p', '-1', '--ports_file_dir', folder], {
    stdio: 'ignore',
  });
  const stop = async () => {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
    await rm(folder, { recursive: true });
  };
  const untilMs = performance.now() + startMsMax;
  for (;;) {
    const url = await urlIn(folder);
    if (url !== null) return { url, stop };
    if (performance.now() > untilMs) {
      await stop();
      throw new Error('nats-server does not start');
    }
    await sleep(50);
  }
}

/** It writes where it listens into a file there; null while it has not. */
async function urlIn(folder: string): Promise<string | null> {
  const [name] = await readdir(folder);
  if (name === undefined) return null;
  try {
    const ports = JSON.parse(await readFile(join(folder, name), 'utf8')) as { nats: string[] };
    return ports.nats[0] ?? null;
  } catch {
    return null;
  }
}
