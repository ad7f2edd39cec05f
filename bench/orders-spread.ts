import { seededRandom } from '@kanmai/kernel';
import { type Bench, type BenchOptions, median, percentile, wholeOption } from './bench.ts';
import { type BurstRequest, type Connection, connectTo } from './burst-driver.ts';
import {
  type Buyer,
  checkSoundness,
  type OrdersMarket,
  openOrdersMarket,
  orderRequests,
} from './orders-market.ts';
import { notificationOf } from './orders-payment.ts';
import { openPgbench } from './pgbench.ts';

/** Whole orders of many variants: quote, hold, order, payment, ledger, by a number of buyers who each do one after another. */
export const ordersSpread: Bench = {
  name: 'orders-spread',
  describe: 'whole orders over HTTP, quote to ledger (--variants 1000 --buyers 32 --seconds 8)',
  async run(options) {
    const settings = settingsOf(options);
    const market = await openOrdersMarket({ ...settings, stock: stockEach });
    const pgbench = await openPgbench(market.server.databaseUrl);
    try {
      await buyFor(market, settings.warmUpSeconds, 1);
      const rounds: OrdersRun[] = [];
      const peers: number[] = [];
      for (let i = 0; i < settings.repeats; i++) {
        rounds.push(await buyFor(market, settings.seconds, i + 2));
        peers.push(await pgbench.tpcbPerS(settings.pgbenchSeconds));
      }
      const ordersPerS = median(rounds.map((one) => one.ordersPerS));
      const pgbenchTpcbPerS = median(peers);
      return {
        figures: {
          ordersPerS,
          p50Ms: median(rounds.map((one) => one.p50Ms)),
          p99Ms: median(rounds.map((one) => one.p99Ms)),
          pgbenchRatio: ordersPerS / pgbenchTpcbPerS,
          ...(await checkSoundness(market.db, stockEach)),
        },
        peers: { pgbenchTpcbPerS },
        settings,
      };
    } finally {
      await pgbench.stop();
      await market.stop();
    }
  },
};

const stockEach = 1_000_000;

function settingsOf(options: BenchOptions) {
  const quick = options.quick !== undefined;
  return {
    variants: wholeOption(options, 'variants', quick ? 40 : 1_000),
    buyers: wholeOption(options, 'buyers', 32),
    seconds: wholeOption(options, 'seconds', quick ? 2 : 8),
    repeats: wholeOption(options, 'repeats', quick ? 1 : 3),
    warmUpSeconds: quick ? 1 : 4,
    pgbenchSeconds: quick ? 1 : 5,
  };
}

export interface OrdersRun {
  readonly ordersPerS: number;
  /** Of a whole order, from asking for the quote to the payment's being taken. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Every buyer orders one thing after another, chosen by chance. */
export async function buyFor(market: OrdersMarket, seconds: number, seed: number): Promise<OrdersRun> {
  const latenciesMs: number[] = [];
  const fromMs = performance.now();
  const untilMs = fromMs + seconds * 1_000;
  await Promise.all(
    market.buyers.map(async (buyer, index) => {
      const random = seededRandom(seed * 1_000 + index);
      const connection = await connectTo(market.server.address);
      while (performance.now() < untilMs) {
        const startMs = performance.now();
        const variantId = market.variantIds[Math.floor(random.next() * market.variantIds.length)] ?? '';
        await buyOne(market, connection, buyer, variantId);
        latenciesMs.push(performance.now() - startMs);
      }
      connection.close();
    }),
  );
  const took = (performance.now() - fromMs) / 1_000;
  return {
    ordersPerS: latenciesMs.length / took,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
  };
}

async function buyOne(
  { secret }: OrdersMarket,
  connection: Connection,
  buyer: Buyer,
  variantId: string,
): Promise<void> {
  const ask = async (request: BurstRequest) => {
    const { status, body } = await connection.send(request);
    if (status !== 200) throw new Error(`${request.path} was answered ${status}: ${body}`);
    return JSON.parse(body);
  };
  const quote = await ask(orderRequests.quote(buyer, [{ variantId, quantity: 1 }]));
  const placed = await ask(orderRequests.checkout(buyer, quote));
  await ask(notificationOf(secret, placed));
}
