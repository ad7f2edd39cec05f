import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { describeWith } from '../../../tests/requirements.ts';
import { contractBus } from '../ports/contract-bus.ts';
import { createBusMemory } from './bus-memory.ts';
import { connectBusNats } from './bus-nats.ts';

contractBus('memory', async () => createBusMemory(), null);

describeWith('nats-server', 'bus nats', (binary) => {
  let server: ChildProcess;
  let folder: string;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanmai-nats-'));
    server = spawn(binary, ['-a', '127.0.0.1', '-p', '-1', '--ports_file_dir', folder], { stdio: 'ignore' });
    url = await vi.waitFor(() => portsOf(folder), { timeout: 20_000, interval: 50 });
  });
  afterAll(async () => {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
    await rm(folder, { recursive: true });
  });

  contractBus(
    'nats',
    () => connectBusNats(url),
    () => connectBusNats(url),
  );

  it('says so when there is no server', async () => {
    await expect(connectBusNats('nats://127.0.0.1:1')).rejects.toThrow();
  });
});

async function portsOf(folder: string): Promise<string> {
  const [name] = await readdir(folder);
  const ports = JSON.parse(await readFile(join(folder, name ?? 'not there yet'), 'utf8')) as {
    nats: string[];
  };
  return ports.nats[0] as string;
}
