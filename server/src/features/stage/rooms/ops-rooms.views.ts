import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { Page } from '../../../http/page.ts';
import type { OpsRoom, OpsRoomsQuery } from './ops.schema.ts';
import type { RoomDeps } from './room.deps.ts';
import type { RoomCard } from './room.schema.ts';
import type { EndReason } from './room.state.ts';
import { listCards } from './room.views.ts';

type View = OpsRoomsQuery['view'];

/** By which instant each view is listed; all but those to come with the latest first. */
const orders: Readonly<Record<View, RawBuilder<unknown>>> = {
  reported: sql`r.created_at`,
  live: sql`r.started_at`,
  scheduled: sql`r.planned_at`,
  ended: sql`r.ended_at`,
  cancelled: sql`r.ended_at`,
  banned: sql`r.created_at`,
};

/** Rooms as operators look through them. */
export async function listOpsRooms(
  given: Pick<RoomDeps, 'deps' | 'hub'>,
  { view, query, ...page }: OpsRoomsQuery,
): Promise<Page<OpsRoom>> {
  const { db, clock } = given.deps;
  const filters = [inView(view, clock.nowMs()), ...(query === undefined ? [] : [matching(query.trim())])];
  const order = { by: orders[view], down: view !== 'scheduled' };
  const found = await listCards(given, filters, { ...order, ...page }, null);
  return { ...found, items: await withReports(db, found.items) };
}

function inView(view: View, nowMs: number): RawBuilder<unknown> {
  if (view === 'reported')
    return sql`exists (select from room_reports q where q.room_id = r.id and q.settled_at is null)`;
  if (view !== 'banned') return sql`r.state = ${view}`;
  return sql`r.broadcaster_id in (
      select broadcaster_id from room_bans where until is null or until > ${new Date(nowMs)})
    and not exists (select from rooms n where n.broadcaster_id = r.broadcaster_id and n.id > r.id)`;
}

function matching(text: string): RawBuilder<unknown> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(r.title ilike ${pattern} or r.id = ${text} or r.broadcaster_id = ${text} or r.broadcaster_id in (
    select id from shops where name ilike ${pattern} union all select id from creators where name ilike ${pattern}))`;
}

const notesMax = 5;

interface ReportRow {
  id: string;
  end_reason: EndReason | null;
  reports: number;
  reasons: { reason: string; count: number }[];
  notes: string[];
}

/** Rooms with what was reported of them that nobody decided on. */
export async function withReports<Card extends RoomCard>(
  db: Database,
  cards: readonly Card[],
): Promise<(Card & OpsRoom)[]> {
  const { rows } = await sql<ReportRow>`
    select r.id, r.end_reason, coalesce(sum(o.count), 0)::int as reports,
      coalesce(jsonb_agg(jsonb_build_object('reason', o.reason, 'count', o.count) order by o.count desc, o.reason)
        filter (where o.reason is not null), '[]') as reasons,
      array(select note from room_reports n where n.room_id = r.id and n.settled_at is null and n.note <> ''
        order by n.reported_at desc limit ${notesMax}) as notes
    from rooms r left join lateral (
      select reason, count(*)::int as count from room_reports q
      where q.room_id = r.id and q.settled_at is null group by reason
    ) o on true
    where r.id = any(${cards.map(({ id }) => id)}::text[])
    group by r.id, r.end_reason
  `.execute(db);
  const known = new Map(rows.map((row) => [row.id, row]));
  return cards.map((card) => {
    const row = known.get(card.id);
    return {
      ...card,
      endReason: row?.end_reason ?? null,
      ...{ reportCount: row?.reports ?? 0, reasons: row?.reasons ?? [], notes: row?.notes ?? [] },
    };
  });
}
