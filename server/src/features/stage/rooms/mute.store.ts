import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

export interface Mute {
  readonly personId: string;
  readonly untilMs: number | null;
}

export async function upsertMute(
  tx: Tx,
  mute: Mute & { readonly broadcasterId: string; readonly mutedBy: string },
  nowMs: number,
): Promise<void> {
  const values = {
    until: mute.untilMs === null ? null : new Date(mute.untilMs),
    muted_by: mute.mutedBy,
    muted_at: new Date(nowMs),
  };
  await tx
    .insertInto('room_mutes')
    .values({ broadcaster_id: mute.broadcasterId, person_id: mute.personId, ...values })
    .onConflict((conflict) => conflict.columns(['broadcaster_id', 'person_id']).doUpdateSet(values))
    .execute();
}

export async function deleteMute(tx: Tx, broadcasterId: string, personId: string): Promise<void> {
  await tx
    .deleteFrom('room_mutes')
    .where('broadcaster_id', '=', broadcasterId)
    .where('person_id', '=', personId)
    .execute();
}

/** Whether somebody may say nothing in the rooms of a broadcaster now. */
export async function isMuted(
  db: Database | Tx,
  broadcasterId: string,
  personId: string,
  nowMs: number,
): Promise<boolean> {
  const { rows } = await sql`
    select from room_mutes where broadcaster_id = ${broadcasterId} and person_id = ${personId}
      and (until is null or until > ${new Date(nowMs)})
  `.execute(db);
  return rows.length > 0;
}

export interface MutedPerson extends Mute {
  readonly displayName: string;
  readonly mutedAtMs: number;
}

/** Who may say nothing in the rooms of a broadcaster, the latest first. */
export async function listMutes(
  db: Database,
  broadcasterId: string,
  nowMs: number,
  limit: number,
): Promise<readonly MutedPerson[]> {
  const rows = await db
    .selectFrom('room_mutes as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select(['m.person_id', 'm.until', 'm.muted_at', 'p.display_name'])
    .where('m.broadcaster_id', '=', broadcasterId)
    .where((where) => where.or([where('m.until', 'is', null), where('m.until', '>', new Date(nowMs))]))
    .orderBy('m.muted_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    displayName: row.display_name,
    untilMs: row.until?.getTime() ?? null,
    mutedAtMs: row.muted_at.getTime(),
  }));
}
