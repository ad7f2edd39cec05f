import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** One row of an impression log with KuaiRand's columns. */
export interface LogRow {
  person: string;
  item: string;
  /** yyyymmdd, as the log has it. */
  date: number;
  atMs: number;
  tab: string;
  isClick: boolean;
  isLike: boolean;
  isFollow: boolean;
  isComment: boolean;
  isForward: boolean;
  isHate: boolean;
  longView: boolean;
  playMs: number;
  durationMs: number;
}

export interface LogItem {
  id: string;
  author: string;
  category: string;
  tags: string[];
  durationMs: number;
  publishedMs: number;
}

export interface LogPast {
  person: string;
  atMs: number;
  watched: string[];
  longWatched: string[];
  liked: string[];
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield line;
  }
}

/** Rows of a CSV file as cells by column name. Quotes hold commas; a row of another width is an error with its line. */
export async function* csvRows(file: string): AsyncGenerator<(column: string) => string> {
  let columns: string[] | undefined;
  let line = 0;
  for await (const text of linesOf(file)) {
    line++;
    const cells = text.includes('"') ? quotedCells(text) : text.split(',');
    if (columns === undefined) {
      columns = cells;
      continue;
    }
    if (cells.length !== columns.length) {
      throw new Error(`${file}, line ${line}: ${cells.length} cells, expected ${columns.length}`);
    }
    const names = columns;
    yield (column) => {
      const at = names.indexOf(column);
      if (at < 0) throw new Error(`${file} has no column ${column}`);
      return cells[at] ?? '';
    };
  }
}

function quotedCells(text: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === ',' && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  cells.push(cell);
  return cells;
}

/** The first file of a folder whose name begins so, plain or gzipped. */
export async function findLogFile(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const file = path.join(folder, name);
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}

/** All impressions in time order; rows of the same millisecond keep the file's order. */
export async function readLog(file: string): Promise<LogRow[]> {
  const rows: LogRow[] = [];
  const isSet = (text: string) => text === '1';
  for await (const cell of csvRows(file)) {
    rows.push({
      person: cell('user_id'),
      item: cell('video_id'),
      date: Number(cell('date')),
      atMs: Number(cell('time_ms')),
      tab: cell('tab'),
      isClick: isSet(cell('is_click')),
      isLike: isSet(cell('is_like')),
      isFollow: isSet(cell('is_follow')),
      isComment: isSet(cell('is_comment')),
      isForward: isSet(cell('is_forward')),
      isHate: isSet(cell('is_hate')),
      longView: isSet(cell('long_view')),
      playMs: Number(cell('play_time_ms')),
      durationMs: Number(cell('duration_ms')),
    });
  }
  return rows.sort((a, b) => a.atMs - b.atMs);
}

export async function readItems(file: string): Promise<LogItem[]> {
  const items: LogItem[] = [];
  for await (const cell of csvRows(file)) {
    items.push({
      id: cell('video_id'),
      author: cell('author_id'),
      category: cell('tag').split(',')[0] ?? '',
      tags: [`music:${cell('music_id')}`, `made:${cell('video_type')}/${cell('upload_type')}`],
      durationMs: Number(cell('video_duration')),
      publishedMs: Date.parse(cell('upload_dt')),
    });
  }
  return items;
}

export async function readPast(file: string): Promise<LogPast[]> {
  const past: LogPast[] = [];
  for await (const line of linesOf(file)) {
    const row = JSON.parse(line) as {
      user_id: number;
      last_time_ms: number;
      watch_seq: number[];
      like_seq: number[];
      long_watch_seq: number[];
    };
    past.push({
      person: String(row.user_id),
      atMs: row.last_time_ms,
      watched: row.watch_seq.map(String),
      longWatched: row.long_watch_seq.map(String),
      liked: row.like_seq.map(String),
    });
  }
  return past;
}
