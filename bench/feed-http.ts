import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { connectApi } from '../tools/import/api.ts';
import { openCsv } from '../tools/import/csv-lines.ts';
import { kuairandClip } from '../tools/import/kuairand.ts';
import { mapRecords } from '../tools/import/record-lines.ts';
import { streamLines } from '../tools/import/stream-lines.ts';
import { type Bench, type BenchOptions, median, requiredOption, wholeOption } from './bench.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { startEmptyRoute } from './empty-route.ts';
import { type HttpLoad, loadHttp } from './http-load.ts';
import { importFolder } from './import.ts';
import { insertReadyAsset, meetVisitors } from './stage-visitors.ts';

/** How many pages of the feed the platform answers over HTTP, beside an empty Fastify route in the same run. */
export const feedHttp: Bench = {
  name: 'feed-http',
  describe: 'pages of the feed over HTTP, on a real log (--data FOLDER --connections 32)',
  async run(options) {
    const settings = settingsOf(options);
    const server = await startBenchServer();
    const empty = await startEmptyRoute();
    try {
      await importFolder(server, settings.folder, settings.until);
      await makeServable(server, settings.folder);
      await server.caughtUp();
      const cookies = await meetVisitors(server, settings.visitors);
      const { connections, seconds } = settings;
      const feed = {
        url: `${server.address}/api/v1/feed?limit=${settings.limit}`,
        connections,
        seconds,
        cookies,
      };
      const nothing = { url: empty.address, connections, seconds };
      await requireFullPage(feed.url, cookies[0] ?? '', settings.limit);
      await loadHttp({ ...feed, seconds: settings.warmUpSeconds });
      await loadHttp({ ...nothing, seconds: settings.warmUpSeconds });
      const feeds: HttpLoad[] = [];
      const empties: HttpLoad[] = [];
      for (let i = 0; i < settings.repeats; i++) {
        feeds.push(await loadHttp(feed));
        empties.push(await loadHttp(nothing));
      }
      await requireFullPage(feed.url, cookies.at(-1) ?? '', settings.limit);
      const { folder: _, ...told } = settings;
      return summary(feeds, empties, { ...told, residentMb: Math.round(await server.memoryMb()) });
    } finally {
      await empty.stop();
      await server.stop();
    }
  },
};

function settingsOf(options: BenchOptions) {
  const quick = options.quick !== undefined;
  return {
    folder: requiredOption(options, 'data'),
    connections: wholeOption(options, 'connections', 32),
    limit: wholeOption(options, 'limit', 10),
    /** Distinct people, in turn: enough that nobody comes to the end of the feed. */
    visitors: wholeOption(options, 'visitors', quick ? 200 : 4_000),
    seconds: wholeOption(options, 'seconds', quick ? 2 : 8),
    warmUpSeconds: quick ? 1 : 4,
    repeats: wholeOption(options, 'repeats', quick ? 1 : 3),
    until: quick ? '20220425' : (options.until ?? ''),
  };
}

function summary(
  feeds: readonly HttpLoad[],
  empties: readonly HttpLoad[],
  settings: Record<string, unknown>,
) {
  const of = (loads: readonly HttpLoad[], name: keyof HttpLoad) => median(loads.map((load) => load[name]));
  const requestsPerS = of(feeds, 'requestsPerS');
  const emptyRouteRequestsPerS = of(empties, 'requestsPerS');
  return {
    figures: {
      requestsPerS,
      p50Ms: of(feeds, 'p50Ms'),
      p99Ms: of(feeds, 'p99Ms'),
      failures: feeds.reduce((sum, load) => sum + load.failures, 0),
      emptyRouteRatio: requestsPerS / emptyRouteRequestsPerS,
    },
    peers: { emptyRouteRequestsPerS, emptyRouteP99Ms: of(empties, 'p99Ms') },
    settings,
  };
}

/** Imported videos have no media: one ready asset stands for all of theirs, so that they can be served. */
async function makeServable(server: BenchServer, folder: string): Promise<void> {
  const assetId = await insertReadyAsset(server);
  const videos = (await readdir(folder)).find((name) => name.startsWith('video_features')) as string;
  const api = connectApi(server.address, await server.operatorToken(['imports:write']));
  const rows = await openCsv(join(folder, videos));
  const clips = mapRecords(rows, (row) => ({ ...(kuairandClip(row) as object), assetId }));
  await streamLines(api, clips, {
    kind: 'clips',
    source: `${videos} with media`,
    label: 'videos with media',
  });
}

/** A feed that has nothing left to show is fast, and says nothing. */
async function requireFullPage(url: string, cookie: string, limit: number): Promise<void> {
  const answer = await fetch(url, { headers: { cookie } });
  const { items } = (await answer.json()) as { items: readonly unknown[] };
  if (items.length !== limit) throw new Error(`a page holds ${items.length} clips, not ${limit}`);
}
