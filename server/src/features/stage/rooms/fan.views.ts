import { type Static, Type } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { nullable } from '../../trade/catalogue/index.ts';
import { fanLevel, fanLevels } from './fan.policy.ts';

/** What I am to a broadcaster: made of what I did, bought by nobody. */
export const FanView = Type.Object({
  level: Type.Integer({ minimum: 0, maximum: fanLevels.length, description: '0: I do not follow.' }),
  watchedMs: Type.Integer({ description: 'In all rooms of theirs; counted once a minute.' }),
  bought: Type.Integer({ description: 'Orders paid for in their rooms.' }),
  next: nullable(
    Type.Object(
      { watchedMs: Type.Integer(), bought: Type.Integer() },
      { description: 'What the next level asks for.' },
    ),
  ),
});
export type FanView = Static<typeof FanView>;

/** How much of a fan of a broadcaster somebody is. */
export async function findFan(db: Database, personId: string, broadcasterId: string): Promise<FanView> {
  const { rows } = await sql<{ follows: boolean; watched_ms: number; bought: number }>`
    select exists (select from follows where person_id = ${personId} and author_id = ${broadcasterId}) as follows,
      (select coalesce(sum(v.watched_ms), 0)::float8 from rooms r
        join room_viewers v on v.room_id = r.id and v.person_id = ${personId}
        where r.broadcaster_id = ${broadcasterId}) as watched_ms,
      (select count(distinct o.id)::int from orders o
        join order_lines l on l.order_id = o.id
        join rooms r on r.id = l.room_id and r.broadcaster_id = ${broadcasterId}
        where o.person_id = ${personId} and o.paid_at is not null and o.state <> 'closed') as bought
  `.execute(db);
  const { follows = false, watched_ms: watchedMs = 0, bought = 0 } = rows[0] ?? {};
  const level = fanLevel({ follows, watchedMs, bought });
  const next = fanLevels[level];
  return { level, watchedMs, bought, next: next === undefined ? null : { ...next } };
}
