import { createVitest, parseCLI } from 'vitest/node';
import { Tally } from './tally.ts';

/** Runs every test, or those whose path holds one of the words given, and ends with `N passed, N failed`. */
async function main(): Promise<number> {
  const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
  const tally = new Tally();
  const vitest = await createVitest({
    ...options,
    watch: false,
    allowOnly: false,
    reporters: ['default', tally],
  });
  try {
    await vitest.start(filter);
  } catch (error) {
    tally.failed += 1;
    process.stdout.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  } finally {
    await vitest.close();
  }
  return report(tally);
}

function report(tally: Tally): number {
  if (tally.notRun.length > 0) process.stdout.write('\nNot run:\n');
  for (const { name, why } of tally.notRun) process.stdout.write(`  ${name} (${why})\n`);
  if (tally.passed + tally.failed === 0) process.stdout.write('\nNo test ran.\n');
  process.stdout.write(`${tally.lastLine()}\n`, () => process.exit(tally.isGood() ? 0 : 1));
  return tally.isGood() ? 0 : 1;
}

process.exitCode = await main();
