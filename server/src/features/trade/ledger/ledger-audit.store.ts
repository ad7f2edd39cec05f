import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { type Finding, ledgerChecks } from './ledger-audit.checks.ts';

/** How many findings of one check are kept; how many there are is counted. */
const keptMax = 100;

export interface CheckResult {
  readonly name: string;
  readonly count: number;
  readonly findings: readonly Finding[];
}

/** Runs every check. Give it a transaction of one snapshot: what is compared is then of one moment. */
export async function runChecks(tx: Tx): Promise<CheckResult[]> {
  await sql`set local statement_timeout = '10min'`.execute(tx);
  const results: CheckResult[] = [];
  for (const { name, query } of ledgerChecks) {
    const { rows } = await sql<{
      subject_id: string;
      currency: string;
      expected: string | null;
      found: string | null;
      total: number;
    }>`
      select subject_id, currency, expected::text, found::text, (count(*) over ())::int as total
      from (${query}) off order by subject_id, currency limit ${keptMax}
    `.execute(tx);
    results.push({
      name,
      count: rows[0]?.total ?? 0,
      findings: rows.map((row) => ({
        ...{ subjectId: row.subject_id, currency: row.currency },
        ...{ expected: numberOf(row.expected), found: numberOf(row.found) },
      })),
    });
  }
  return results;
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}

export interface NewAudit {
  readonly id: string;
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
  readonly requestedBy: string | null;
  readonly results: readonly CheckResult[];
}

export async function insertAudit(tx: Tx, audit: NewAudit): Promise<void> {
  await tx
    .insertInto('ledger_audits')
    .values({
      id: audit.id,
      started_at: new Date(audit.startedAtMs),
      finished_at: new Date(audit.finishedAtMs),
      requested_by: audit.requestedBy,
      checks: JSON.stringify(audit.results.map(({ name, count }) => ({ name, count }))),
      finding_count: audit.results.reduce((sum, { count }) => sum + count, 0),
    })
    .execute();
  const findings = audit.results.flatMap(({ name, findings }) =>
    findings.map((finding) => ({ name, finding })),
  );
  if (findings.length === 0) return;
  await tx
    .insertInto('ledger_findings')
    .values(
      findings.map(({ name, finding }, position) => ({
        ...{ audit_id: audit.id, position, check_name: name, subject_id: finding.subjectId },
        ...{ currency: finding.currency, expected: finding.expected, found: finding.found },
      })),
    )
    .execute();
}
