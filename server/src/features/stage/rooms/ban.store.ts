import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

/** Keeps a ban in the place of the one before; false when there is no such shop or creator. */
export async function upsertBan(
  tx: Tx,
  ban: {
    readonly broadcasterId: string;
    readonly untilMs: number | null;
    readonly reason: string;
    readonly bannedBy: string;
  },
  nowMs: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into room_bans (broadcaster_id, until, reason, banned_by, banned_at)
    select id, ${ban.untilMs === null ? null : new Date(ban.untilMs)}::timestamptz, ${ban.reason}, ${ban.bannedBy},
      ${new Date(nowMs)}
    from (select id from shops union all select id from creators) b where id = ${ban.broadcasterId}
    on conflict (broadcaster_id) do update set until = excluded.until, reason = excluded.reason,
      banned_by = excluded.banned_by, banned_at = excluded.banned_at
  `.execute(tx);
  return Number(numAffectedRows) > 0;
}

/** False when there was no ban. */
export async function deleteBan(tx: Tx, broadcasterId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('room_bans')
    .where('broadcaster_id', '=', broadcasterId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** The rooms of a broadcaster that are live or planned. */
export async function listOpenRooms(tx: Tx, broadcasterId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('rooms')
    .select('id')
    .where('broadcaster_id', '=', broadcasterId)
    .where('state', 'in', ['live', 'scheduled'])
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
