import { arch, cpus, platform, totalmem } from 'node:os';
import { type Bench, type BenchOptions, type BenchResult, BenchUsageError } from './bench.ts';

/** Loaded by name, so that one benchmark does not pay for another's imports. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  start: async () => (await import('./start.ts')).start,
  import: async () => (await import('./import.ts')).importBench,
  'feed-http': async () => (await import('./feed-http.ts')).feedHttp,
  'web-weight': async () => (await import('./web-weight.ts')).webWeight,
  'web-swipe': async () => (await import('./web-swipe.ts')).webSwipe,
  'catalogue-files': async () => (await import('./catalogue-files.ts')).catalogueFiles,
  'orders-hot': async () => (await import('./orders-hot.ts')).ordersHot,
  'orders-grown': async () => (await import('./orders-grown.ts')).ordersGrown,
  'orders-spread': async () => (await import('./orders-spread.ts')).ordersSpread,
  cart: async () => (await import('./cart.ts')).cart,
  search: async () => (await import('./search.ts')).search,
  'orders-faults': async () => (await import('./orders-faults.ts')).ordersFaults,
  'live-draw': async () => (await import('./live-draw.ts')).liveDraw,
  'live-fanout': async () => (await import('./live-fanout.ts')).liveFanout,
  'interest-stream': async () => (await import('./interest-stream.ts')).interestStream,
  'interest-serving': async () => (await import('./interest-serving.ts')).interestServing,
  'interest-freshness': async () => (await import('./interest-freshness.ts')).interestFreshness,
  'interest-ann': async () => (await import('./interest-ann.ts')).interestAnn,
  'interest-ope': async () => (await import('./interest-ope.ts')).interestOpe,
  'interest-town': async () => (await import('./interest-town.ts')).interestTown,
  'live-burst': async () => (await import('./live-burst.ts')).liveBurst,
  'live-chaos': async () => (await import('./live-chaos.ts')).liveChaos,
  'interest-live': async () => (await import('./interest-live.ts')).interestLive,
  'live-latency': async () => (await import('./live-latency.ts')).liveLatency,
  'trust-claims-text': async () => (await import('./trust-claims-text.ts')).trustClaimsText,
  'trust-fraud': async () => (await import('./trust-fraud.ts')).trustFraud,
  'trust-signs': async () => (await import('./trust-signs.ts')).trustSigns,
  'trust-reviews': async () => (await import('./trust-reviews.ts')).trustReviews,
  'trust-sentiment': async () => (await import('./trust-sentiment.ts')).trustSentiment,
  'trust-rules': async () => (await import('./trust-rules.ts')).trustRules,
  'trust-score': async () => (await import('./trust-score.ts')).trustScore,
  'trust-room': async () => (await import('./trust-room.ts')).trustRoom,
  'town-trust': async () => (await import('./town-trust.ts')).townTrust,
  'interest-rank-all': async () => (await import('./interest-rank-all.ts')).interestRankAll,
};

async function main(): Promise<void> {
  const [name, ...rest] = process.argv.slice(2);
  const load = name === undefined ? undefined : benches[name];
  if (name === undefined || load === undefined) {
    const lines = await Promise.all(
      Object.entries(benches).map(
        async ([known, open]) => `  ${known.padEnd(18)} ${(await open()).describe}`,
      ),
    );
    process.stdout.write(
      `npm run bench -- NAME [--data PATH] [--quick] [options] [--json]\n\n${lines.join('\n')}\n`,
    );
    process.exitCode = name === undefined || name === '--help' ? 0 : 1;
    return;
  }
  const { json, ...options } = readOptions(rest);
  const bench = await load();
  const result = await bench.run(options);
  if (json === undefined) printTable(bench, result);
  else process.stdout.write(`${JSON.stringify({ bench: name, ...rounded(result), machine: machine() })}\n`);
}

function readOptions(words: readonly string[]): BenchOptions {
  const options: Record<string, string> = {};
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (!word.startsWith('--')) throw new BenchUsageError(`"${word}" is not an option.`);
    const next = words[i + 1];
    if (next === undefined || next.startsWith('--')) options[word.slice(2)] = 'yes';
    else {
      options[word.slice(2)] = next;
      i++;
    }
  }
  return options;
}

function rounded(result: BenchResult): BenchResult {
  const round = (numbers: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Number(value.toPrecision(6))]));
  return { ...result, figures: round(result.figures), peers: round(result.peers) };
}

function printTable(bench: Bench, result: BenchResult): void {
  const rows = [
    ...Object.entries(rounded(result).figures),
    ...Object.entries(rounded(result).peers).map(([name, value]) => [`beside: ${name}`, value] as const),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  process.stdout.write(
    `${bench.name}: ${bench.describe}\n${lines.join('\n')}\n  ${JSON.stringify(result.settings)}\n`,
  );
}

function machine(): Record<string, unknown> {
  return {
    cpu: cpus()[0]?.model.trim(),
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 1024 / 1024),
    platform: `${platform()} ${arch()}`,
    node: process.version,
  };
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof BenchUsageError ? error.message : ((error as Error).stack ?? error)}\n`,
    );
    process.exit(1);
  },
);
