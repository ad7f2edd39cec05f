import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ApiError, connectApi, type ImportApi } from './api.ts';
import { catalogueRow, groupProducts } from './catalogue-csv.ts';
import { clipRow, clipsFile, publishClip } from './clips-folder.ts';
import { type CsvLine, openCsv } from './csv-lines.ts';
import { eventRecord } from './events-csv.ts';
import { kuairandClip, kuairandExposure, kuairandSource } from './kuairand.ts';
import { createProgress } from './progress.ts';
import { streamLines } from './stream-lines.ts';

const help = `Imports into a running Kanmai. Repeating a command goes on where it stopped; nothing is doubled.

  npm run import -- catalogue FILE.csv --shop SHOP_ID
      id, title, description, category, price, stock [, sku, variant, list_price]
      one row a variant; rows of one product stand together and share the id
  npm run import -- clips FOLDER
      a folder of videos with a clips.csv: file, author (shop or creator id), caption
      [, category, tags, goods]; tags and goods separated by |
  npm run import -- events FILE.csv [--source NAME]
      person, clip, kind, at [, play_ms, duration_ms, id]
  npm run import -- kuairand FOLDER [--from yyyymmdd] [--until yyyymmdd]
      KuaiRand as published: video_features.csv(.gz) and impressions_*.csv(.gz)

Options
  --server URL     where Kanmai runs (default http://localhost:7700)
  --token TOKEN    an API token with the scope imports:write (clips also clips:write); or KANMAI_TOKEN.
                   Make one in Me → API tokens, signed in as operator (for a catalogue: as the shop's owner)
  --source NAME    names the input (default: the file's path); the same name resumes
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      server: { type: 'string', default: process.env.KANMAI_ADDRESS ?? 'http://localhost:7700' },
      token: { type: 'string', default: process.env.KANMAI_TOKEN ?? '' },
      source: { type: 'string' },
      shop: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [kind, input] = positionals;
  if (values.help || kind === undefined || input === undefined) {
    process.stdout.write(help);
    return;
  }
  if (values.token === '')
    throw new ApiError('Give an API token with --token or KANMAI_TOKEN; --help says how to make one.');
  const api = connectApi(values.server, values.token);
  const path = resolve(input);
  const source = values.source ?? path;
  if (kind === 'catalogue') await importCatalogue(api, path, source, values.shop);
  else if (kind === 'clips') await importClips(api, path);
  else if (kind === 'events') await importEvents(api, path, source);
  else if (kind === 'kuairand') await importKuairand(api, path, values.from, values.until);
  else throw new ApiError(`There is no import "${kind}"; --help lists them.`);
}

async function importCatalogue(
  api: ImportApi,
  path: string,
  source: string,
  shopId: string | undefined,
): Promise<void> {
  if (shopId === undefined) throw new ApiError('Say which shop with --shop.');
  const file = await openCsv(path);
  const products = groupProducts(map(file.lines, (line) => catalogueRow(line, 'csv')));
  const lines = map(products, (row) => ({ line: row.line, fields: {}, record: row.record }));
  await streamLines(
    api,
    { lines, share: file.share },
    {
      kind: 'catalogue',
      source,
      shopId,
      label: 'products',
      chunkLines: 200,
      toRecord: (line) => (line as CsvLine & { record: unknown }).record,
    },
  );
}

async function importClips(api: ImportApi, folder: string): Promise<void> {
  const file = await openCsv(clipsFile(folder));
  const progress = createProgress('clips');
  let published = 0;
  let refused = 0;
  for await (const line of file.lines) {
    try {
      await publishClip(
        api,
        clipRow(line, folder),
        `import ${folder} ${line.line}`.replaceAll(/[^\x21-\x7e]/g, '-').slice(-200),
      );
      published++;
    } catch (error) {
      if (!(error instanceof ApiError) && (error as { code?: string }).code !== 'ENOENT') throw error;
      refused++;
      process.stderr.write(`\nline ${line.line}: ${(error as Error).message}\n`);
    }
    progress.update(file.share(), `${published} published, ${refused} refused`);
  }
  progress.done(`${published} published, ${refused} refused`);
}

async function importEvents(api: ImportApi, path: string, source: string): Promise<void> {
  const file = await openCsv(path);
  await streamLines(api, file, {
    kind: 'events',
    source,
    label: 'events',
    toRecord: (line) => eventRecord(line, 'csv'),
  });
}

async function importKuairand(api: ImportApi, folder: string, from?: string, until?: string): Promise<void> {
  const names = await readdir(folder);
  const videos = names.find((name) => name.startsWith('video_features'));
  const impressions = names.filter((name) => name.startsWith('impressions')).sort();
  if (videos === undefined || impressions.length === 0) {
    throw new ApiError(`${folder} holds no video_features.csv and impressions_*.csv.`);
  }
  await streamLines(api, await openCsv(resolve(folder, videos)), {
    kind: 'clips',
    source: `${kuairandSource} ${videos}`,
    label: 'videos',
    toRecord: kuairandClip,
  });
  for (const name of impressions) {
    await streamLines(api, await openCsv(resolve(folder, name)), {
      kind: 'events',
      source: `${kuairandSource} ${name} ${from ?? ''}-${until ?? ''}`,
      label: 'impressions',
      toRecord: (line) => kuairandExposure(line, from, until),
    });
  }
}

async function* map<In, Out>(items: AsyncIterable<In>, change: (item: In) => Out): AsyncIterable<Out> {
  for await (const item of items) yield change(item);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ApiError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
