import type { Database, Tx } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import { roleIn } from './room.policy.ts';
import type { RoomRole } from './room.schema.ts';

/** What somebody was named as in the rooms of a broadcaster, or null. */
export async function findHelper(
  db: Database | Tx,
  broadcasterId: string,
  personId: string,
): Promise<'assistant' | 'moderator' | null> {
  const row = await db
    .selectFrom('room_helpers')
    .select('role')
    .where('broadcaster_id', '=', broadcasterId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return (row?.role as 'assistant' | 'moderator' | undefined) ?? null;
}

/** What somebody is in a room of this broadcaster; null for a viewer. */
export async function findRole(
  db: Database | Tx,
  actor: Actor,
  room: { readonly broadcasterId: string },
): Promise<RoomRole | null> {
  const byStaff = roleIn(actor, room, null);
  if (byStaff !== null || !actor.signedIn) return byStaff;
  return roleIn(actor, room, await findHelper(db, room.broadcasterId, actor.personId));
}

/** Whether this is somebody with an account. */
export async function isPerson(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('people')
    .select('id')
    .where('id', '=', personId)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Helper {
  readonly broadcasterId: string;
  readonly personId: string;
  readonly role: 'assistant' | 'moderator';
}

export async function upsertHelper(
  tx: Tx,
  helper: Helper & { readonly namedBy: string },
  nowMs: number,
): Promise<void> {
  const values = { role: helper.role, named_by: helper.namedBy, named_at: new Date(nowMs) };
  await tx
    .insertInto('room_helpers')
    .values({ broadcaster_id: helper.broadcasterId, person_id: helper.personId, ...values })
    .onConflict((conflict) => conflict.columns(['broadcaster_id', 'person_id']).doUpdateSet(values))
    .execute();
}

export async function deleteHelper(tx: Tx, broadcasterId: string, personId: string): Promise<void> {
  await tx
    .deleteFrom('room_helpers')
    .where('broadcaster_id', '=', broadcasterId)
    .where('person_id', '=', personId)
    .execute();
}

export async function countHelpers(tx: Tx, broadcasterId: string): Promise<number> {
  const row = await tx
    .selectFrom('room_helpers')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('broadcaster_id', '=', broadcasterId)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Who was named to help a broadcaster, with their names. */
export async function listHelpers(
  db: Database,
  broadcasterId: string,
  limit: number,
): Promise<readonly { personId: string; displayName: string; role: 'assistant' | 'moderator' }[]> {
  const rows = await db
    .selectFrom('room_helpers as h')
    .innerJoin('people as p', 'p.id', 'h.person_id')
    .select(['h.person_id', 'p.display_name', 'h.role'])
    .where('h.broadcaster_id', '=', broadcasterId)
    .orderBy('h.named_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    displayName: row.display_name,
    role: row.role as 'assistant' | 'moderator',
  }));
}
