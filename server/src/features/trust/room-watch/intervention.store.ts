import type { PersonId } from '@kanmai/kernel';
import type { Intervention } from '@kanmai/trust';
import type { Database, Tx } from '../../../database.ts';
import type { Evidence, StoredIntervention } from './intervention.ts';

export interface NewIntervention {
  readonly id: string;
  readonly roomId: string;
  readonly broadcasterId: string;
  readonly kind: Intervention;
  readonly byId: PersonId | null;
  readonly rule: string;
  readonly policyVersion: number;
  readonly reason: string;
  readonly productId: string | null;
  readonly untilMs: number | null;
  readonly evidence: Evidence;
  readonly clipFromMs: number;
  readonly clipUntilMs: number;
}

export async function insertIntervention(tx: Tx, one: NewIntervention, nowMs: number): Promise<void> {
  await tx
    .insertInto('room_interventions')
    .values({
      ...{ id: one.id, room_id: one.roomId, broadcaster_id: one.broadcasterId, kind: one.kind },
      ...{ at: new Date(nowMs), by_id: one.byId, rule: one.rule, policy_version: one.policyVersion },
      ...{ reason: one.reason, product_id: one.productId, evidence: JSON.stringify(one.evidence) },
      until: one.untilMs === null ? null : new Date(one.untilMs),
      ...{ clip_from: new Date(one.clipFromMs), clip_until: new Date(one.clipUntilMs) },
    })
    .execute();
}

const columns = [
  ...(['id', 'room_id', 'broadcaster_id', 'kind', 'at', 'rule'] as const),
  ...(['product_id', 'until', 'taken_back_at'] as const),
] as const;

interface Row {
  readonly id: string;
  readonly room_id: string;
  readonly broadcaster_id: string;
  readonly kind: string;
  readonly at: Date;
  readonly rule: string;
  readonly product_id: string | null;
  readonly until: Date | null;
  readonly taken_back_at: Date | null;
}

const stored = (row: Row): StoredIntervention => ({
  ...{ id: row.id, roomId: row.room_id, broadcasterId: row.broadcaster_id, rule: row.rule },
  ...{ kind: row.kind as Intervention, atMs: row.at.getTime(), productId: row.product_id },
  ...{ untilMs: row.until?.getTime() ?? null, takenBack: row.taken_back_at !== null },
});

const ofRoomMax = 500;

/** What was done in a room until now, in order; the newest at most. */
export async function listInterventionsOf(
  db: Database | Tx,
  roomId: string,
): Promise<readonly StoredIntervention[]> {
  const rows = await db
    .selectFrom('room_interventions')
    .select(columns)
    .where('room_id', '=', roomId)
    .orderBy('id', 'desc')
    .limit(ofRoomMax)
    .execute();
  return rows.reverse().map(stored);
}

export async function lockIntervention(tx: Tx, id: string): Promise<StoredIntervention | null> {
  const row = await tx
    .selectFrom('room_interventions')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : stored(row);
}

export async function setTakenBack(
  tx: Tx,
  id: string,
  by: { readonly operatorId: PersonId; readonly reason: string },
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('room_interventions')
    .set({
      ...{ taken_back_at: new Date(nowMs), taken_back_by: by.operatorId },
      taken_back_reason: by.reason,
    })
    .where('id', '=', id)
    .execute();
}
