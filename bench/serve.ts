import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemClock, systemRandom } from '@kanmai/kernel';
import { pino } from 'pino';
import { readConfig } from '../server/src/config.ts';
import { startPlatform } from '../server/src/platform.ts';

/**
 * A platform of its own for a benchmark, in a process of its own: fresh database, free port, nobody counted as asking
 * too much. Prints one JSON line when it listens; ends with its parent, and leaves nothing behind.
 */

const project = resolve(import.meta.dirname, '..');
const home = await mkdtemp(join(tmpdir(), 'kanmai-bench-'));
const config = readConfig({
  KANMAI_REQUESTS_PER_MINUTE: '0',
  KANMAI_LOG: 'warn',
  ...process.env,
  KANMAI_TOWN: 'on',
  HOST: '127.0.0.1',
  PORT: '0',
});
const log = pino({ level: config.logLevel }, pino.destination(2));
const started = await startPlatform({ config, project, home, log, clock: systemClock, random: systemRandom });
if (!started.ok) throw new Error(started.failure.sentence);
const platform = started.value;

const stop = async () => {
  await platform.drain();
  await rm(home, { recursive: true, force: true });
  process.exit(0);
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
process.on('disconnect', () => void stop());
// A question from the parent: answered when every reader has read what was in the log.
process.on('message', (message) => {
  if (message === 'catch up') void platform.app.caughtUp().then(() => process.send?.('caught up'));
  if (message === 'memory') process.send?.({ memoryMb: process.memoryUsage().rss / 1024 / 1024 });
});

const tokenOf = (role: string) => platform.town?.signIns.find((signIn) => signIn.role === role)?.token ?? '';
process.send?.({
  address: platform.address.replace('localhost', '127.0.0.1'),
  databaseUrl: platform.databaseUrl,
  signIns: { operator: tokenOf('operator'), merchant: tokenOf('merchant'), shopper: tokenOf('shopper') },
});
