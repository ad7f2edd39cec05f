import type { CsvLine } from './csv-lines.ts';

/** KuaiRand's columns as they are (Gao et al., 2022): every signal of one impression in one row. */
export const kuairandSource = 'kuairand';

const flag = (text: string | undefined) => text === '1';

/** A video of `video_features`: known by its features only, so it comes in as a reference. */
export function kuairandClip({ fields }: CsvLine): unknown {
  const durationMs = Number(fields.video_duration);
  return {
    source: kuairandSource,
    sourceId: fields.video_id,
    author: { source: kuairandSource, sourceId: fields.author_id, name: `KuaiRand ${fields.author_id}` },
    category: `tag ${fields.tag?.split(',')[0] || 'unknown'}`,
    tags: (fields.tag ?? '').split(',').filter(Boolean).slice(0, 12),
    ...(Number.isFinite(durationMs) && durationMs > 0
      ? { durationMs: Math.min(Math.round(durationMs), 86_400_000) }
      : {}),
    ...(fields.upload_dt ? { publishedAt: `${fields.upload_dt}T00:00:00+08:00` } : {}),
  };
}

/** A row of the impression log, or null when its day lies outside `from`..`until` (yyyymmdd). */
export function kuairandExposure({ fields }: CsvLine, from = '', until = ''): unknown | null {
  const day = fields.date ?? '';
  if ((from !== '' && day < from) || (until !== '' && day > until)) return null;
  return {
    id: `${fields.user_id}-${fields.video_id}-${fields.time_ms}`,
    person: { source: kuairandSource, sourceId: fields.user_id },
    clip: { source: kuairandSource, sourceId: fields.video_id },
    kind: 'exposure',
    at: Number(fields.time_ms),
    playMs: Number(fields.play_time_ms),
    durationMs: Number(fields.duration_ms),
    isClick: flag(fields.is_click),
    isLike: flag(fields.is_like),
    isFollow: flag(fields.is_follow),
    isComment: flag(fields.is_comment),
    isForward: flag(fields.is_forward),
    isHate: flag(fields.is_hate),
    longView: flag(fields.long_view),
    tab: Number(fields.tab),
  };
}
