import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { Dials } from '../choices/index.ts';

/** What a viewer did that pages show or leave out. */
export interface ViewerRow {
  readonly likes: string[];
  readonly follows: string[];
  readonly hides: { readonly scope: string; readonly target: string }[];
  readonly choices: { readonly scope: string; readonly target: string; readonly level: number }[];
  readonly dials: Dials | null;
  /** Whether recommendations are off. */
  readonly paused: boolean;
}

const likesMax = 1_000;
const followsMax = 2_000;
const hidesMax = 5_000;
/** More than may be made: two people who became one keep what both asked for. */
const choicesMax = 300;

/** One query. */
export async function loadViewer(db: Database, personId: string): Promise<ViewerRow> {
  const { rows } = await sql<ViewerRow>`
    select
      array(select clip_id from clip_likes where person_id = ${personId} order by liked_at desc limit ${likesMax}) as likes,
      array(select author_id from follows where person_id = ${personId} limit ${followsMax}) as follows,
      coalesce((select jsonb_agg(jsonb_build_object('scope', h.scope, 'target', h.target)) from (
        select scope, target from hides where person_id = ${personId} order by hidden_at desc limit ${hidesMax}) h
      ), '[]') as hides,
      coalesce((select jsonb_agg(jsonb_build_object('scope', c.scope, 'target', c.target, 'level', c.level)
          order by c.chosen_at desc, c.target) from (
        select scope, target, level, chosen_at from feed_choices where person_id = ${personId}
        order by chosen_at desc limit ${choicesMax}) c
      ), '[]') as choices,
      (select jsonb_build_object('freshness', freshness, 'nearness', nearness, 'city', city)
        from feed_dials where person_id = ${personId}) as dials,
      exists(select from feed_pauses where person_id = ${personId} and until_event is null) as paused
  `.execute(db);
  return rows[0] ?? { likes: [], follows: [], hides: [], choices: [], dials: null, paused: false };
}

/** The open shops of a city, and the newest clips that others made there. */
export interface NearRow {
  readonly authors: readonly string[];
  readonly items: readonly string[];
}

const nearAuthorsMax = 5_000;
const nearClipsMax = 500;

export async function loadNear(db: Database, city: string): Promise<NearRow> {
  const { rows } = await sql<NearRow>`
    select
      array(select id from shops where city = ${city} and state = 'open' order by id desc limit ${nearAuthorsMax}) as authors,
      array(select id from clips where place_city = ${city} and state = 'published'
        order by published_at desc limit ${nearClipsMax}) as items
  `.execute(db);
  return rows[0] ?? { authors: [], items: [] };
}

const trendingWindowDays = 30;
const poolNewestMax = 5_000;
const poolNearMax = 500;
const poolMax = 2_000;

/** A clip that may be shown to anybody. */
export interface PoolRow {
  readonly clipId: string;
  readonly authorId: string;
  readonly category: string;
  readonly publishedMs: number;
  /** Whether it is around. */
  readonly near: boolean;
}

/**
 * Without knowing anybody: of the newest clips, and of those around, those that are liked and shared most; a factor of e
 * of likes makes up for a month of age. What is around comes first, so that it is never crowded out.
 */
export async function loadPool(
  db: Database,
  { atMs, around }: { readonly atMs: number; readonly around: NearRow | null },
): Promise<PoolRow[]> {
  const [authors, items] = [[...(around?.authors ?? [])], [...(around?.items ?? [])]];
  const { rows } = await sql<PoolRow>`
    with found as (
      (select id from clips where state = 'published' and asset_id is not null
        order by published_at desc, id desc limit ${poolNewestMax})
      union (select id from clips where author_id = any(${authors}::text[]) and state = 'published'
        and asset_id is not null order by published_at desc limit ${poolNearMax})
      union (select id from clips where id = any(${items}::text[]) and state = 'published' and asset_id is not null)
    )
    select c.id as "clipId", c.author_id as "authorId", c.category,
      (extract(epoch from c.published_at) * 1000)::float8 as "publishedMs",
      (c.author_id = any(${authors}::text[]) or c.id = any(${items}::text[])) as near
    from found join clips c using (id) left join clip_counts n on n.clip_id = c.id
    order by near desc,
      ln(1 + coalesce(n.likes, 0) + 2 * coalesce(n.shares, 0))
        - extract(epoch from ${new Date(atMs)}::timestamptz - c.published_at) / (86400.0 * ${trendingWindowDays}) desc,
      c.id desc
    limit ${poolMax}
  `.execute(db);
  return rows;
}

/** The clips published last: what is likely to be served first. */
export async function listNewestClips(db: Database, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('clips')
    .select('id')
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

const lastEventsMax = 5_000;

/** What this person has seen, longest ago first. */
export async function listSeenClips(db: Database, personId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ clip_id: string }>`
    select e.subject_id as clip_id
    from (
      select id, kind, subject_id from events where person_id = ${personId} order by id desc limit ${lastEventsMax}
    ) e
    where e.kind in ('impression', 'watch') and e.subject_id is not null
    group by e.subject_id
    order by max(e.id)
    limit ${limit}
  `.execute(db);
  return rows.map((row) => row.clip_id);
}

const clipsOfProductMax = 3;

/** The newest published clips that show each of these products. */
export async function findClipsOfProducts(
  db: Database,
  productIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (productIds.length === 0) return new Map();
  const { rows } = await sql<{ product_id: string; clip_ids: string[] }>`
    select p.id as product_id, array(
      select g.clip_id from clip_goods g join clips c on c.id = g.clip_id
      where g.product_id = p.id and c.state = 'published'
      order by c.published_at desc limit ${clipsOfProductMax}) as clip_ids
    from unnest(${[...new Set(productIds)]}::text[]) as p(id)
  `.execute(db);
  return new Map(rows.map((row) => [row.product_id, row.clip_ids]));
}

interface SourceRef {
  readonly source: string;
  readonly sourceId: string;
}

/** Our ids of people and clips known from elsewhere, in the order given; null for those unknown. */
export async function findIdsBySource(
  db: Database,
  table: 'people' | 'clips',
  refs: readonly SourceRef[],
): Promise<(string | null)[]> {
  const { rows } = await sql<{ id: string | null }>`
    select t.id from unnest(
      ${refs.map((ref) => ref.source)}::text[], ${refs.map((ref) => ref.sourceId)}::text[]
    ) with ordinality as r(source, source_id, n)
    left join ${sql.table(table)} t on t.source = r.source and t.source_id = r.source_id
    order by r.n
  `.execute(db);
  return rows.map((row) => row.id);
}

/** The authors this person follows, the last followed first. */
export async function listFollowedAuthors(db: Database, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('follows')
    .select('author_id')
    .where('person_id', '=', personId)
    .orderBy('followed_at', 'desc')
    .limit(followsMax)
    .execute();
  return rows.map((row) => row.author_id);
}
