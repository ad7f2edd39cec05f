import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import type { DifferenceView, RunView } from './reconciliation.schema.ts';

interface PageWish {
  readonly cursor: string | undefined;
  readonly limit: number;
}

type RunRow = Omit<RunView, 'checkedAt'> & { readonly checkedAt: Date };

const toRun = (row: RunRow): RunView => ({ ...row, checkedAt: row.checkedAt.toISOString() });

const runColumns = sql`
  r.provider, r.day, r.state, r.detail, r.entries, r.totals, r.checked_at as "checkedAt",
  (select count(*) from reconciliation_differences d where d.provider = r.provider and d.day = r.day) as differences,
  (select count(*) from reconciliation_differences d
    where d.provider = r.provider and d.day = r.day and d.explanation is null) as "openDifferences"
`;

/** What was compared, the latest day first. */
export async function listRuns(db: Database, { cursor, limit }: PageWish): Promise<Page<RunView>> {
  const after = readCursor(cursor, 2);
  const beyond =
    after === null
      ? sql`true`
      : sql`(r.day < ${after[0]}::date or r.day = ${after[0]}::date and r.provider > ${after[1]})`;
  const { rows } = await sql<RunRow>`
    select ${runColumns} from reconciliations r where ${beyond}
    order by r.day desc, r.provider limit ${limit + 1}
  `.execute(db);
  return pageOf(rows, limit, toRun, ({ day, provider }) => [day, provider]);
}

export async function findRun(db: Database, provider: string, date: string): Promise<RunView | null> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from reconciliations r where r.provider = ${provider} and r.day = ${date}
  `.execute(db);
  return rows[0] === undefined ? null : toRun(rows[0]);
}

type DifferenceRow = Omit<DifferenceView, 'at' | 'explainedAt'> & {
  readonly at: Date;
  readonly explainedAt: Date | null;
};

const toDifference = (row: DifferenceRow): DifferenceView => ({
  ...row,
  at: row.at.toISOString(),
  explainedAt: row.explainedAt?.toISOString() ?? null,
});

const differenceColumns = sql`
  d.id, d.kind, d.entry_kind as "entryKind", d.reference, d.provider_ref as "providerRef", d.our_cents as "ourCents",
  d.their_cents as "theirCents", d.currency, d.at, d.explanation, p.display_name as "explainedBy",
  d.explained_at as "explainedAt"
`;

/** The differences of one day, in the order in which they were found. */
export async function listDifferences(
  db: Database,
  day: { readonly provider: string; readonly day: string },
  { cursor, limit }: PageWish,
): Promise<Page<DifferenceView>> {
  const after = readCursor(cursor, 1);
  const { rows } = await sql<DifferenceRow>`
    select ${differenceColumns} from reconciliation_differences d left join people p on p.id = d.explained_by
    where d.provider = ${day.provider} and d.day = ${day.day} and d.id > ${after?.[0] ?? 0}
    order by d.id limit ${limit + 1}
  `.execute(db);
  return pageOf(rows, limit, toDifference, ({ id }) => [id]);
}

export async function findDifference(db: Database, id: number): Promise<DifferenceView | null> {
  const { rows } = await sql<DifferenceRow>`
    select ${differenceColumns} from reconciliation_differences d left join people p on p.id = d.explained_by
    where d.id = ${id}
  `.execute(db);
  return rows[0] === undefined ? null : toDifference(rows[0]);
}
