import { resolve } from 'node:path';
import { systemRandom } from '@kanmai/kernel';
import { readConfig } from '../../server/src/config.ts';
import { silentLog } from '../../server/src/log.ts';
import { startPlatform } from '../../server/src/platform.ts';

/** The platform on its own embedded database in KANMAI_HOME, as `npm start` has it, without building the town. */
const config = readConfig({
  ...process.env,
  PORT: process.env.KANMAI_FAULT_PORT ?? '0',
  HOST: '127.0.0.1',
  KANMAI_REQUESTS_PER_MINUTE: '0',
});
const project = resolve(import.meta.dirname, '../..');
const { home } = config;
/** A start later in the day than it is: what was to be done until then is overdue. */
const aheadMs = Number(process.env.KANMAI_FAULT_AHEAD_MS ?? 0);
const started = await startPlatform({
  config,
  project,
  home,
  log: silentLog,
  clock: { nowMs: () => Date.now() + aheadMs },
  random: systemRandom,
});
if (!started.ok) throw new Error(started.failure.sentence);
void started.value.databaseLost.then(() => process.exit(1));
process.on('SIGTERM', () => void started.value.drain().then(() => process.exit(0)));
const signIns = started.value.town?.signIns ?? [];
process.send?.({
  address: started.value.address.replace('localhost', '127.0.0.1'),
  databaseUrl: started.value.databaseUrl,
  signIns: Object.fromEntries(signIns.map((signIn) => [signIn.role, signIn.token])),
  residents: signIns.filter(({ role }) => role === 'resident').map(({ token }) => token),
});
