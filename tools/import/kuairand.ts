import type { Readable } from 'node:stream';
import { ApiError } from './api.ts';
import type { CsvRow } from './csv-lines.ts';

import { type NumberedRecord, openBytes, type RecordFile, textLines } from './record-lines.ts';

/** KuaiRand's columns as they are (Gao et al., 2022): every signal of one impression in one row. */
export const kuairandSource = 'kuairand';

const flag = (text: string | undefined) => text === '1';

/** A video of `video_features`: known by its features only, so it comes in as a reference. */
export function kuairandClip(row: CsvRow): unknown {
  const durationMs = Number(row.video_duration);
  return {
    source: kuairandSource,
    sourceId: row.video_id,
    author: { source: kuairandSource, sourceId: row.author_id, name: `KuaiRand ${row.author_id}` },
    category: `tag ${row.tag?.split(',')[0] || 'unknown'}`,
    tags: (row.tag ?? '').split(',').filter(Boolean).slice(0, 12),
    ...(Number.isFinite(durationMs) && durationMs > 0
      ? { durationMs: Math.min(Math.round(durationMs), 86_400_000) }
      : {}),
    ...(row.upload_dt ? { publishedAt: `${row.upload_dt}T00:00:00+08:00` } : {}),
  };
}

/** A row of the impression log, or null when its day lies outside `from`..`until` (yyyymmdd). */
export function kuairandExposure(row: CsvRow, from = '', until = ''): unknown | null {
  const day = row.date ?? '';
  if ((from !== '' && day < from) || (until !== '' && day > until)) return null;
  return {
    id: `${row.user_id}-${row.video_id}-${row.time_ms}`,
    person: { source: kuairandSource, sourceId: row.user_id },
    clip: { source: kuairandSource, sourceId: row.video_id },
    kind: 'exposure',
    at: Number(row.time_ms),
    playMs: Number(row.play_time_ms),
    durationMs: Number(row.duration_ms),
    isClick: flag(row.is_click),
    isLike: flag(row.is_like),
    isFollow: flag(row.is_follow),
    isComment: flag(row.is_comment),
    isForward: flag(row.is_forward),
    isHate: flag(row.is_hate),
    longView: flag(row.long_view),
    tab: Number(row.tab),
  };
}

/** What one person did before the log: a line of `user_history`. The sequences hold videos, the oldest first. */
export interface KuairandHistory {
  readonly user_id: number;
  readonly last_time_ms: number;
  readonly watch_seq: readonly number[];
  readonly like_seq: readonly number[];
  readonly long_watch_seq: readonly number[];
}

/**
 * The views of one person before the log, the oldest first: long views that the list of the latest views no longer
 * reaches, then the latest. Of their times only the last is known.
 */
export function kuairandPast(history: KuairandHistory): unknown[] {
  const long = new Set(history.long_watch_seq);
  const liked = new Set(history.like_seq);
  const latest = new Set(history.watch_seq);
  const earlier = history.long_watch_seq.filter((video) => !latest.has(video));
  const { user_id: person, last_time_ms: lastMs } = history;
  return [...earlier, ...history.watch_seq].map((video, position) => ({
    id: `past-${person}-${lastMs}-${position}`,
    person: { source: kuairandSource, sourceId: String(person) },
    clip: { source: kuairandSource, sourceId: String(video) },
    kind: 'past',
    at: lastMs,
    longView: long.has(video),
    isLike: liked.has(video),
  }));
}

/** The views of everybody before the log, numbered through: one line of the file is as many records as views. */
export async function openKuairandHistory(path: string): Promise<RecordFile> {
  const { input, share } = await openBytes(path);
  return { records: views(input, path), share };
}

async function* views(input: Readable, path: string): AsyncIterable<NumberedRecord> {
  let line = 0;
  let fileLine = 0;
  for await (const text of textLines(input)) {
    fileLine++;
    if (text.trim() === '') continue;
    for (const record of kuairandPast(historyOf(text, `${path}, line ${fileLine}`))) {
      line++;
      yield { line, record };
    }
  }
}

function historyOf(text: string, where: string): KuairandHistory {
  try {
    const history = JSON.parse(text) as KuairandHistory;
    const sequences = [history.watch_seq, history.like_seq, history.long_watch_seq];
    if (sequences.every(Array.isArray) && Number.isSafeInteger(history.last_time_ms)) return history;
  } catch {
    // Answered below.
  }
  throw new ApiError(`${where}: not a history with user_id, last_time_ms and its three sequences.`);
}
