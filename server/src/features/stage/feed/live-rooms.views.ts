import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { loadAuthorCards, type PictureUrl } from '../clips/index.ts';
import type { LiveRoom } from './live-rooms.ts';

/** More are not kept in mind: those that began last are shown. */
const liveMax = 500;
const categoriesMax = 20;

/** The rooms that are live, of open shops and of creators, the newest first. */
export async function listLiveRooms(db: Database, pictureUrl: PictureUrl): Promise<LiveRoom[]> {
  const { rows } = await sql<{
    id: string;
    title: string;
    cover_key: string | null;
    broadcaster_id: string;
    planned_at: Date;
    started_at: Date;
    categories: string[];
  }>`
    select r.id, r.title, r.cover_key, r.broadcaster_id, r.planned_at, r.started_at, array(
      select p.category from room_goods g join products p on p.id = g.product_id
      where g.room_id = r.id and p.state = 'on-sale'
      group by p.category order by count(*) desc, p.category limit ${categoriesMax}) as categories
    from rooms r where r.state = 'live' order by r.started_at desc, r.id desc limit ${liveMax}
  `.execute(db);
  if (rows.length === 0) return [];
  const authors = await loadAuthorCards(
    db,
    rows.map((row) => row.broadcaster_id),
    pictureUrl,
  );
  return rows.flatMap((row) => {
    const broadcaster = authors.get(row.broadcaster_id);
    if (broadcaster?.open !== true) return [];
    return {
      ...{
        id: row.id,
        title: row.title,
        coverUrl: row.cover_key === null ? null : pictureUrl(row.cover_key),
        broadcaster,
      },
      categories: row.categories,
      ...{ plannedAtMs: row.planned_at.getTime(), startedAtMs: row.started_at.getTime() },
    };
  });
}
