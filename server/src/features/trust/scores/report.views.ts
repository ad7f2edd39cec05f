import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import type { SubjectKind } from './happening.ts';
import { ownerOfCategory } from './reading.state.ts';
import type { BelievedHappening, HappeningsQuery } from './score.schema.ts';
import type { NamedSubject } from './score.views.ts';
import type { SubjectDays } from './score-report.ts';

/** Older than this nothing counts any more that one could see. */
const oldestDays = 720;
const limitDefault = 20;

/** Who is looked at, also before anything happened to them; null where there is nobody of that id. */
export async function findLookedAt(
  db: Database,
  id: string,
): Promise<(NamedSubject & { readonly name: string }) | null> {
  const { rows } = await sql<{ kind: SubjectKind; name: string; category: string }>`
    select n.kind, n.name, coalesce(t.category, n.category) as category from (
      select id, 'shop' as kind, name, trade as category from shops where id = ${id}
      union all select id, 'host', name, 'host' from creators where id = ${id}
      union all select id, 'buyer', display_name, 'buyer' from people where id = ${id}
    ) n left join trust_subjects t on t.subject_id = n.id
  `.execute(db);
  return rows[0] === undefined ? null : { id, ...rows[0] };
}

/** What happened to a subject and to its category, as far back as it counts. */
export async function findSubjectDays(
  db: Database,
  { id, kind, category }: NamedSubject,
  nowMs: number,
): Promise<SubjectDays> {
  const ofCategory = ownerOfCategory(kind, category);
  const rows = await db
    .selectFrom('trust_days')
    .selectAll()
    .where('owner_id', 'in', [id, ofCategory])
    .where('day', '>', Math.floor(nowMs / dayMs) - oldestDays)
    .execute();
  const of = (owner: string) =>
    rows
      .filter((row) => row.owner_id === owner)
      .map(({ day, kind: happened, count }) => ({ day, kind: happened, count }));
  return { own: of(id), whole: of(ofCategory) };
}

/** What happened, the newest first. */
export async function listHappenings(
  db: Database,
  subjectId: string,
  query: HappeningsQuery,
): Promise<Page<BelievedHappening>> {
  const limit = query.limit ?? limitDefault;
  const [at = null, source = null] = readCursor(query.cursor, 2) ?? [];
  const { rows } = await sql<{
    kind: string;
    at: Date;
    source: string;
    reference_id: string;
    share: number;
    belief: number;
    at_text: string;
  }>`
    select kind, at, source, reference_id, share, belief, at::text as at_text from trust_happenings
    where subject_id = ${subjectId} ${query.kind === undefined ? sql`` : sql`and kind = ${query.kind}`}
      ${source === null ? sql`` : sql`and (at, source) < (${at}::timestamptz, ${source})`}
      and counted and share * belief > 0
    order by at desc, source desc limit ${limit + 1}
  `.execute(db);
  return pageOf(
    rows,
    limit,
    (row) => ({
      ...{ kind: row.kind, at: row.at.toISOString(), referenceId: row.reference_id },
      ...{ share: row.share, belief: row.belief },
    }),
    (row) => [row.at_text, row.source],
  );
}

/** The largest difference between a subject's sums by day and the happenings that they are sums of. */
export async function findLargestDifference(db: Database, subjectId: string): Promise<number> {
  const { rows } = await sql<{ difference: number }>`
    select coalesce(max(abs(coalesce(d.count, 0) - coalesce(h.count, 0))), 0) as difference
    from (select day, kind, count from trust_days where owner_id = ${subjectId}) d
    full join (
      select floor(extract(epoch from at) / 86400)::int as day, kind, sum(share * belief) as count
      from trust_happenings where subject_id = ${subjectId} and counted group by 1, 2
    ) h on h.day = d.day and h.kind = d.kind
  `.execute(db);
  return Number(rows[0]?.difference ?? 0);
}
