import { type Clock, newId, type PersonId, type Random } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

export interface AuditEntry {
  readonly actorId: PersonId | null;
  /** What was done, e.g. `shop-open`, `clip-take-down`. */
  readonly action: string;
  /** What it was done to: the id of a shop, clip, person … */
  readonly subjectId: string;
  readonly reason?: string;
  readonly detail?: Record<string, unknown>;
}

/** Writes down what somebody with power did, in the unit of work that does it. */
export async function audit(
  tx: Tx,
  deps: { clock: Clock; random: Random },
  entry: AuditEntry,
): Promise<void> {
  const nowMs = deps.clock.nowMs();
  await tx
    .insertInto('audit_log')
    .values({
      id: newId('audit', nowMs, deps.random),
      at: new Date(nowMs),
      actor_id: entry.actorId,
      action: entry.action,
      subject_id: entry.subjectId,
      reason: entry.reason ?? '',
      detail: sql`${JSON.stringify(entry.detail ?? {})}::jsonb`,
    })
    .execute();
}
