import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { connectApi } from '../tools/import/api.ts';
import { openCsv } from '../tools/import/csv-lines.ts';
import { kuairandClip, kuairandExposure, openKuairandHistory } from '../tools/import/kuairand.ts';
import { mapRecords } from '../tools/import/record-lines.ts';
import { streamLines } from '../tools/import/stream-lines.ts';
import { type Bench, BenchUsageError, requiredOption } from './bench.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';

/** `npm run import` of a real log into a running server, until every reader has read it. */
export const importBench: Bench = {
  name: 'import',
  describe: 'a real impression log through the import command into a running server (--data FOLDER)',
  async run(options) {
    const folder = requiredOption(options, 'data');
    const server = await startBenchServer();
    let peakMb = 0;
    const watch = setInterval(async () => {
      peakMb = Math.max(peakMb, await server.memoryMb().catch(() => 0));
    }, 250);
    try {
      const until = options.quick ? '20220425' : (options.until ?? '');
      const outcome = await importFolder(server, folder, until);
      const startedMs = performance.now();
      await server.caughtUp();
      return {
        figures: {
          eventsPerS: outcome.accepted / outcome.seconds,
          events: outcome.accepted,
          refused: outcome.refused,
          readersBehindS: (performance.now() - startedMs) / 1_000,
          peakMb,
        },
        peers: {},
        settings: { folder: 'KuaiRand’s columns as they are', until, chunkLines: 2_000 },
      };
    } finally {
      clearInterval(watch);
      await server.stop();
    }
  },
};

/**
 * Imports the videos, where asked for what people watched before the log, then the impressions up to a day; answers
 * what became of the impressions.
 */
export async function importFolder(
  server: BenchServer,
  folder: string,
  until: string,
  { history = false } = {},
) {
  const names = await readdir(folder).catch(() => {
    throw new BenchUsageError(`${folder} is not a folder that can be read.`);
  });
  const videos = names.find((name) => name.startsWith('video_features'));
  const impressions = names.find((name) => name.startsWith('impressions'));
  if (videos === undefined || impressions === undefined) {
    throw new BenchUsageError(`${folder} holds no video_features.csv and impressions_*.csv.`);
  }
  const api = connectApi(server.address, await server.operatorToken(['imports:write']));
  const clips = mapRecords(await openCsv(join(folder, videos)), kuairandClip);
  await streamLines(api, clips, { kind: 'clips', source: videos, label: 'videos' });
  const past = names.find((name) => name.startsWith('user_history'));
  if (history && past !== undefined) {
    const views = await openKuairandHistory(join(folder, past));
    await streamLines(api, views, { kind: 'events', source: past, label: 'history' });
  }
  const rows = await openCsv(join(folder, impressions));
  const exposures = mapRecords(rows, (row) => kuairandExposure(row, '', until));
  return streamLines(api, exposures, { kind: 'events', source: impressions, label: 'impressions' });
}
