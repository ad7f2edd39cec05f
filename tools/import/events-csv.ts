import type { CsvLine } from './csv-lines.ts';

/**
 * A row of an events CSV. Columns: person, clip, kind (impression, watch, like, comment, share, product-open),
 * at (ISO 8601 or milliseconds); for watch also play_ms and duration_ms; id when the log has one of its own.
 */
export function eventRecord({ fields }: CsvLine, source: string): unknown {
  return {
    ...(fields.id ? { id: fields.id } : {}),
    person: { source, sourceId: fields.person ?? '' },
    clip: { source, sourceId: fields.clip ?? '' },
    kind: fields.kind,
    at: /^\d+$/.test(fields.at ?? '') ? Number(fields.at) : fields.at,
    ...(fields.play_ms ? { playMs: Number(fields.play_ms) } : {}),
    ...(fields.duration_ms ? { durationMs: Number(fields.duration_ms) } : {}),
  };
}
