import { setTimeout as wait } from 'node:timers/promises';
import { type Random, randomBelow, seededRandom } from '@kanmai/kernel';
import type { FeedView } from '../server/src/features/stage/feed/feed.schema.ts';
import { connectApi } from '../tools/import/api.ts';
import { streamLines } from '../tools/import/stream-lines.ts';
import { type Bench, type BenchOptions, percentile, wholeOption } from './bench.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { insertReadyAsset, meetVisitors } from './stage-visitors.ts';

/**
 * How long after a step is sent the pages show it, over HTTP, while others send `--background` steps a second. A visitor
 * of whom nothing is known sees three clips of one author to their end, in one message, and then asks for pages one after
 * another; the first with a clip that is there for what they like ends the time, which began when the message was sent.
 */
export const interestFreshness: Bench = {
  name: 'interest-freshness',
  describe: 'from a step sent to a page changed by it, over HTTP, under load (--background 1000)',
  async run(options) {
    const settings = settingsOf(options);
    const server = await startBenchServer();
    try {
      const clipsOf = await stock(server, settings);
      await server.caughtUp();
      const cookies = await meetVisitors(server, settings.probes + settings.crowd);
      const probers = cookies.slice(0, settings.probes);
      const crowd = new Crowd(server, cookies.slice(settings.probes), [...clipsOf.values()].flat(), settings);
      await probe(server, await meetVisitors(server, 20), clipsOf);
      const running = crowd.run();
      await wait(settings.warmUpMs);
      const began = crowd.mark();
      const found = await probe(server, probers, clipsOf);
      const background = crowd.mark(began);
      crowd.stop();
      await running;
      return {
        figures: {
          p50Ms: percentile(found.latenciesMs, 0.5),
          p99Ms: percentile(found.latenciesMs, 0.99),
          worstMs: Math.max(...found.latenciesMs),
          unchanged: found.unchanged,
          backgroundEventsPerS: background.eventsPerS,
        },
        peers: {
          sentP50Ms: percentile(found.sentMs, 0.5),
          pageP50Ms: percentile(found.pageMs, 0.5),
          pageP99Ms: percentile(found.pageMs, 0.99),
        },
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
    /** Steps a second of others. */
    background: wholeOption(options, 'background', quick ? 200 : 1_000),
    crowd: wholeOption(options, 'crowd', quick ? 50 : 400),
    /** Steps in one message of the crowd. */
    message: wholeOption(options, 'message', 10),
    probes: wholeOption(options, 'probes', quick ? 20 : 300),
    clips: wholeOption(options, 'clips', 4_000),
    authors: wholeOption(options, 'authors', 200),
    warmUpMs: quick ? 500 : 3_000,
    seed: wholeOption(options, 'seed', 1),
  };
}

type Settings = ReturnType<typeof settingsOf>;

const clipMs = 20_000;
const categories = 40;
const source = 'interest-freshness';

/** Clips that can be served, by their authors. */
async function stock(
  server: BenchServer,
  { clips, authors }: Settings,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const api = connectApi(server.address, await server.operatorToken(['imports:write']));
  const assetId = await insertReadyAsset(server);
  const records = (async function* () {
    for (let i = 0; i < clips; i++) {
      const author = { source, sourceId: `${i % authors}`, name: `Author ${i % authors}` };
      const about = { category: `category ${i % categories}`, tags: [`tag ${i % 7}`], durationMs: clipMs };
      yield { line: i + 1, record: { source, sourceId: `${i}`, author, ...about, assetId } };
    }
  })();
  await streamLines(api, { records, share: () => 0 }, { kind: 'clips', source, label: 'clips' });
  const byAuthor = new Map<string, string[]>();
  const [visitor] = await meetVisitors(server, 1);
  while (wellKnown(byAuthor).length < Math.min(authors, authorsProbed))
    await gather(server, visitor as string, byAuthor);
  return byAuthor;
}

const authorsProbed = 40;
const clipsProbed = 3;

/** Authors of whom enough clips are known. */
function wellKnown(byAuthor: ReadonlyMap<string, readonly string[]>): [string, readonly string[]][] {
  return [...byAuthor].filter(([, clips]) => clips.length >= clipsProbed);
}

/** Learns from pages of the feed, as anybody can, which clips are whose. */
async function gather(server: BenchServer, cookie: string, byAuthor: Map<string, string[]>): Promise<void> {
  for (const { clip } of (await page(server, cookie, 20)).items) {
    const known = byAuthor.get(clip.author.id);
    if (known === undefined) byAuthor.set(clip.author.id, [clip.id]);
    else known.push(clip.id);
  }
}

async function page(server: BenchServer, cookie: string, limit: number): Promise<FeedView> {
  const answer = await fetch(`${server.address}/api/v1/feed?limit=${limit}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`a page was answered with ${answer.status}`);
  return (await answer.json()) as FeedView;
}

async function report(server: BenchServer, cookie: string, events: readonly object[]): Promise<void> {
  const answer = await fetch(`${server.address}/api/v1/events`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ events }),
  });
  const { accepted } = (await answer.json()) as { accepted?: number };
  if (accepted !== events.length) throw new Error(`${accepted} of ${events.length} steps were accepted`);
}

/** Seen to its end, or swiped away. */
const seen = (clipId: string, playMs: number) => [
  { kind: 'impression', clipId },
  { kind: 'watch', clipId, playMs },
];

/** After so long a page is held to be never changed. */
const patienceMs = 10_000;

/** Nobody of whom nothing is known is shown anything for these. */
const reasonsOfTaste: ReadonlySet<string> = new Set(['author-liked', 'category-liked', 'watched-similar']);

async function probe(
  server: BenchServer,
  cookies: readonly string[],
  clipsOf: ReadonlyMap<string, readonly string[]>,
) {
  const latenciesMs: number[] = [];
  const sentMs: number[] = [];
  const pageMs: number[] = [];
  let unchanged = 0;
  const authors = wellKnown(clipsOf);
  for (const [i, cookie] of cookies.entries()) {
    const [, clips] = authors[i % authors.length] as [string, readonly string[]];
    await page(server, cookie, 3);
    const began = performance.now();
    await report(
      server,
      cookie,
      clips.slice(0, clipsProbed).flatMap((clip) => seen(clip, clipMs)),
    );
    sentMs.push(performance.now() - began);
    for (;;) {
      const asked = performance.now();
      const { items } = await page(server, cookie, 3);
      pageMs.push(performance.now() - asked);
      const isChanged = items.some(({ reason }) => reasonsOfTaste.has(reason.code));
      if (isChanged || performance.now() - began > patienceMs) {
        latenciesMs.push(performance.now() - began);
        if (!isChanged) unchanged++;
        break;
      }
    }
  }
  return { latenciesMs, sentMs, pageMs, unchanged };
}

/** Many who see one clip after another. */
class Crowd {
  private readonly server: BenchServer;
  private readonly cookies: readonly string[];
  private readonly clips: readonly string[];
  private readonly settings: Settings;
  private readonly random: Random;
  private stopped = false;
  private sent = 0;

  constructor(server: BenchServer, cookies: readonly string[], clips: readonly string[], settings: Settings) {
    this.server = server;
    this.cookies = cookies;
    this.clips = clips;
    this.settings = settings;
    this.random = seededRandom(settings.seed);
  }

  /** Sends messages at their time, whether or not earlier ones were answered. */
  async run(): Promise<void> {
    const everyMs = (1_000 * this.settings.message) / this.settings.background;
    const began = performance.now();
    const underWay = new Set<Promise<void>>();
    for (let i = 0; !this.stopped; i++) {
      const early = began + i * everyMs - performance.now();
      if (early > 1) await wait(early);
      const sending = this.send().finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
    await Promise.all(underWay);
  }

  stop(): void {
    this.stopped = true;
  }

  /** What was accepted until now, and from an earlier mark on how much a second. */
  mark(since = { sent: 0, atMs: 0 }): { sent: number; atMs: number; eventsPerS: number } {
    const atMs = performance.now();
    return { sent: this.sent, atMs, eventsPerS: ((this.sent - since.sent) * 1_000) / (atMs - since.atMs) };
  }

  private async send(): Promise<void> {
    const { random, cookies, clips, settings } = this;
    const events = Array.from({ length: settings.message / 2 }, () =>
      seen(clips[randomBelow(random, clips.length)] as string, random.next() < 0.3 ? clipMs : 2_000),
    ).flat();
    await report(this.server, cookies[randomBelow(random, cookies.length)] as string, events);
    this.sent += events.length;
  }
}
