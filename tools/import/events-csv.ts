import type { CsvRow } from './csv-lines.ts';

/**
 * A row of an events CSV. Columns: person, clip, kind (impression, watch, like, comment, share, product-open,
 * purchase), at (ISO 8601 or milliseconds); for watch also play_ms and duration_ms; id when the log has one of its
 * own. A clip of Kanmai's own is named by its id (clp_…), others as `system` names them.
 */
export function eventRecord(row: CsvRow, system: string): unknown {
  const clip = row.clip ?? '';
  return {
    ...(row.id ? { id: row.id } : {}),
    person: { source: system, sourceId: row.person ?? '' },
    clip: { source: clip.startsWith('clp_') ? 'kanmai' : system, sourceId: clip },
    kind: row.kind,
    at: /^\d+$/.test(row.at ?? '') ? Number(row.at) : row.at,
    ...(row.play_ms ? { playMs: Number(row.play_ms) } : {}),
    ...(row.duration_ms ? { durationMs: Number(row.duration_ms) } : {}),
  };
}
