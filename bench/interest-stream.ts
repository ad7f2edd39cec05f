import { createInterest, type Interest } from '@kanmai/interest';
import { type Bench, type BenchOptions, BenchUsageError, requiredOption } from './bench.ts';
import { auc, groupAuc } from './interest-auc.ts';
import { counterPulls, countersWalk, emptyScores, labelOf, type Scores, tasks } from './interest-counters.ts';
import { findLogFile, type LogRow, readItems, readLog, readPast } from './interest-log.ts';

const quickRows = 20_000;
const steadyPulls = [50, 50, 50] as const;

/**
 * `--data`: a folder with KuaiRand's columns, of which only the impressions must be there. `--from` and `--to`: the
 * first and last day that is judged, yyyymmdd; all rows are learnt from, in time order. `--quick` learns from the
 * first 20,000 rows only and judges their last fifth.
 */
export const interestStream: Bench = {
  name: 'interest-stream',
  describe: 'Walks an impression log in time order, scoring each row before learning from it.',
  async run(options: BenchOptions) {
    const files = await filesOf(requiredOption(options, 'data'));
    const all = await readLog(files.log);
    const rows = options.quick === undefined ? all : all.slice(0, quickRows);
    const judged = judgedRows(rows, options);
    const informed = walk(rows, await informedEngine(files, rows));
    const bare = walk(rows, await bareEngine(files, rows));
    return {
      figures: {
        ...judge(rows, judged, informed.scores, ''),
        eventsPerS: informed.eventsPerS,
        ...judge(rows, judged, bare.scores, 'exposuresOnly'),
        exposuresOnlyEventsPerS: bare.eventsPerS,
      },
      peers: {
        ...judge(rows, judged, countersWalk(rows, counterPulls), 'counters'),
        ...judge(rows, judged, countersWalk(rows, steadyPulls), 'steadyCounters'),
      },
      settings: { ...options, rows: rows.length, judgedRows: judged.length, ...informed.counters },
    };
  },
};

interface LogFiles {
  log: string;
  items: string | undefined;
  past: string | undefined;
}

async function filesOf(folder: string): Promise<LogFiles> {
  const logs = ['impressions_0425_0505.csv.gz', 'impressions.csv.gz', 'impressions.csv'];
  const log = await findLogFile(folder, logs);
  if (log === undefined)
    throw new BenchUsageError(`No impressions in ${folder}: looked for ${logs.join(', ')}`);
  return {
    log,
    items: await findLogFile(folder, ['video_features.csv.gz', 'video_features.csv']),
    past: await findLogFile(folder, ['user_history_to_4_24.jsonl.gz', 'user_history.jsonl.gz']),
  };
}

function judgedRows(rows: readonly LogRow[], options: BenchOptions): number[] {
  if (options.quick)
    return rows
      .keys()
      .drop(Math.floor(rows.length * 0.8))
      .toArray();
  const from = dayOption(options, 'from', 0);
  const to = dayOption(options, 'to', 99_991_231);
  const isJudged = ({ date }: LogRow) => date >= from && date <= to;
  const judged = rows
    .keys()
    .filter((index) => isJudged(rows[index]!))
    .toArray();
  if (judged.length === 0) throw new BenchUsageError(`There are no rows from ${from} to ${to}.`);
  return judged;
}

function dayOption(options: BenchOptions, name: string, fallback: number): number {
  const text = options[name];
  if (text === undefined) return fallback;
  if (!/^\d{8}$/.test(text)) throw new BenchUsageError(`--${name} must be a day as yyyymmdd.`);
  return Number(text);
}

/** An engine told what items are and, where the file is there, what people did before the log. */
async function informedEngine(files: LogFiles, rows: readonly LogRow[]): Promise<Interest> {
  const interest = await bareEngine(files, rows);
  if (files.past === undefined) return interest;
  for (const { person, atMs, watched, longWatched, liked } of await readPast(files.past)) {
    const long = new Set(longWatched);
    const like = new Set(liked);
    const recent = new Set(watched);
    for (const item of [...longWatched.filter((id) => !recent.has(id)), ...watched]) {
      interest.learn({ kind: 'past', person, item, atMs, longView: long.has(item), isLike: like.has(item) });
    }
  }
  return interest;
}

/** An engine told what a server knows of its items, and nothing of people. */
async function bareEngine(files: LogFiles, rows: readonly LogRow[]): Promise<Interest> {
  const interest = createInterest();
  const items = files.items === undefined ? [] : await readItems(files.items);
  const known = new Set(items.map(({ id }) => id));
  for (const { item, durationMs, atMs } of rows) {
    if (known.has(item)) continue;
    known.add(item);
    items.push({ id: item, author: '', category: '', tags: [], durationMs, publishedMs: atMs });
  }
  for (const item of items) interest.putItem({ ...item, available: true });
  return interest;
}

function walk(rows: readonly LogRow[], interest: Interest) {
  const scores = emptyScores(rows.length);
  const began = performance.now();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const { click, longView, like } = interest.score(row);
    scores.click[i] = click;
    scores.longView[i] = longView;
    scores.like[i] = like;
    interest.learn({ kind: 'exposure', ...row });
  }
  const seconds = (performance.now() - began) / 1000;
  return { scores, eventsPerS: rows.length / seconds, counters: interest.counters() };
}

function judge(rows: readonly LogRow[], judged: readonly number[], scores: Scores, prefix: string) {
  const figures: Record<string, number> = {};
  for (const task of tasks) {
    const labels = Uint8Array.from(rows, (row) => labelOf(row, task));
    const name = prefix === '' ? task : prefix + task[0]!.toUpperCase() + task.slice(1);
    figures[`${name}Auc`] = auc(scores[task], labels, judged);
    figures[`${name}Gauc`] = groupAuc(scores[task], labels, judged, (index) => rows[index]!.person);
  }
  return figures;
}
