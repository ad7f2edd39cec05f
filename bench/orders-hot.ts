import { type Bench, type BenchOptions, median, percentile, wholeOption } from './bench.ts';
import { type Burst, type BurstRequest, burst } from './burst-driver.ts';
import { startEmptyRoute } from './empty-route.ts';
import {
  type Buyer,
  checkSoundness,
  type OrdersMarket,
  openOrdersMarket,
  orderRequests,
} from './orders-market.ts';
import { notificationOf } from './orders-payment.ts';
import { type HotRow, openPgbench } from './pgbench.ts';

/**
 * Everybody wants one variant at once. Each buyer has seen the price; then all order: the stock is held, the order
 * placed, its payment opened, and that is what is measured. Where there is enough, they pay after it, measured apart.
 */
export const ordersHot: Bench = {
  name: 'orders-hot',
  describe: 'orders of one variant at once, over HTTP (--buyers 10000 --stock 100000 --connections 1000)',
  async run(options) {
    const settings = settingsOf(options);
    const { buyers, stock } = settings;
    const market = await openOrdersMarket({ variants: settings.repeats + 1, stock, buyers });
    const empty = await startEmptyRoute();
    const pgbench = await openPgbench(market.server.databaseUrl);
    try {
      const plain = market.buyers.map((): BurstRequest => ({ method: 'GET', path: '/' }));
      await burst(empty.address, plain, settings.connections);
      await round(market, market.variantIds[settings.repeats] ?? '', settings.connections, 1_000);
      const rounds: Round[] = [];
      const empties: Burst[] = [];
      const hotRows: HotRow[] = [];
      for (let i = 0; i < settings.repeats; i++) {
        // What stands beside our figure is measured beside it: a machine is not as fast in one minute as in another.
        empties.push(await burst(empty.address, plain, settings.connections));
        hotRows.push(await pgbench.hotRow(settings.pgbenchSeconds));
        rounds.push(await round(market, market.variantIds[i] ?? '', settings.connections, buyers));
      }
      const { oversold, ledgerImbalance } = await checkSoundness(market.db, stock);
      const of = (name: keyof Round) => median(rounds.map((one) => one[name]));
      const emptyPerS = median(empties.map(({ answers, seconds }) => answers.length / seconds));
      const hotRowPerS = Math.max(
        median(hotRows.map(({ of8PerS }) => of8PerS)),
        median(hotRows.map(({ of32PerS }) => of32PerS)),
      );
      const latenciesOf = ({ answers }: Burst) => answers.map(({ sentMs, doneMs }) => doneMs - sentMs);
      return {
        figures: {
          ordersPerS: of('ordersPerS'),
          p50Ms: of('p50Ms'),
          p99Ms: of('p99Ms'),
          soldOutS: of('soldOutS'),
          placed: of('placed'),
          refused: of('refused'),
          firstComeAuc: of('firstComeAuc'),
          errors5xx: rounds.reduce((sum, one) => sum + one.errors5xx, 0),
          oversold,
          ledgerImbalance,
          quotesPerS: of('quotesPerS'),
          paymentsPerS: of('paymentsPerS'),
          hotRowRatio: of('ordersPerS') / hotRowPerS,
          emptyRouteRatio: of('ordersPerS') / emptyPerS,
        },
        peers: {
          pgbenchHotRowPerS: hotRowPerS,
          emptyRouteRequestsPerS: emptyPerS,
          emptyRouteP99Ms: median(empties.map((one) => percentile(latenciesOf(one), 0.99))),
        },
        settings,
      };
    } finally {
      await pgbench.stop();
      await empty.stop();
      await market.stop();
    }
  },
};

function settingsOf(options: BenchOptions) {
  const quick = options.quick !== undefined;
  return {
    buyers: wholeOption(options, 'buyers', quick ? 500 : 10_000),
    stock: wholeOption(options, 'stock', quick ? 200 : 100_000),
    connections: wholeOption(options, 'connections', 1_000),
    repeats: wholeOption(options, 'repeats', quick ? 1 : 5),
    pgbenchSeconds: quick ? 1 : 2,
  };
}

interface Round {
  /** Answered orders a second, refusals among them when there is too little for all. */
  readonly ordersPerS: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Until the last order that was placed. */
  readonly soldOutS: number;
  readonly placed: number;
  readonly refused: number;
  readonly errors5xx: number;
  readonly firstComeAuc: number;
  readonly quotesPerS: number;
  readonly paymentsPerS: number;
}

async function round(
  { server, secret, buyers: all }: OrdersMarket,
  variantId: string,
  connections: number,
  count: number,
): Promise<Round> {
  const buyers = all.slice(0, count);
  const lines = [{ variantId, quantity: 1 }];
  const quotes = await burst(
    server.address,
    buyers.map((buyer) => orderRequests.quote(buyer, lines)),
    connections,
  );
  const wanting = buyers.flatMap((buyer, index): BurstRequest[] => {
    const { status, body } = quotes.answers[index] ?? { status: 0, body: '' };
    if (status !== 200) throw new Error(`a quote was answered ${status}: ${body}`);
    return [orderRequests.checkout(buyer as Buyer, JSON.parse(body))];
  });
  const orders = await burst(server.address, wanting, connections);
  const placed = orders.answers.filter(({ status }) => status === 200);
  const paid = await burst(
    server.address,
    placed.map(({ body }) => notificationOf(secret, JSON.parse(body))),
    connections,
  );
  const unpaid = paid.answers.find(({ status }) => status !== 200);
  if (unpaid !== undefined) throw new Error(`a payment was answered ${unpaid.status}: ${unpaid.body}`);
  const latenciesMs = orders.answers.map(({ sentMs, doneMs }) => doneMs - sentMs);
  return {
    ordersPerS: orders.answers.length / orders.seconds,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    soldOutS: Math.max(0, ...placed.map(({ doneMs }) => doneMs)) / 1_000,
    placed: placed.length,
    refused: orders.answers.filter(({ status }) => status === 409).length,
    errors5xx: orders.answers.filter(({ status }) => status >= 500).length,
    firstComeAuc: firstComeAuc(orders.answers),
    quotesPerS: quotes.answers.length / quotes.seconds,
    paymentsPerS: paid.answers.length / paid.seconds,
  };
}

/** How often of a winner and a loser the winner came first: 1 when it is first come, first served; .5 by chance. */
function firstComeAuc(answers: Burst['answers']): number {
  const ranked = answers.toSorted((a, b) => a.sentMs - b.sentMs);
  let losersBefore = 0;
  let pairs = 0;
  let winners = 0;
  for (const { status } of ranked) {
    if (status === 409) losersBefore += 1;
    if (status !== 200) continue;
    winners += 1;
    pairs += losersBefore;
  }
  return winners === 0 || losersBefore === 0 ? 1 : 1 - pairs / (winners * losersBefore);
}
