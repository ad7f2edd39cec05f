import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { ProblemError } from '../../../http/problems.ts';
import { pictureUrl } from '../catalogue/index.ts';
import { type FieldsRow, fieldColumns, fieldsOf, refundedColumn } from './review.fields.ts';
import type { ReportedReview } from './review.schema.ts';

const notesMax = 5;

interface Row extends FieldsRow {
  person_id: string;
  display_name: string;
  shop_id: string;
  shop_name: string;
  title: string;
  picture_key: string | null;
  reports: number;
  shop_reports: number;
  first_at: Date | null;
  reasons: ReportedReview['reasons'];
  notes: string[];
  hidden: { reason: string; at: string; by: string } | null;
}

/**
 * What operators look at: shown reviews with reports that wait, those with the most first, or hidden ones, the newest
 * first; or the one that is named. @throws ProblemError `bad-cursor`
 */
export async function listModerated(
  db: Database | Tx,
  given: {
    readonly state: 'reported' | 'hidden';
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<Page<ReportedReview>> {
  const reported = given.state === 'reported';
  const after = rankAndId(readCursor(given.cursor, 2));
  const { rows } = await select(
    db,
    sql`
      where r.state = ${reported ? 'shown' : 'hidden'} ${reported ? sql`and w.reports > 0` : sql``}
        ${after === null ? sql`` : sql`and (coalesce(w.reports, 0), r.id) < (${after.rank}::int, ${after.id})`}
      order by coalesce(w.reports, 0) desc, r.id desc limit ${given.limit + 1}`,
  );
  return pageOf(rows, given.limit, viewOf, (row) => [row.reports, row.id]);
}

export async function findModerated(db: Database | Tx, id: string): Promise<ReportedReview | null> {
  const { rows } = await select(db, sql`where r.id = ${id}`);
  return rows[0] === undefined ? null : viewOf(rows[0]);
}

function select(db: Database | Tx, rest: ReturnType<typeof sql>) {
  return sql<Row>`
    select ${fieldColumns}, ${refundedColumn}, r.person_id, p.display_name, r.shop_id, s.name as shop_name, l.title,
      l.picture_key, coalesce(w.reports, 0) as reports, w.first_at,
      (select count(*) from review_reports x join shop_members m on m.person_id = x.person_id
        where x.review_id = r.id and x.settled_at is null and m.shop_id = r.shop_id)::int as shop_reports,
      coalesce((select jsonb_agg(jsonb_build_object('reason', g.reason, 'count', g.count) order by g.count desc, g.reason)
        from (select reason, count(*)::int as count from review_reports
          where review_id = r.id and settled_at is null group by reason) g), '[]'::jsonb) as reasons,
      array(select note from review_reports where review_id = r.id and settled_at is null and note <> ''
        order by reported_at desc limit ${notesMax}) as notes,
      case when r.state = 'hidden' then (
        select jsonb_build_object('reason', a.reason, 'at', a.at, 'by', coalesce(b.display_name, ''))
        from audit_log a left join people b on b.id = a.actor_id
        where a.subject_id = r.id and a.action = 'review-hide' order by a.id desc limit 1) end as hidden
    from reviews r join orders o on o.id = r.order_id join people p on p.id = r.person_id
    join shops s on s.id = r.shop_id
    join order_lines l on l.order_id = r.order_id and l.position = r.position
    left join (
      select review_id, count(*)::int as reports, min(reported_at) as first_at
      from review_reports where settled_at is null group by review_id
    ) w on w.review_id = r.id
    ${rest}
  `.execute(db);
}

function viewOf(row: Row): ReportedReview {
  return {
    ...fieldsOf(row),
    state: row.state,
    anonymous: row.anonymous,
    person: { id: row.person_id, name: row.display_name },
    shop: { id: row.shop_id, name: row.shop_name },
    product: { title: row.title, pictureUrl: pictureUrl(row.picture_key) },
    reportCount: row.reports,
    shopReportCount: row.shop_reports,
    reasons: row.reasons,
    notes: row.notes,
    firstReportedAt: row.first_at?.toISOString() ?? null,
    hidden: row.hidden === null ? null : { ...row.hidden, at: new Date(row.hidden.at).toISOString() },
  };
}

function rankAndId(position: readonly (string | number)[] | null): { rank: number; id: string } | null {
  if (position === null) return null;
  const [rank, id] = position;
  if (typeof rank !== 'number' || typeof id !== 'string' || !Number.isSafeInteger(rank))
    throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
  return { rank, id };
}
