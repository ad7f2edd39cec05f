import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Clock, systemClock, systemRandom } from '@kanmai/kernel';
import { readConfig } from '../server/src/config.ts';
import type { Database } from '../server/src/database.ts';
import { silentLog } from '../server/src/log.ts';
import { type Platform, startPlatform } from '../server/src/platform.ts';
import { type Session, signIn } from '../town/src/session.ts';
import { testDatabase } from './database.ts';

/** The whole platform, listening on a free port, on a database of its own. */
export interface TestPlatform {
  readonly platform: Platform;
  readonly address: string;
  readonly db: Database;
  readonly home: string;
  /** Signs in as one of the town's people, or as the n-th of its residents. */
  as(who: 'shopper' | 'merchant' | 'creator' | 'operator' | number): Promise<Session>;
  stop(): Promise<void>;
}

export async function testPlatform(
  options: {
    readonly environment?: Record<string, string>;
    readonly clock?: Clock;
    /** The folder whose `web/dist` is served; the project's unless said otherwise. */
    readonly project?: string;
  } = {},
): Promise<TestPlatform> {
  const database = await testDatabase();
  const home = await mkdtemp(join(tmpdir(), 'kanmai-test-'));
  const config = readConfig({
    DATABASE_URL: database.url,
    PORT: '0',
    HOST: '127.0.0.1',
    KANMAI_TOWN: 'on',
    KANMAI_LOG: 'silent',
    KANMAI_REQUESTS_PER_MINUTE: '0',
    ...options.environment,
  });
  const project = options.project ?? resolve(import.meta.dirname, '..');
  const clock = options.clock ?? systemClock;
  const started = await startPlatform({ config, project, home, log: silentLog, clock, random: systemRandom });
  if (!started.ok) throw new Error(started.failure.sentence);
  const platform = started.value;
  const address = platform.address.replace('localhost', '127.0.0.1');
  return {
    platform,
    address,
    db: database.db,
    home,
    as(who) {
      const signIns = platform.town?.signIns ?? [];
      const found =
        typeof who === 'number'
          ? signIns.filter((entry) => entry.role === 'resident')[who]
          : signIns.find((entry) => entry.role === who);
      return signIn(address, found?.token ?? '');
    },
    async stop() {
      await platform.drain();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
