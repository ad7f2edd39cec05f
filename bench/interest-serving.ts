import { createInterest } from '@kanmai/interest';
import { seededRandom } from '@kanmai/kernel';
import { type Bench, type BenchOptions, percentile, wholeOption } from './bench.ts';
import { InterestMarket } from './interest-market.ts';

/**
 * Pages answered by one engine while it learns what comes of them: each page's items are shown, watched, now and then
 * liked, before the next page; every twentieth page a new item is published. Latencies are of `skeleton` alone;
 * `feedsPerS` is of pages with all that is learnt of them. Beside it the same with a hundredth of the items. With
 * `--vectors 64` every item has a vector, and what is alike is found.
 */
export const interestServing: Bench = {
  name: 'interest-serving',
  describe: 'pages of the interest engine while it learns (--items 1000000 --people 100000)',
  async run(options) {
    const settings = settingsOf(options);
    const large = serve(settings.items, settings);
    const small = serve(settings.fewItems, settings);
    return {
      figures: {
        feedsPerS: large.feedsPerS,
        p50Ms: large.p50Ms,
        p99Ms: large.p99Ms,
        residentMb: large.residentMb,
        p99Growth: large.p99Ms / small.p99Ms,
        learntPerS: large.learntPerS,
        loadS: large.loadS,
      },
      peers: { fewItemsFeedsPerS: small.feedsPerS, fewItemsP50Ms: small.p50Ms, fewItemsP99Ms: small.p99Ms },
      settings,
    };
  },
};

function settingsOf(options: BenchOptions) {
  const quick = options.quick !== undefined;
  const items = wholeOption(options, 'items', quick ? 50_000 : 1_000_000);
  return {
    items,
    fewItems: wholeOption(options, 'fewItems', Math.max(1_000, Math.floor(items / 100))),
    people: wholeOption(options, 'people', quick ? 5_000 : 100_000),
    /** Exposures of each person before the first page. */
    history: wholeOption(options, 'history', 16),
    pages: wholeOption(options, 'pages', quick ? 2_000 : 20_000),
    count: wholeOption(options, 'count', 10),
    /** Numbers in a vector of each item; 0: items have none. */
    vectors: options.vectors === undefined ? 0 : wholeOption(options, 'vectors', 64),
    seed: wholeOption(options, 'seed', 1),
  };
}

type Settings = ReturnType<typeof settingsOf>;

const startMs = Date.UTC(2026, 0, 1);
const pagesPerNewItem = 20;

function serve(items: number, { people, history, pages, count, vectors, seed }: Settings) {
  const random = seededRandom(seed);
  const interest = createInterest();
  const market = new InterestMarket(interest, { items, people, startMs }, random);
  const loaded = performance.now();
  market.stock();
  if (vectors > 0) market.picture(vectors);
  market.remember(history);
  const loadS = (performance.now() - loaded) / 1000;

  const latenciesMs: number[] = [];
  let learnt = 0;
  let published = items;
  const began = performance.now();
  const page = (person: number, isTimed: boolean) => {
    const atMs = startMs + performance.now() - loaded;
    const request = { person: market.personId(person), atMs, count, tab: 'for-you', random };
    const asked = performance.now();
    const found = interest.skeleton(request);
    if (isTimed) latenciesMs.push(performance.now() - asked);
    if (found.length < count) throw new Error(`a page has ${found.length} items, not ${count}`);
    for (const { item } of found) learnt += market.watch(person, item, atMs);
  };
  for (let i = 0; i < pages / 10; i++) page(market.drawPerson(), false);
  learnt = 0;
  const measured = performance.now();
  for (let i = 0; i < pages; i++) {
    page(market.drawPerson(), true);
    if (i % pagesPerNewItem === 0) market.publish(published++, startMs + performance.now() - began);
  }
  const seconds = (performance.now() - measured) / 1000;
  return {
    feedsPerS: pages / seconds,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    residentMb: process.memoryUsage().rss / 1024 / 1024,
    learntPerS: learnt / seconds,
    loadS,
  };
}
