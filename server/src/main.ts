import { resolve } from 'node:path';
import { systemClock, systemRandom } from '@kanmai/kernel';
import { pino } from 'pino';
import { chooseHome } from './adapters/database-home.ts';
import { announce } from './announce.ts';
import { ConfigError, readConfig } from './config.ts';
import { releaseAtRest } from './memory-at-rest.ts';
import { startPlatform } from './platform.ts';
import type { TownBuilder } from './town.ts';

const drainMsMax = 20_000;
const project = resolve(import.meta.dirname, '../..');

async function main(): Promise<void> {
  // Whoever read the announcements may have gone (`npm start | head`): that is no reason to end.
  process.stdout.on('error', () => undefined);
  const config = readConfig(process.env);
  // Errors are logged as `error`; without this an Error is written as {}.
  const serializers = { error: pino.stdSerializers.err };
  const log = pino({ level: config.logLevel, serializers }, pino.destination(2));
  const home = await chooseHome(config.home, project);
  const started = await startPlatform({
    config,
    project,
    home,
    log,
    clock: systemClock,
    random: systemRandom,
  });
  if (!started.ok) return giveUp(started.failure.sentence);
  const platform = started.value;

  let draining = false;
  let builder: TownBuilder | null = null;
  const drain = async (exitCode: number) => {
    if (draining) return;
    draining = true;
    setTimeout(() => process.exit(1), drainMsMax).unref();
    builder?.stop();
    await platform.drain();
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!draining) process.stdout.write('Finishing what is under way …\n');
      void drain(0);
    });
  }
  void platform.databaseLost.then(() => {
    if (draining) return;
    process.stderr.write(
      'PostgreSQL ended unexpectedly. Nothing acknowledged is lost: start Kanmai again.\n',
    );
    void drain(1);
  });
  releaseAtRest();
  builder = await announce(platform, { home, project });
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) return giveUp(error.message);
  process.stderr.write(
    `Kanmai could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
