import { connectApi, type ImportApi } from '../tools/import/api.ts';
import { kuairandExposure, kuairandSource } from '../tools/import/kuairand.ts';
import { type Bench, requiredOption, wholeOption } from './bench.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { importFolder } from './import.ts';
import { auc, groupAuc } from './interest-auc.ts';
import { counterPulls, countersWalk } from './interest-counters.ts';
import { findLogFile, type LogRow, readLog } from './interest-log.ts';

const lastDayDefault = 20220505;

/**
 * A day of a real log through the running server's own ranking: everything before the day is imported (unless `--quick`,
 * also what people watched before the log); then the day is played in small steps, each impression scored over HTTP
 * before it is posted and learnt.
 */
export const interestLive: Bench = {
  name: 'interest-live',
  describe: 'a day of a real log through the running server’s ranking, scored before learnt (--data FOLDER)',
  async run(options) {
    const folder = requiredOption(options, 'data');
    const day = wholeOption(options, 'day', lastDayDefault);
    const stepRows = wholeOption(options, 'step', 50);
    const file =
      (await findLogFile(folder, [
        'impressions_0425_0505.csv.gz',
        'impressions.csv.gz',
        'impressions.csv',
      ])) ?? '';
    const rows = await readLog(file);
    const judged = rows
      .flatMap((row, i) => (row.date === day ? [i] : []))
      .slice(0, options.quick ? 1_000 : undefined);
    const server = await startBenchServer();
    try {
      await importFolder(server, folder, String(day - 1), { history: options.quick === undefined });
      await server.caughtUp();
      const scores = await playDay(server, rows, judged, stepRows);
      const counters = countersWalk(rows, counterPulls).click;
      const isClick = Float64Array.from(rows, (row) => (row.isClick ? 1 : 0));
      const personOf = (i: number) => rows[i]?.person ?? '';
      return {
        figures: {
          clickAuc: auc(scores, isClick, judged),
          clickGauc: groupAuc(scores, isClick, judged, personOf),
          rows: judged.length,
        },
        peers: {
          countersClickAuc: auc(counters, isClick, judged),
          countersClickGauc: groupAuc(counters, isClick, judged, personOf),
        },
        settings: { day, stepRows },
      };
    } finally {
      await server.stop();
    }
  },
};

async function playDay(
  server: BenchServer,
  rows: readonly LogRow[],
  judged: readonly number[],
  stepRows: number,
): Promise<Float64Array> {
  const api = connectApi(server.address, await server.operatorToken(['imports:write', 'interest:read']));
  const { id } = await api.start({ kind: 'events', source: 'the day' });
  const scores = new Float64Array(rows.length);
  for (let start = 0; start < judged.length; start += stepRows) {
    const step = judged.slice(start, start + stepRows);
    const answers = await scoreRows(
      api,
      step.map((i) => rows[i] as LogRow),
    );
    step.forEach((i, place) => {
      scores[i] = answers[place] ?? 0;
    });
    await api.send(
      id,
      step.map((i, place) => ({ line: start + place + 1, record: exposureOf(rows[i] as LogRow) })),
    );
    await server.caughtUp();
  }
  return scores;
}

async function scoreRows(api: ImportApi, rows: readonly LogRow[]): Promise<number[]> {
  const body = {
    rows: rows.map((row) => ({
      person: { source: kuairandSource, sourceId: row.person },
      clip: { source: kuairandSource, sourceId: row.item },
      at: new Date(row.atMs).toISOString(),
      tab: Number(row.tab),
    })),
  };
  const answer = (await api.post('/interest/scores', body)) as { scores: { click: number }[] };
  return answer.scores.map((score) => score.click);
}

/** The row as the import command sends it. */
function exposureOf(row: LogRow): unknown {
  const bit = (value: boolean) => (value ? '1' : '0');
  return kuairandExposure({
    user_id: row.person,
    video_id: row.item,
    date: String(row.date),
    time_ms: String(row.atMs),
    play_time_ms: String(row.playMs),
    duration_ms: String(row.durationMs),
    is_click: bit(row.isClick),
    is_like: bit(row.isLike),
    is_follow: bit(row.isFollow),
    is_comment: bit(row.isComment),
    is_forward: bit(row.isForward),
    is_hate: bit(row.isHate),
    long_view: bit(row.longView),
    tab: row.tab,
  });
}
