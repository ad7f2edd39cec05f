import { csvCell } from '../../../csv-cell.ts';
import type { AuditView } from './audit.views.ts';

const columns = ['at', 'actor_id', 'actor', 'action', 'subject_id', 'reason', 'detail'];

/** The entries as RFC 4180 text, with a byte order mark so that spreadsheets read it as UTF-8. */
export function auditCsv(entries: readonly AuditView[]): string {
  const lines = entries.map((entry) =>
    [
      entry.at,
      entry.actor?.id ?? '',
      entry.actor?.name ?? '',
      entry.action,
      entry.subjectId,
      entry.reason,
      JSON.stringify(entry.detail),
    ]
      .map(csvCell)
      .join(','),
  );
  return `\ufeff${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}
