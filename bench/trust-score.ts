import { dayMs, type Random, randomBelow, randomPick, seededRandom } from '@kanmai/kernel';
import { scoreKinds, shopFormula, TrustScores } from '@kanmai/trust';
import { type Bench, type BenchOptions, wholeOption } from './bench.ts';

const beganMs = 1_600_000_000_000;
const spanDays = 400;
const categoryCount = 40;

/**
 * `--shops` 100000, `--events` 10000000: four hundred days of events, learnt as they come (a few late) while scores are asked
 * for, then anew from the log in another order. `maxDifference`: of any score at the end, on its face of 1 to 5.
 */
export const trustScore: Bench = {
  name: 'trust-score',
  describe: 'Learns trust scores event by event, and builds them anew.',
  async run(options: BenchOptions) {
    const isQuick = options.quick !== undefined;
    const shops = wholeOption(options, 'shops', isQuick ? 1_000 : 100_000);
    const events = wholeOption(options, 'events', isQuick ? 100_000 : 10_000_000);
    const log = new EventLog(shops, events, seededRandom(1));
    const nowMs = beganMs + spanDays * dayMs;
    const rssMb = memoryMb();
    const { scores, seconds, askedPerS } = learntAsItCame(log);
    const mb = memoryMb() - rssMb;
    const startedMs = performance.now();
    const rebuilt = log.fresh();
    for (let n = events - 1; n >= 0; n--) log.learn(rebuilt, n);
    const rebuildS = (performance.now() - startedMs) / 1_000;
    let maxDifference = 0;
    let unknown = 0;
    for (const shop of log.names) {
      const [value, anew] = [scores, rebuilt].map((each) => each.value(shop, nowMs, shopFormula));
      if (value === undefined || anew === undefined) unknown++;
      if ((value === undefined) !== (anew === undefined)) maxDifference = Number.POSITIVE_INFINITY;
      else if (value !== undefined) maxDifference = Math.max(maxDifference, Math.abs(value - anew!));
    }
    return {
      figures: {
        ...{ rebuildS, eventsPerS: events / seconds, mb, stateMb: scores.bytes / 2 ** 20, maxDifference },
        ...{ askedPerS, unknownShare: unknown / shops },
      },
      peers: {},
      settings: { ...options, shops, events, spanDays, categories: categoryCount },
    };
  },
};

const memoryMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
};

function learntAsItCame(log: EventLog) {
  const scores = log.fresh();
  const startedMs = performance.now();
  let asked = 0;
  let askedMs = 0;
  const step = Math.ceil(log.size / 100);
  for (let n = 0; n < log.size; n++) {
    log.learn(scores, n);
    if (n % step !== 0) continue;
    const beforeMs = performance.now();
    for (let at = 0; at < 100; at++, asked++)
      scores.score(log.names[(asked * 7) % log.names.length]!, log.atMs(n), shopFormula);
    askedMs += performance.now() - beforeMs;
  }
  const seconds = (performance.now() - startedMs - askedMs) / 1_000;
  return { scores, seconds, askedPerS: (asked / askedMs) * 1_000 };
}

/** Made-up events in order of time, one in fifty up to ten days late. Shops have shares of good and bad of their own. */
class EventLog {
  readonly size: number;
  readonly names: readonly string[];
  readonly #shops: Int32Array;
  readonly #kinds: Uint8Array;
  readonly #atMs: Float64Array;
  readonly #weights: Float64Array;

  constructor(shops: number, size: number, random: Random) {
    this.size = size;
    this.names = Array.from({ length: shops }, (_, n) => `shop-${n}`);
    // A few shops have most of the trade.
    this.#shops = Int32Array.from({ length: size }, () => Math.floor(shops * random.next() ** 2));
    this.#kinds = Uint8Array.from(this.#shops, (shop) => {
      const kind = randomBelow(random, scoreKinds.length);
      return random.next() < (shop % 10) / 20 ? kind : randomPick(random, [0, 4, 9, 11]);
    });
    this.#atMs = Float64Array.from({ length: size }, (_, n) => {
      const late = random.next() < 0.02 ? random.next() * 10 * dayMs : 0;
      return Math.floor(beganMs + (n / size) * spanDays * dayMs - late);
    });
    this.#weights = Float64Array.from({ length: size }, () => (random.next() < 0.5 ? 1 : random.next()));
  }

  fresh(): TrustScores {
    const scores = new TrustScores();
    this.names.forEach((name, n) => {
      scores.put(name, `category-${n % categoryCount}`);
    });
    return scores;
  }

  atMs(n: number): number {
    return this.#atMs[n]!;
  }

  learn(scores: TrustScores, n: number): void {
    const event = {
      subject: this.names[this.#shops[n]!]!,
      kind: scoreKinds[this.#kinds[n]!]!.kind,
      atMs: this.#atMs[n]!,
      weight: this.#weights[n]!,
    };
    scores.learn(event, beganMs + spanDays * dayMs);
  }
}
