import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { GoodsPast } from './goods-history.ts';

/** Bought within so many days, somebody has it. */
const boughtDays = 60;
const ordersMax = 200;
const lastEventsMax = 5_000;

/** What this person ordered lately, and what goods they saw between clips. One query. */
export async function findGoodsPast(db: Database, personId: string, nowMs: number): Promise<GoodsPast> {
  const { rows } = await sql<GoodsPast>`
    select
      array(select distinct l.product_id from (
        select id, placed_at, state from orders where person_id = ${personId} order by id desc limit ${ordersMax}) o
        join order_lines l on l.order_id = o.id
        where o.state <> 'closed' and o.placed_at > ${new Date(nowMs - boughtDays * dayMs)}) as bought,
      array(select distinct e.subject_id from (
        select kind, subject_id from events where person_id = ${personId} order by id desc limit ${lastEventsMax}) e
        where e.kind = 'goods-shown' and e.subject_id is not null) as shown
  `.execute(db);
  return rows[0] ?? { bought: [], shown: [] };
}
