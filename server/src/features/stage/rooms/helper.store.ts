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
