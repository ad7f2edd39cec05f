import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import type { OpsRoomDetail, RoomBan } from './ops.schema.ts';
import { withReports } from './ops-rooms.views.ts';
import { findPushHealth } from './push-health.views.ts';
import type { PushRefusals } from './push-refusals.ts';
import type { RoomDeps } from './room.deps.ts';
import { loadRoom, viewOf } from './room.views.ts';
import { listRunningOffers } from './running-offers.views.ts';

/** A room with all that an operator decides by; null when there is none. */
export async function findOpsRoom(
  given: RoomDeps & { readonly refusals: Pick<PushRefusals, 'find'> },
  roomId: string,
  actor: Actor,
): Promise<OpsRoomDetail | null> {
  const { db, clock } = given.deps;
  const shared = await loadRoom(db, roomId);
  const view = shared === null ? null : await viewOf(given, shared, actor);
  if (view === null) return null;
  const { broadcaster } = view;
  const [[counted], running, push, ban, history] = await Promise.all([
    withReports(db, [view]),
    listRunningOffers(db, roomId),
    findPushHealth(given, roomId),
    findOpenBan(db, broadcaster.id, clock.nowMs()),
    countRooms(db, broadcaster.id),
  ]);
  return counted === undefined ? null : { ...view, ...counted, running, push, ban, history };
}

interface BanRow {
  reason: string;
  until: Date | null;
  banned_at: Date;
  banned_by: string;
  name: string;
}

async function findOpenBan(db: Database, broadcasterId: string, nowMs: number): Promise<RoomBan | null> {
  const { rows } = await sql<BanRow>`
    select b.reason, b.until, b.banned_at, b.banned_by, coalesce(p.display_name, '') as name
    from room_bans b join people p on p.id = b.banned_by
    where b.broadcaster_id = ${broadcasterId} and (b.until is null or b.until > ${new Date(nowMs)})
  `.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    ...{ reason: row.reason, until: row.until?.toISOString() ?? null, at: row.banned_at.toISOString() },
    by: { id: row.banned_by, name: row.name },
  };
}

async function countRooms(db: Database, broadcasterId: string): Promise<OpsRoomDetail['history']> {
  const { rows } = await sql<OpsRoomDetail['history']>`
    select count(*) filter (where r.state = 'ended')::int as ended,
      count(*) filter (where r.end_reason = 'operator')::int as "byOperator",
      count(*) filter (where exists (select from room_reports q where q.room_id = r.id))::int as reported
    from rooms r where r.broadcaster_id = ${broadcasterId}
  `.execute(db);
  return rows[0] ?? { ended: 0, byOperator: 0, reported: 0 };
}
