import { readdir, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ApiError, connectApi, type ImportApi, RefusedError } from './api.ts';
import { catalogueProduct, groupProducts } from './catalogue-csv.ts';
import { clipRow, clipsFile, publishClip } from './clips-folder.ts';
import { openCsv } from './csv-lines.ts';
import { eventRecord } from './events-csv.ts';
import { kuairandClip, kuairandExposure, kuairandSource, openKuairandHistory } from './kuairand.ts';
import { createProgress } from './progress.ts';
import { mapRecords, type RecordFile } from './record-lines.ts';
import { type StreamOptions, streamLines } from './stream-lines.ts';

const help = `Imports into a running Kanmai. Repeating a command goes on where it stopped; nothing is doubled.

  npm run import -- catalogue FILE.csv --shop SHOP_ID
      id, title, description, category, price, stock [, sku, variant, list_price]
      one row a variant; rows of one product stand together and share the id
  npm run import -- clips FOLDER
      a folder of videos with a clips.csv: file, author (shop or creator id), caption
      [, category, tags, goods, published_at]; tags and goods separated by |
  npm run import -- events FILE.csv
      person, clip, kind, at [, play_ms, duration_ms, id]
  npm run import -- kuairand FOLDER [--from yyyymmdd] [--until yyyymmdd]
      KuaiRand as published: video_features.csv(.gz), impressions_*.csv(.gz) and, where it is
      there, user_history*.jsonl(.gz), which is learnt before the impressions

Options
  --server URL     where Kanmai runs (default http://localhost:7700, or KANMAI_ADDRESS)
  --token TOKEN    an API token with the scope imports:write (clips also clips:read and
                   clips:write); or KANMAI_TOKEN. Make one in Me → API tokens, signed in as
                   operator (for a catalogue also as one who may change the shop's products)
  --source NAME    names the input (default: the file with its size and time of change); the
                   same name goes on where it stopped
  --system NAME    the system that the ids in a catalogue or in events belong to (default csv)

docs/guides/import.md says more.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      server: { type: 'string', default: process.env.KANMAI_ADDRESS ?? 'http://localhost:7700' },
      token: { type: 'string', default: process.env.KANMAI_TOKEN ?? '' },
      source: { type: 'string' },
      system: { type: 'string', default: 'csv' },
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
  const { system } = values;
  if (kind === 'catalogue') await importCatalogue(api, path, { source: values.source, system }, values.shop);
  else if (kind === 'clips') await importClips(api, path);
  else if (kind === 'events') await importEvents(api, path, { source: values.source, system });
  else if (kind === 'kuairand') await importKuairand(api, path, values.from, values.until);
  else throw new ApiError(`There is no import "${kind}"; --help lists them.`);
}

/** The exit code of a run that ended well but for some lines. */
const someRefused = 2;

async function take(api: ImportApi, file: RecordFile, options: StreamOptions): Promise<void> {
  const { refused } = await streamLines(api, file, options);
  if (refused > 0) process.exitCode = someRefused;
}

interface Naming {
  readonly source: string | undefined;
  readonly system: string;
}

/** A file that was changed since is another input: it is read from its beginning, and what is known stays. */
async function sourceOf(path: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const { size, mtimeMs } = await stat(path);
  return `${basename(path).slice(-120)} ${size} ${new Date(mtimeMs).toISOString()}`;
}

async function importCatalogue(
  api: ImportApi,
  path: string,
  { source, system }: Naming,
  shopId: string | undefined,
): Promise<void> {
  if (shopId === undefined) throw new ApiError('Say which shop with --shop.');
  const rows = mapRecords(await openCsv(path), (row) => catalogueProduct(row, system));
  const products = { records: groupProducts(rows.records), share: rows.share };
  await take(api, products, {
    kind: 'catalogue',
    source: await sourceOf(path, source),
    shopId,
    label: 'products',
    chunkLines: 200,
  });
}

async function importClips(api: ImportApi, folder: string): Promise<void> {
  const file = await openCsv(clipsFile(folder));
  const progress = createProgress('clips');
  const counts = { published: 0, known: 0, refused: 0 };
  const summary = () =>
    `${counts.published} published, ${counts.known} known already, ${counts.refused} refused`;
  for await (const { line, record } of file.records) {
    try {
      counts[await publishClip(api, clipRow(record, folder))]++;
    } catch (error) {
      // What the token may not do it may do for no line.
      if (error instanceof RefusedError || !isOfLine(error)) throw error;
      counts.refused++;
      process.stderr.write(`\nline ${line}: ${record.file}: ${reasonOf(error)}\n`);
    }
    progress.update(file.share(), summary());
  }
  progress.done(summary());
  if (counts.refused > 0) process.exitCode = someRefused;
}

function isOfLine(error: unknown): error is Error {
  const fileCodes = ['ENOENT', 'EACCES', 'EISDIR'];
  return error instanceof ApiError || fileCodes.includes((error as NodeJS.ErrnoException).code ?? '');
}

function reasonOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : error.message;
}

async function importEvents(api: ImportApi, path: string, { source, system }: Naming): Promise<void> {
  const events = mapRecords(await openCsv(path), (row) => eventRecord(row, system));
  await take(api, events, { kind: 'events', source: await sourceOf(path, source), label: 'events' });
}

async function importKuairand(api: ImportApi, folder: string, from?: string, until?: string): Promise<void> {
  const names = await readdir(folder);
  const videos = names.find((name) => name.startsWith('video_features'));
  const impressions = names.filter((name) => name.startsWith('impressions')).sort();
  if (videos === undefined || impressions.length === 0) {
    throw new ApiError(`${folder} holds no video_features.csv and impressions_*.csv.`);
  }
  const clips = mapRecords(await openCsv(resolve(folder, videos)), kuairandClip);
  await take(api, clips, { kind: 'clips', source: `${kuairandSource} ${videos}`, label: 'videos' });
  // What was before the log is learnt before it.
  for (const name of names.filter((each) => each.startsWith('user_history')).sort()) {
    await take(api, await openKuairandHistory(resolve(folder, name)), {
      kind: 'events',
      source: `${kuairandSource} ${name}`,
      label: 'history',
    });
  }
  for (const name of impressions) {
    const rows = await openCsv(resolve(folder, name));
    await take(
      api,
      mapRecords(rows, (row) => kuairandExposure(row, from, until)),
      {
        kind: 'events',
        source: `${kuairandSource} ${name} ${from ?? ''}-${until ?? ''}`,
        label: 'impressions',
      },
    );
  }
}

main().catch((error: unknown) => {
  const { code, path, message, stack } = error as NodeJS.ErrnoException;
  const plain = error instanceof ApiError || code?.startsWith('ERR_PARSE_ARGS');
  const sentence = code === 'ENOENT' ? `There is no ${path}.` : plain ? message : stack;
  process.stderr.write(`\n${sentence}\n`);
  process.exitCode = 1;
});
