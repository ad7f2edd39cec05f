import { sql } from 'kysely';
import type { Page } from '../../../http/page.ts';
import type { OpsRoom, OpsRoomsQuery } from './ops.schema.ts';
import type { RoomDeps } from './room.deps.ts';
import { listCards } from './room.views.ts';

const notesMax = 5;

interface ReportRow {
  room_id: string;
  reports: number;
  reasons: { reason: string; count: number }[];
  notes: string[];
}

/** Rooms as operators see them: live ones, or those that viewers reported and nobody decided on, the newest first. */
export async function listOpsRooms(
  given: Pick<RoomDeps, 'deps' | 'hub'>,
  query: OpsRoomsQuery,
): Promise<Page<OpsRoom>> {
  const { db } = given.deps;
  const filters = [
    query.reported === true
      ? sql`exists (select from room_reports q where q.room_id = r.id and q.settled_at is null)`
      : sql`r.state = ${query.state ?? 'live'}`,
  ];
  const page = await listCards(given, filters, { by: sql`r.created_at`, down: true, ...query }, null);
  const { rows } = await sql<ReportRow>`
    select o.room_id, sum(o.count)::int as reports,
      jsonb_agg(jsonb_build_object('reason', o.reason, 'count', o.count) order by o.count desc, o.reason) as reasons,
      array(select note from room_reports n where n.room_id = o.room_id and n.settled_at is null and n.note <> ''
        order by n.reported_at desc limit ${notesMax}) as notes
    from (
      select room_id, reason, count(*)::int as count from room_reports
      where room_id = any(${page.items.map(({ id }) => id)}::text[]) and settled_at is null group by room_id, reason
    ) o group by o.room_id
  `.execute(db);
  const reports = new Map(rows.map((row) => [row.room_id, row]));
  return {
    ...page,
    items: page.items.map((card) => {
      const of = reports.get(card.id);
      return { ...card, reportCount: of?.reports ?? 0, reasons: of?.reasons ?? [], notes: of?.notes ?? [] };
    }),
  };
}
