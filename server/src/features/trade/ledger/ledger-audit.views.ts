import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import type { LedgerAuditView, LedgerFindings } from './ops.schema.ts';

interface Row {
  id: string;
  started_at: Date;
  finished_at: Date;
  requested_by: string | null;
  name: string | null;
  finding_count: number;
  checks: LedgerAuditView['checks'];
}

/** Audits of the ledger, newest first. */
export async function listLedgerAudits(
  db: Database,
  page: { readonly id?: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<LedgerAuditView>> {
  const [before] = readCursor(page.cursor, 1) ?? [];
  const { rows } = await sql<Row>`
    select a.*, p.display_name as name from ledger_audits a left join people p on p.id = a.requested_by
    where true ${page.id === undefined ? sql`` : sql`and a.id = ${page.id}`}
      ${before === undefined ? sql`` : sql`and a.id < ${String(before)}`}
    order by a.id desc limit ${page.limit + 1}
  `.execute(db);
  return pageOf(
    rows,
    page.limit,
    (row) => ({
      id: row.id,
      ...{ startedAt: row.started_at.toISOString(), finishedAt: row.finished_at.toISOString() },
      requestedBy: row.requested_by === null ? null : { id: row.requested_by, name: row.name ?? '' },
      ...{ findingCount: row.finding_count, checks: row.checks },
    }),
    (row) => [row.id],
  );
}

/** One audit with what it found; null when there was none of this id. */
export async function findLedgerAudit(db: Database, id: string): Promise<LedgerFindings | null> {
  const [audit] = (await listLedgerAudits(db, { id, limit: 1 })).items;
  if (audit === undefined) return null;
  const rows = await db
    .selectFrom('ledger_findings')
    .selectAll()
    .where('audit_id', '=', id)
    .orderBy('position')
    .execute();
  return {
    audit,
    items: rows.map((row) => ({
      ...{ check: row.check_name, subjectId: row.subject_id, currency: row.currency },
      ...{ expected: row.expected, found: row.found },
    })),
  };
}
