import {
  newId,
  type Random,
  randomBelow,
  randomPick,
  seededRandom,
  shuffled,
  systemClock,
  systemRandom,
} from '@kanmai/kernel';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../server/src/database.ts';
import { openSpelling, type Spelling } from '../server/src/features/stage/search/search-spelling.ts';
import { type Bench, type BenchOptions, percentile, wholeOption } from './bench.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { adjectives, brands, nouns, specifications } from './search-words.ts';

/** Whether mistyped and pinyin queries find their product first among many, and how long an answer takes over HTTP. */
export const search: Bench = {
  name: 'search',
  describe:
    'misspelt and pinyin queries over HTTP (--products 100000 --queries 200 --connections 4 --seed 1)',
  async run(options) {
    const settings = settingsOf(options);
    const random = seededRandom(settings.seed);
    const server = await startBenchServer();
    try {
      const beforeMb = await server.memoryMb();
      const titles = makeTitles(settings.products, random);
      const ids = await insertProducts(server, titles);
      const fromMs = performance.now();
      await server.caughtUp();
      const indexS = (performance.now() - fromMs) / 1_000;
      const indexMb = (await server.memoryMb()) - beforeMb;
      const queries = makeQueries(titles, ids, settings.queries, random, await openSpelling());
      const answers = await ask(server, queries, settings);
      const latencies = answers.map((answer) => answer.latencyMs);
      return {
        figures: {
          p50Ms: percentile(latencies, 0.5),
          p99Ms: percentile(latencies, 0.99),
          foundRatio: foundRatio(answers),
          ...Object.fromEntries(
            mistakes.map((mistake) => [
              `${mistake.name}FoundRatio`,
              foundRatio(answers.filter((answer) => answer.query.mistake === mistake.name)),
            ]),
          ),
          failures: answers.filter((answer) => answer.failed).length,
          indexS,
          indexMb,
        },
        peers: {},
        settings,
      };
    } finally {
      await server.stop();
    }
  },
};

function settingsOf(options: BenchOptions) {
  const quick = options.quick !== undefined;
  return {
    products: wholeOption(options, 'products', quick ? 5_000 : 100_000),
    queries: wholeOption(options, 'queries', 200),
    connections: wholeOption(options, 'connections', 4),
    repeats: wholeOption(options, 'repeats', quick ? 1 : 5),
    seed: wholeOption(options, 'seed', 1),
  };
}

interface Title {
  readonly brand: string;
  readonly adjective: string;
  readonly noun: string;
  readonly specification: string;
}

const nameOf = ({ brand, adjective, noun }: Title) => `${brand} ${adjective}${noun}`;

/** Titles whose brand, adjective and noun together are theirs alone. */
function makeTitles(count: number, random: Random): Title[] {
  const titles = new Map<string, Title>();
  while (titles.size < count) {
    const title = {
      brand: randomPick(random, brands),
      adjective: randomPick(random, adjectives),
      noun: randomPick(random, nouns),
      specification: randomPick(random, specifications),
    };
    titles.set(nameOf(title), title);
  }
  return [...titles.values()];
}

const insertedAtOnce = 5_000;
const shopCount = 50;

/** Puts the products on sale and logs them, as so many shops adding them would. */
async function insertProducts(server: BenchServer, titles: readonly Title[]): Promise<string[]> {
  const { db, close } = openDatabase(server.databaseUrl, 1);
  try {
    const shopIds = await insertShops(db);
    const ids: string[] = [];
    for (let i = 0; i < titles.length; i += insertedAtOnce)
      ids.push(...(await insertSome(db, titles.slice(i, i + insertedAtOnce), shopIds)));
    // As the database does by itself in a minute or so.
    await sql`analyze products, variants, stock_levels`.execute(db);
    return ids;
  } finally {
    await close();
  }
}

async function insertShops(db: Database): Promise<string[]> {
  const ids: string[] = Array.from({ length: shopCount }, () =>
    newId('shop', systemClock.nowMs(), systemRandom),
  );
  const names = ids.map((_, i) => `${brands[i]}旗舰店`);
  await sql`
    insert into shops (id, name, trade, city, state, created_at)
    select id, name, 'home', '上海', 'open', now() from unnest(${ids}::text[], ${names}::text[]) as t (id, name)
  `.execute(db);
  return ids;
}

async function insertSome(
  db: Database,
  titles: readonly Title[],
  shopIds: readonly string[],
): Promise<string[]> {
  const nowMs = systemClock.nowMs();
  const ids: string[] = titles.map(() => newId('product', nowMs, systemRandom));
  const shops = ids.map((_, i) => shopIds[i % shopIds.length]);
  const names = titles.map((title) => `${nameOf(title)} ${title.specification}`);
  const categories = titles.map(({ noun }) => noun);
  const variants = titles.map(() => newId('variant', nowMs, systemRandom));
  await db.transaction().execute(async (tx) => {
    await sql`
      insert into products (id, shop_id, title, category, state, created_at, updated_at)
      select id, shop, title, category, 'on-sale', now(), now()
      from unnest(${ids}::text[], ${shops}::text[], ${names}::text[], ${categories}::text[])
        as t (id, shop, title, category)
    `.execute(tx);
    await sql`
      insert into variants (id, product_id, sku, price_cents, position)
      select id, product, 'one', 1990, 0 from unnest(${variants}::text[], ${ids}::text[]) as t (id, product)
    `.execute(tx);
    await sql`
      insert into stock_levels (variant_id, on_hand) select id, 9 from unnest(${variants}::text[]) as t (id)
    `.execute(tx);
    await sql`
      insert into events (at, kind, shop_id, subject_id, data)
      select now(), 'product-changed', shop, id, '{}' from unnest(${ids}::text[], ${shops}::text[]) as t (id, shop)
    `.execute(tx);
  });
  return ids;
}

interface Mistake {
  readonly name: string;
  /** Whether the title can be got wrong like this. */
  readonly fits: (title: Title) => boolean;
  readonly type: (title: Title, random: Random, syllables: Spelling['spell']) => string;
}

const isLatin = ({ brand }: Title) => /^[A-Za-z]/.test(brand);
const isChinese = (title: Title) => !isLatin(title);
const goods = ({ adjective, noun }: Title) => adjective + noun;
const characters = [...new Set([...adjectives, ...nouns].flatMap((word) => [...word]))];

/** Queries name a product by brand, adjective and noun, each kind with one mistake or written by its sound. */
const mistakes: readonly Mistake[] = [
  {
    name: 'replaced',
    fits: isChinese,
    type: (title, random) => {
      const text = [...(title.brand + goods(title))];
      text[randomBelow(random, text.length)] = randomPick(random, characters);
      return text.join('');
    },
  },
  {
    name: 'dropped',
    fits: isChinese,
    type: (title, random) => {
      const text = [...(title.brand + goods(title))];
      text.splice(randomBelow(random, text.length), 1);
      return text.join('');
    },
  },
  { name: 'swapped', fits: isChinese, type: (title, random) => swapTwo(title.brand + goods(title), random) },
  {
    name: 'pinyin',
    fits: isChinese,
    type: (title, _random, syllables) => syllables(title.brand + goods(title)).join(''),
  },
  {
    name: 'initials',
    fits: isChinese,
    type: (title, _random, syllables) =>
      syllables(title.brand)
        .map((syllable) => syllable[0])
        .join('') + syllables(goods(title)).join(''),
  },
  {
    name: 'latinTypo',
    fits: isLatin,
    type: (title, random) => `${mistype(title.brand.toLowerCase(), random)} ${goods(title)}`,
  },
];

function swapTwo(text: string, random: Random): string {
  const letters = [...text];
  const at = randomBelow(random, letters.length - 1);
  [letters[at], letters[at + 1]] = [letters[at + 1] as string, letters[at] as string];
  return letters.join('');
}

function mistype(word: string, random: Random): string {
  const at = randomBelow(random, word.length);
  const other = String.fromCharCode(97 + randomBelow(random, 26));
  const kinds = [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + other + word.slice(at + 1),
    () => word.slice(0, at) + other + word.slice(at),
    () => swapTwo(word, random),
  ];
  return randomPick(random, kinds)();
}

interface Query {
  readonly mistake: string;
  readonly text: string;
  readonly productId: string;
}

function makeQueries(
  titles: readonly Title[],
  ids: readonly string[],
  count: number,
  random: Random,
  { spell }: Spelling,
): Query[] {
  return Array.from({ length: count }, (_, i) => {
    const mistake = mistakes[i % mistakes.length] as Mistake;
    for (;;) {
      const at = randomBelow(random, titles.length);
      const title = titles[at] as Title;
      if (mistake.fits(title))
        return {
          mistake: mistake.name,
          text: mistake.type(title, random, spell),
          productId: ids[at] as string,
        };
    }
  });
}

interface Answer {
  readonly query: Query;
  readonly latencyMs: number;
  readonly first: string | null;
  readonly failed: boolean;
}

/** As many people as connections, each with one query after another; once round before it counts. */
async function ask(
  server: BenchServer,
  queries: readonly Query[],
  { connections, repeats, seed }: { connections: number; repeats: number; seed: number },
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const random = seededRandom(seed + 1);
  for (let round = 0; round <= repeats; round++) {
    const waiting = shuffled(random, queries);
    const take = async () => {
      const cookie = await meetVisitor(server);
      for (let query = waiting.pop(); query !== undefined; query = waiting.pop()) {
        const answer = await askOne(server, cookie, query);
        if (round > 0) answers.push(answer);
      }
    };
    await Promise.all(Array.from({ length: connections }, take));
  }
  return answers;
}

async function askOne(server: BenchServer, cookie: string, query: Query): Promise<Answer> {
  const fromMs = performance.now();
  const response = await fetch(
    `${server.address}/api/v1/search?limit=20&q=${encodeURIComponent(query.text)}`,
    {
      headers: { cookie },
    },
  );
  const body = (await response.json()) as { items?: { id: string }[] };
  const latencyMs = performance.now() - fromMs;
  return { query, latencyMs, first: body.items?.[0]?.id ?? null, failed: !response.ok };
}

async function meetVisitor(server: BenchServer): Promise<string> {
  const response = await fetch(`${server.address}/api/v1/search/popular`);
  await response.arrayBuffer();
  return response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
}

function foundRatio(answers: readonly Answer[]): number {
  return answers.filter(({ query, first }) => first === query.productId).length / answers.length;
}
