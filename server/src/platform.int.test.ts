import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemClock, systemRandom } from '@kanmai/kernel';
import { afterEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { readConfig } from './config.ts';
import { silentLog } from './log.ts';
import { startPlatform } from './platform.ts';

const project = resolve(import.meta.dirname, '../..');

describe('starting the platform', () => {
  const undo: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  async function start(environment: Record<string, string>) {
    const database = await testDatabase();
    const home = await mkdtemp(join(tmpdir(), 'kanmai-platform-'));
    undo.push(
      () => database.drop(),
      () => rm(home, { recursive: true, force: true }),
    );
    const config = readConfig({
      DATABASE_URL: database.url,
      PORT: '0',
      KANMAI_LOG: 'silent',
      ...environment,
    });
    const started = await startPlatform({
      config,
      project,
      home,
      log: silentLog,
      clock: systemClock,
      random: systemRandom,
    });
    if (started.ok) undo.push(() => started.value.drain());
    return { started, home, database };
  }

  async function listening(environment: Record<string, string>) {
    const { started, ...rest } = await start(environment);
    if (!started.ok) throw new Error(started.failure.sentence);
    return { platform: started.value, ...rest };
  }

  it('says in one sentence that the port is taken, and leaves nothing running', async () => {
    const { platform } = await listening({ KANMAI_TOWN: 'on' });
    const { port } = new URL(platform.address);
    const { started } = await start({ KANMAI_TOWN: 'on', PORT: port });
    expect(started).toMatchObject({ ok: false, failure: { type: 'port-taken' } });
    if (!started.ok)
      expect(started.failure.sentence).toMatch(/^Port \d+ is taken by another program; .*PORT=/);
  });

  it('with the town answers on loopback only', async () => {
    const { platform } = await listening({ KANMAI_TOWN: 'on' });
    const addresses = platform.app.server
      .addresses()
      .map((address) => (typeof address === 'string' ? address : address.address));
    expect(addresses.filter((address) => address !== '127.0.0.1' && address !== '::1')).toEqual([]);
  });

  it('without the town offers a link that makes the first operator, and none of the town’s doors', async () => {
    const { platform } = await listening({ KANMAI_TOWN: 'off', HOST: '127.0.0.1' });
    expect(platform.app.firstOperatorLink).toMatch(/^\/ops\/first#[\w-]{40,}$/);
    expect(platform.town).toBeNull();
    const address = platform.address.replace('localhost', '127.0.0.1');
    for (const path of ['/api/v1/town/messages?recipient=a@b.example', '/town/sign-in/anything']) {
      expect((await fetch(`${address}${path}`, { redirect: 'manual' })).status).toBe(404);
    }
  });

  it('answers what machines ask: alive, ready, metrics, API description, reference', async () => {
    const { platform } = await listening({ KANMAI_TOWN: 'on' });
    for (const path of [
      '/healthz',
      '/readyz',
      '/metrics',
      '/openapi.json',
      '/docs',
      '/docs/swagger-ui-bundle.js',
    ]) {
      expect((await fetch(`${platform.address}${path}`)).status, path).toBe(200);
    }
    const unknown = await fetch(`${platform.address}/api/v1/nowhere`);
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get('content-type')).toContain('application/problem+json');
  });

  it('says whether the speech server answers where one is set, and nothing of it elsewhere', async () => {
    const told = async (environment: Record<string, string>) => {
      const { platform } = await listening({ KANMAI_TOWN: 'off', HOST: '127.0.0.1', ...environment });
      const read = async (path: string) => (await fetch(`${platform.address}${path}`)).text();
      return { ready: JSON.parse(await read('/readyz')) as object, metrics: await read('/metrics') };
    };
    const heard = await told({ KANMAI_SPEECH_URL: 'http://127.0.0.1:1/v1/audio/transcriptions' });
    expect(heard.ready).toEqual({ status: 'ready', speech: 'untried' });
    expect(heard.metrics).toContain('kanmai_speech_server_up');
    const without = await told({});
    expect(without.ready).toEqual({ status: 'ready' });
    expect(without.metrics).not.toContain('kanmai_speech');
  });

  it('keeps its secrets to its owner', async () => {
    const { home } = await listening({ KANMAI_TOWN: 'on' });
    for (const file of ['secret', 'town.json']) {
      expect((await stat(join(home, file))).mode & 0o077, file).toBe(0);
    }
  });
});
