import { officialCodes } from '@kanmai/trust';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { ConsequenceView, PenaltiesView, PenaltyView } from './case.schema.ts';
import { clearedAtMs, type PenaltyClass, type Points, yearOf } from './penalty.policy.ts';
import type { CarriedOut } from './penalty.store.ts';

const shownMax = 100;

interface Row {
  readonly id: string;
  readonly class: PenaltyClass;
  readonly points: number;
  readonly official_code: string;
  readonly public_text: string;
  readonly given_at: Date;
  readonly year: number;
  readonly currency: string;
  readonly consequences: readonly CarriedOut[];
  readonly undone_at: Date | null;
  readonly undone_reason: string;
  readonly room_id: string;
  readonly title: string;
}

const selected = sql`
  select n.*, c.room_id, r.title from penalties n join trust_cases c on c.id = n.case_id join rooms r on r.id = c.room_id
`;

/** The points of a shop or creator, and what they were given for, the newest first. */
export async function findPenalties(db: Database, authorId: string, nowMs: number): Promise<PenaltiesView> {
  const { rows } = await sql<Row>`
    ${selected} where n.author_id = ${authorId} order by n.id desc limit ${shownMax}
  `.execute(db);
  const year = yearOf(nowMs);
  return {
    points: await findPoints(db, authorId, nowMs),
    ...{ year, clearedAt: new Date(clearedAtMs(year)).toISOString() },
    items: rows.map(viewOf),
  };
}

export async function findPenaltyOf(db: Database, caseId: string): Promise<PenaltyView | null> {
  const { rows } = await sql<Row>`${selected} where n.case_id = ${caseId}`.execute(db);
  return rows[0] === undefined ? null : viewOf(rows[0]);
}

/** The points of this year that are in force. */
export async function findPoints(db: Database, authorId: string, nowMs: number): Promise<Points> {
  const { rows } = await sql<{ A: number; B: number }>`
    select coalesce(sum(points) filter (where class = 'A'), 0)::int as "A",
      coalesce(sum(points) filter (where class = 'B'), 0)::int as "B"
    from penalties where author_id = ${authorId} and year = ${yearOf(nowMs)} and undone_at is null
  `.execute(db);
  return rows[0] ?? { A: 0, B: 0 };
}

function viewOf(row: Row): PenaltyView {
  return {
    ...{ id: row.id, class: row.class, points: row.points, officialCode: row.official_code },
    ...{ article: articleOf(row.official_code), publicText: row.public_text, year: row.year },
    ...{ at: row.given_at.toISOString(), currency: row.currency },
    consequences: row.consequences.map(consequenceView),
    ...{ undone: row.undone_at !== null, undoneReason: row.undone_reason },
    room: { id: row.room_id, title: row.title },
  };
}

export const articleOf = (code: string) => officialCodes.get(code)?.article ?? '';

function consequenceView(one: CarriedOut): ConsequenceView {
  if (one.kind !== 'no-live')
    return one.kind === 'take-down' ? { ...one, productIds: [...one.productIds] } : one;
  return { kind: 'no-live', until: one.untilMs === null ? null : new Date(one.untilMs).toISOString() };
}
