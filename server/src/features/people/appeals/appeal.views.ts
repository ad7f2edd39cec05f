import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import type { AppealKind, AppealState, AppealView, ReviewedAppeal } from './appeal.schema.ts';
import type { AppealRow } from './appeal.store.ts';

export interface Decision {
  readonly id: string;
  readonly atMs: number;
  readonly actorId: string | null;
  readonly reason: string;
}

/** The latest of these actions on a subject. */
export async function findDecision(
  db: Database | Tx,
  subjectId: string,
  actions: readonly string[],
): Promise<Decision | null> {
  const row = await db
    .selectFrom('audit_log')
    .select(['id', 'at', 'actor_id', 'reason'])
    .where('subject_id', '=', subjectId)
    .where('action', 'in', actions)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { id: row.id, atMs: row.at.getTime(), actorId: row.actor_id, reason: row.reason };
}

export async function hasOtherOperators(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('person_roles')
    .select('person_id')
    .where('role', '=', 'operator')
    .where('person_id', '<>', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface FileRow {
  position: number;
  contentType: string;
  bytes: number;
}

const files = sql<FileRow[]>`coalesce((
  select json_agg(json_build_object('position', f.position, 'contentType', f.content_type, 'bytes', f.bytes)
    order by f.position) from appeal_files f where f.appeal_id = a.id), '[]')`;

function viewOf(row: AppealRow & { files: FileRow[] }): AppealView {
  return {
    id: row.id,
    subjectKind: row.subject_kind as AppealKind,
    subjectId: row.subject_id,
    text: row.text,
    state: row.state as AppealState,
    answer: row.answer,
    createdAt: row.created_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    files: row.files,
  };
}

/** The latest appeal about a subject. */
export async function findAppealOf(db: Database | Tx, subjectId: string): Promise<AppealView | null> {
  const row = await db
    .selectFrom('appeals as a')
    .selectAll('a')
    .select(files.as('files'))
    .where('a.subject_id', '=', subjectId)
    .orderBy('a.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : viewOf(row);
}

interface ReviewedRow extends AppealRow {
  files: FileRow[];
  title: string | null;
  appellant: string;
  decision_at: Date;
  action: string;
  reason: string;
  actor_id: string | null;
  actor: string | null;
  decider: string | null;
}

const reviewedRows = sql`
  select a.*, ${files} as files, p.display_name as appellant,
    coalesce(s.name, c.caption, d.title, nullif(v.text, ''), vp.title, fs.name, n.public_text) as title,
    l.at as decision_at, l.action, l.reason, l.actor_id, by.display_name as actor, r.display_name as decider
  from appeals a
  join people p on p.id = a.person_id
  join audit_log l on l.id = a.decision_id
  left join people by on by.id = l.actor_id
  left join people r on r.id = a.decided_by
  left join shops s on s.id = a.subject_id
  left join clips c on c.id = a.subject_id
  left join products d on d.id = a.subject_id
  left join reviews v on v.id = a.subject_id
  left join products vp on vp.id = v.product_id
  left join fraud_cases f on f.id = a.subject_id
  left join shops fs on fs.id = f.shop_id
  left join penalties n on n.id = a.subject_id`;

function reviewedOf(row: ReviewedRow): ReviewedAppeal {
  return {
    ...viewOf(row),
    title: row.title ?? '',
    appellant: { id: row.person_id, name: row.appellant },
    decision: {
      id: row.decision_id,
      at: row.decision_at.toISOString(),
      action: row.action,
      reason: row.reason,
      by: row.actor_id === null ? null : { id: row.actor_id, name: row.actor ?? '' },
    },
    decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decider ?? '' },
  };
}

/** Appeals as operators hear them: open ones the oldest first, the others the latest first. */
export async function listAppeals(
  db: Database,
  given: { state: AppealState; cursor: string | undefined; limit: number },
): Promise<Page<ReviewedAppeal>> {
  const position = String(readCursor(given.cursor, 1)?.[0] ?? '');
  const oldestFirst = given.state === 'open';
  const { rows } = await sql<ReviewedRow>`
    ${reviewedRows}
    where a.state = ${given.state}
      and (${position} = '' or ${oldestFirst ? sql`a.id > ${position}` : sql`a.id < ${position}`})
    order by a.id ${oldestFirst ? sql`asc` : sql`desc`}
    limit ${given.limit + 1}
  `.execute(db);
  return pageOf(rows, given.limit, reviewedOf, (row) => [row.id]);
}

export async function findReviewedAppeal(db: Database | Tx, id: string): Promise<ReviewedAppeal | null> {
  const { rows } = await sql<ReviewedRow>`${reviewedRows} where a.id = ${id}`.execute(db);
  return rows[0] === undefined ? null : reviewedOf(rows[0]);
}
