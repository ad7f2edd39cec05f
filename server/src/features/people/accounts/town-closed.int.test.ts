import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, systemRandom } from '@kanmai/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../../tests/database.ts';
import { cookieHeader } from '../../../../../tests/sign-in.ts';
import { readConfig } from '../../../config.ts';
import { silentLog } from '../../../log.ts';
import { type Platform, startPlatform } from '../../../platform.ts';

let database: TestDatabase;
let home: string;
beforeAll(async () => {
  database = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'kanmai-town-'));
});
afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

async function withPlatform<Value>(town: 'on' | 'off', use: (platform: Platform) => Promise<Value>) {
  const config = readConfig({
    ...{ DATABASE_URL: database.url, PORT: '0', HOST: '127.0.0.1', KANMAI_LOG: 'silent', KANMAI_TOWN: town },
  });
  const given = { config, project: home, home, log: silentLog, clock: systemClock, random: systemRandom };
  const started = await startPlatform(given);
  if (!started.ok) throw new Error(started.failure.sentence);
  try {
    return await use(started.value);
  } finally {
    await started.value.drain();
  }
}

const ask = (platform: Platform, url: string, headers: Record<string, string>) =>
  platform.app.server.inject({ url, headers });
const me = async (platform: Platform, cookie: string) =>
  (await ask(platform, '/api/v1/me', { cookie })).json<{ signedIn: boolean; roles: string[] }>();

it('a town left out takes its people’s sessions, tokens and roles with it, and a real operator can be made', async () => {
  const kept = await withPlatform('on', async (platform) => {
    const token = platform.town?.signIns.find(({ role }) => role === 'operator')?.token;
    const cookie = cookieHeader((await ask(platform, `/town/sign-in/${token}`, {})).headers['set-cookie']);
    expect(await me(platform, cookie)).toMatchObject({ signedIn: true, roles: ['operator'] });
    const made = await platform.app.server.inject({
      method: 'POST',
      url: '/api/v1/me/tokens',
      headers: { cookie, 'idempotency-key': 'a-token-of-the-town' },
      payload: { name: 'town', scopes: ['ops:read'] },
    });
    return { cookie, authorization: `Bearer ${made.json<{ token: string }>().token}` };
  });
  await withPlatform('off', async (platform) => {
    expect(platform.app.firstOperatorLink).not.toBeNull();
    expect(await me(platform, kept.cookie)).toMatchObject({ signedIn: false, roles: [] });
    const { authorization } = kept;
    expect((await ask(platform, '/api/v1/ops/people', { authorization })).statusCode).toBe(401);
  });
  await withPlatform('on', async (platform) => {
    const token = platform.town?.signIns.find(({ role }) => role === 'operator')?.token;
    const cookie = cookieHeader((await ask(platform, `/town/sign-in/${token}`, {})).headers['set-cookie']);
    expect(await me(platform, cookie)).toMatchObject({ signedIn: true, roles: ['operator'] });
  });
});
