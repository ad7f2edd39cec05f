import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { adviseOn, medianOf, retentionOf, totalsOf } from './clip-result.policy.ts';
import { type ClipCounts, type ClipResults, noCounts, resultDays } from './clip-result.schema.ts';
import { dayOf } from './clip-result.state.ts';

export async function findAuthorsOfClips(tx: Tx, clipIds: readonly string[]): Promise<Map<string, string>> {
  if (clipIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('clips')
    .select(['id', 'author_id'])
    .where('id', 'in', [...clipIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.author_id]));
}

export interface ResultClip {
  readonly id: string;
  readonly authorId: string;
  readonly durationMs: number;
  readonly goodsAtMs: readonly number[];
  readonly currency: string;
}

/** The clip whose results are asked for; null for one that is gone. */
export async function findResultClip(db: Database, clipId: string): Promise<ResultClip | null> {
  const { rows } = await sql<{
    id: string;
    author_id: string;
    duration_ms: number;
    goods: number[];
    currency: string | null;
  }>`
    select c.id, c.author_id, c.duration_ms,
      array(select g.at_ms from clip_goods g where g.clip_id = c.id) as goods,
      (select v.currency from clip_goods g join variants v on v.product_id = g.product_id
        where g.clip_id = c.id limit 1) as currency
    from clips c where c.id = ${clipId} and c.state not in ('removed', 'reference')
  `.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  return {
    id: row.id,
    authorId: row.author_id,
    durationMs: row.duration_ms,
    goodsAtMs: row.goods,
    currency: row.currency ?? 'CNY',
  };
}

interface CountsRow {
  clip_id: string;
  views: number;
  play_ms: number;
  completions: number;
  product_opens: number;
  cart_adds: number;
  orders: number;
  paid_orders: number;
  paid_cents: number;
  likes: number;
  follows: number;
}

const countsOf = (row: CountsRow): ClipCounts => ({
  views: row.views,
  playMs: Number(row.play_ms),
  completions: row.completions,
  productOpens: row.product_opens,
  cartAdds: row.cart_adds,
  orders: row.orders,
  paidOrders: row.paid_orders,
  paidCents: Number(row.paid_cents),
  likes: row.likes,
  follows: row.follows,
});

/** The middle is of the author's newest clips, so that it stays one of what they make now. */
const comparedMax = 200;

/** Everything the results of one clip show, as of the last step counted. */
export async function loadClipResults(db: Database, clip: ResultClip, nowMs: number): Promise<ClipResults> {
  const all = await loadTotals(db, clip);
  const totals = all.get(clip.id) ?? totalsOf(noCounts, { viewers: 0, openers: 0 });
  const median = medianOf([...all.values()]);
  const retention = retentionOf(await loadEnds(db, clip));
  return {
    clipId: clip.id,
    currency: clip.currency,
    durationMs: clip.durationMs,
    totals,
    median,
    days: await loadDays(db, clip.id, nowMs),
    retention,
    advice: adviseOn({
      durationMs: clip.durationMs,
      totals,
      median,
      retention,
      goodsAtMs: clip.goodsAtMs,
    }),
  };
}

async function loadTotals(db: Database, clip: ResultClip) {
  const { rows } = await sql<CountsRow & { viewers: number; openers: number }>`
    with compared as (
      (select id from clips where author_id = ${clip.authorId} and published_at is not null
        order by published_at desc limit ${comparedMax})
      union select ${clip.id})
    select c.id as clip_id, d.*, p.* from compared c
    cross join lateral (
      select coalesce(sum(views), 0)::int as views, coalesce(sum(play_ms), 0)::bigint as play_ms,
        coalesce(sum(completions), 0)::int as completions, coalesce(sum(product_opens), 0)::int as product_opens,
        coalesce(sum(cart_adds), 0)::int as cart_adds, coalesce(sum(orders), 0)::int as orders,
        coalesce(sum(paid_orders), 0)::int as paid_orders, coalesce(sum(paid_cents), 0)::bigint as paid_cents,
        coalesce(sum(likes), 0)::int as likes, coalesce(sum(follows), 0)::int as follows
      from clip_result_days where clip_id = c.id) d
    cross join lateral (
      select count(*) filter (where view_day is not null)::int as viewers,
        count(*) filter (where view_day is not null and opened)::int as openers
      from clip_result_viewers where clip_id = c.id) p
  `.execute(db);
  return new Map(rows.map((row) => [row.clip_id, totalsOf(countsOf(row), row)]));
}

async function loadEnds(db: Database, clip: ResultClip): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('clip_result_ends')
    .select(['step', 'views'])
    .where('clip_id', '=', clip.id)
    .where('duration_ms', '=', clip.durationMs)
    .execute();
  return new Map(rows.map((row) => [row.step, row.views]));
}

async function loadDays(db: Database, clipId: string, nowMs: number): Promise<ClipResults['days']> {
  const first = dayOf(nowMs - (resultDays - 1) * dayMs);
  const { rows } = await sql<CountsRow & { day_text: string }>`
    select *, day::text as day_text from clip_result_days where clip_id = ${clipId} and day >= ${first}::date
  `.execute(db);
  const known = new Map(rows.map((row) => [row.day_text, countsOf(row)]));
  return Array.from({ length: resultDays }, (_, index) => {
    const day = dayOf(nowMs - (resultDays - 1 - index) * dayMs);
    const { playMs: _playMs, ...shown } = known.get(day) ?? noCounts;
    return { day, ...shown };
  });
}
