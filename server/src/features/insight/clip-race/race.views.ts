import type { RaceCounts, RacePeer } from '@kanmai/interest';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

export interface RacingClip {
  readonly id: string;
  readonly authorId: string;
  readonly category: string;
  readonly currency: string;
  /** The dearest of what it sells: what one viewer counts for at most; 0 where it sells nothing. */
  readonly paidMaxCents: number;
}

export async function findRacingClip(db: Database | Tx, clipId: string): Promise<RacingClip | null> {
  const { rows } = await sql<{
    author_id: string;
    category: string;
    currency: string | null;
    price_cents: number | null;
  }>`
    select c.author_id, c.category, goods.currency, goods.price_cents from clips c
    left join lateral (
      select v.currency, v.price_cents from clip_goods g join variants v on v.product_id = g.product_id
      where g.clip_id = c.id order by v.price_cents desc limit 1) goods on true
    where c.id = ${clipId} and c.state not in ('removed', 'reference')
  `.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  return {
    ...{ id: clipId, authorId: row.author_id, category: row.category },
    ...{ currency: row.currency ?? 'CNY', paidMaxCents: Number(row.price_cents ?? 0) },
  };
}

export interface RaceSpan {
  readonly fromMs: number;
  readonly untilMs: number;
  /** So many who came first are counted, nobody after them. */
  readonly viewersMax: number;
}

/** What the first viewers of a span did; each counts in the span in which they watched the clip for the first time. */
export async function countRace(
  db: Database | Tx,
  clip: RacingClip,
  { fromMs, untilMs, viewersMax }: RaceSpan,
): Promise<RaceCounts & { readonly stayed: number }> {
  const { rows } = await sql<{
    viewers: number;
    watched: number;
    clickers: number;
    buyers: number;
    paid: string;
    stayed: number;
  }>`
    select count(*)::int as viewers, coalesce(sum(watched), 0)::float8 as watched,
      (count(*) filter (where opened))::int as clickers,
      (count(*) filter (where paid_cents > 0))::int as buyers,
      coalesce(sum(least(paid_cents, ${clip.paidMaxCents}::bigint)), 0)::text as paid,
      (count(*) filter (where watched * view_duration_ms >= ${stayMs}))::int as stayed
    from (
      select * from clip_result_viewers
      where clip_id = ${clip.id} and first_view_at >= ${new Date(fromMs)} and first_view_at < ${new Date(untilMs)}
      order by first_view_at, person_id limit ${viewersMax}) first_viewers
  `.execute(db);
  const row = rows[0] as (typeof rows)[0];
  const { viewers, watched, clickers, buyers, stayed } = row;
  const paidCents = Number(row.paid);
  return { viewers, watched, clickers, buyers, stayed, paidCents, paidMaxCents: clip.paidMaxCents };
}

/** Whoever is still there then has not been lost by the beginning. */
const stayMs = 3_000;
const peersMax = 2_000;

interface PeerRow {
  clip_id: string;
  category: string;
  viewers: number;
  measured: RacePeer['values'];
  currency: string | null;
}

/** What the clips looked at last came to: those a clip is compared with, by what they sell in. */
export interface Peers {
  of(clip: RacingClip): RacePeer[];
}

export async function loadPeers(db: Database): Promise<Peers> {
  const { rows } = await sql<PeerRow>`
    select r.clip_id, c.category, r.viewers, r.measured,
      (select v.currency from clip_goods g join variants v on v.product_id = g.product_id
        where g.clip_id = c.id limit 1) as currency
    from clip_races r join clips c on c.id = r.clip_id
    where r.viewers >= 20 and r.looked_at is not null
    order by r.looked_at desc limit ${peersMax}
  `.execute(db);
  return {
    of: (clip) =>
      rows
        .filter((row) => row.clip_id !== clip.id)
        .map(({ category, viewers, measured, currency }) => {
          const { gpm, ...others } = measured;
          // Amounts of another money are no amounts to compare with.
          const isSame = gpm !== undefined && (currency ?? 'CNY') === clip.currency;
          return { category, viewers, values: isSame ? { ...others, gpm } : others };
        }),
  };
}

/** The moves of every race, as the log tells them. */
export async function listLoggedMoves(
  db: Database | Tx,
): Promise<{ clipId: string; tier: number; state: 'running' | 'stopped'; atMs: number }[]> {
  const { rows } = await sql<{ subject_id: string; at: Date; data: Record<string, unknown> }>`
    select subject_id, at, data from events where kind = 'clip-race-moved' order by events.tx, id
  `.execute(db);
  return rows.map(({ subject_id, at, data }) => ({
    clipId: subject_id,
    tier: Number(data.tier),
    state: data.state === 'stopped' ? 'stopped' : 'running',
    atMs: at.getTime(),
  }));
}

export async function findPublishedAt(tx: Tx, clipIds: readonly string[]): Promise<Map<string, number>> {
  if (clipIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('clips')
    .select(['id', 'published_at'])
    .where('id', 'in', [...clipIds])
    .where('published_at', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.id, (row.published_at as Date).getTime()]));
}
