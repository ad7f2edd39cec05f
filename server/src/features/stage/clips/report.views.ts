import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { ProblemError } from '../../../http/problems.ts';
import { listStudioClipsById, type StudioViewing } from './clip.list.views.ts';
import { pageLimitDefault } from './clip.schema.ts';
import type { ReportedClipView, ReportReason } from './report.schema.ts';

/** A clip with fewer views is ranked as if it had these: one report among two views says little. */
const viewsMin = 100;
const notesMax = 5;

interface ReportedRow {
  id: string;
  rank: number;
  reports: number;
  views: number;
  first_at: Date;
  reasons: { reason: ReportReason; count: number }[];
  notes: string[];
}

/** Published clips with reports that nobody decided on, those with the most reports for their views first. */
export async function listReportedClips(
  db: Database,
  query: {
    readonly text?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  viewing: StudioViewing,
): Promise<Page<ReportedClipView>> {
  const after = rankAndId(readCursor(query.cursor, 2));
  const limit = query.limit ?? pageLimitDefault;
  const pattern = query.text === undefined ? null : `%${query.text.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<ReportedRow>`
    select q.*,
      (select jsonb_agg(jsonb_build_object('reason', r.reason, 'count', r.count) order by r.count desc, r.reason)
        from (select reason, count(*)::int as count from clip_reports
          where clip_id = q.id and settled_at is null group by reason) r) as reasons,
      array(select note from clip_reports
        where clip_id = q.id and settled_at is null and note <> '' order by reported_at desc limit ${notesMax}) as notes
    from (
      select c.id, r.reports, r.first_at, v.views,
        round(1e6 * r.reports / greatest(v.views, ${viewsMin}))::int as rank
      from (
        select clip_id, count(*)::int as reports, min(reported_at) as first_at
        from clip_reports where settled_at is null group by clip_id) r
      join clips c on c.id = r.clip_id and c.state = 'published'
      cross join lateral (
        select coalesce(sum(d.views), 0)::int as views from clip_result_days d where d.clip_id = c.id) v
      where ${pattern}::text is null or c.caption ilike ${pattern} or c.id = ${query.text ?? ''}
    ) q
    where ${after === null} or (q.rank, q.id) < (${after?.rank ?? 0}::int, ${after?.id ?? ''})
    order by q.rank desc, q.id desc
    limit ${limit + 1}
  `.execute(db);
  const page = pageOf(
    rows,
    limit,
    (row) => row,
    (row) => [row.rank, row.id],
  );
  const clips = await listStudioClipsById(
    db,
    page.items.map((row) => row.id),
    viewing,
  );
  const items = page.items.flatMap((row) => {
    const clip = clips.get(row.id);
    if (clip === undefined) return [];
    const { reports: reportCount, views: viewCount, reasons, notes, first_at: firstAt } = row;
    return [{ ...clip, reportCount, viewCount, reasons, notes, firstReportedAt: firstAt.toISOString() }];
  });
  return { items, nextCursor: page.nextCursor };
}

function rankAndId(position: readonly (string | number)[] | null): { rank: number; id: string } | null {
  if (position === null) return null;
  const [rank, id] = position;
  if (typeof rank !== 'number' || typeof id !== 'string' || !Number.isSafeInteger(rank))
    throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
  return { rank, id };
}
