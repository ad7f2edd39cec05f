import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { AuthorCard, ClipCard, GoodsCard } from './clip.card.ts';
import type { AttachableProduct } from './clip.policy.ts';
import type { ClipState } from './clip.schema.ts';
import { placeOf } from './clip.store.ts';

export type PictureUrl = (key: string) => string;

export const defaultPictureUrl: PictureUrl = (key) => `/media/pictures/${key}`;

interface ClipRow {
  id: string;
  state: ClipState;
  author_id: string;
  asset_id: string | null;
  asset_state: string | null;
  caption: string;
  category: string;
  tags: string[];
  duration_ms: number;
  width: number | null;
  height: number | null;
  has_strip: boolean;
  cover_file: string | null;
  place_name: string | null;
  place_city: string | null;
  place_lat: number | null;
  place_lng: number | null;
  published_at: Date | null;
  likes: number;
  comments: number;
  shares: number;
}

/** The cards of these clips, in whatever state; unknown ids are left out. Two queries, whatever the number. */
export async function loadClipCards(
  db: Database | Tx,
  clipIds: readonly string[],
  pictureUrl: PictureUrl = defaultPictureUrl,
): Promise<Map<string, ClipCard>> {
  if (clipIds.length === 0) return new Map();
  const ids = [...new Set(clipIds)];
  const { rows } = await sql<ClipRow>`
    select c.id, c.state, c.author_id, c.asset_id, a.state as asset_state, c.caption, c.category, c.tags,
      c.duration_ms, a.width, a.height, a.strip_key is not null as has_strip, c.cover_file,
      c.place_name, c.place_city, c.place_lat, c.place_lng, c.published_at,
      coalesce(n.likes, 0) as likes, coalesce(n.comments, 0) as comments, coalesce(n.shares, 0) as shares
    from clips c
    left join media_assets a on a.id = c.asset_id
    left join clip_counts n on n.clip_id = c.id
    where c.id = any(${ids}::text[])
  `.execute(db);
  const goods = await loadGoods(db, ids, pictureUrl);
  return new Map(rows.map((row) => [row.id, cardOf(row, goods.get(row.id) ?? [])]));
}

function cardOf(row: ClipRow, goods: readonly GoodsCard[]): ClipCard {
  return {
    id: row.id,
    state: row.state,
    authorId: row.author_id,
    assetId: row.asset_id,
    playable: row.asset_state === 'ready',
    caption: row.caption,
    category: row.category,
    tags: row.tags,
    durationMs: row.duration_ms,
    width: row.width ?? 0,
    height: row.height ?? 0,
    hasStrip: row.has_strip,
    coverFile: row.cover_file,
    place: placeOf(row),
    publishedAtMs: row.published_at?.getTime() ?? null,
    likeCount: row.likes,
    commentCount: row.comments,
    shareCount: row.shares,
    goods,
  };
}

interface GoodsRow {
  clip_id: string;
  at_ms: number;
  product_id: string;
  shop_id: string;
  title: string;
  picture_key: string | null;
  guarantees: string[];
  on_sale: boolean;
  price_cents: number | null;
  currency: string | null;
  in_stock: boolean | null;
}

async function loadGoods(
  db: Database | Tx,
  clipIds: readonly string[],
  pictureUrl: PictureUrl,
): Promise<Map<string, GoodsCard[]>> {
  const { rows } = await sql<GoodsRow>`
    select g.clip_id, g.at_ms, p.id as product_id, p.shop_id, p.title, p.picture_keys[1] as picture_key, p.guarantees,
      p.state = 'on-sale' and sh.state = 'open' as on_sale, v.price_cents, v.currency, v.in_stock
    from clip_goods g
    join products p on p.id = g.product_id
    join shops sh on sh.id = p.shop_id
    left join lateral (
      select min(v.price_cents) as price_cents, min(v.currency) as currency,
        bool_or(exists (select from stock_levels s where s.variant_id = v.id and s.pool = '' and s.on_hand > s.held)) as in_stock
      from variants v where v.product_id = p.id and v.removed_at is null
    ) v on true
    where g.clip_id = any(${[...clipIds]}::text[])
    order by g.clip_id, g.position
  `.execute(db);
  const byClip = new Map<string, GoodsCard[]>();
  for (const row of rows) {
    // A product without any variant has no price to show.
    if (row.price_cents === null) continue;
    const goods = byClip.get(row.clip_id) ?? [];
    goods.push({
      productId: row.product_id,
      title: row.title,
      pictureUrl: row.picture_key === null ? null : pictureUrl(row.picture_key),
      priceCents: row.price_cents,
      currency: row.currency ?? 'CNY',
      inStock: row.in_stock === true,
      guarantees: row.guarantees,
      atMs: row.at_ms,
      shopId: row.shop_id,
      onSale: row.on_sale,
    });
    byClip.set(row.clip_id, goods);
  }
  return byClip;
}

/** The cards of these shops and creators; unknown ids are left out. One query. */
export async function loadAuthorCards(
  db: Database | Tx,
  authorIds: readonly string[],
  pictureUrl: PictureUrl = defaultPictureUrl,
): Promise<Map<string, AuthorCard>> {
  if (authorIds.length === 0) return new Map();
  const ids = [...new Set(authorIds)];
  const { rows } = await sql<{
    id: string;
    kind: 'shop' | 'creator';
    name: string;
    avatar_key: string | null;
    open: boolean;
    follower_count: number;
  }>`
    select a.*, (select count(*) from follows f where f.author_id = a.id) as follower_count
    from (
      select id, 'shop' as kind, name, avatar_key, state = 'open' as open from shops where id = any(${ids}::text[])
      union all
      select id, 'creator', name, avatar_key, true from creators where id = any(${ids}::text[])
    ) a
  `.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        kind: row.kind,
        name: row.name,
        avatarUrl: row.avatar_key === null ? null : pictureUrl(row.avatar_key),
        followerCount: row.follower_count,
        open: row.open,
      },
    ]),
  );
}

/** Which of these clips the person likes. */
export async function findLikedClips(
  db: Database | Tx,
  personId: string,
  clipIds: readonly string[],
): Promise<Set<string>> {
  if (clipIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('clip_likes')
    .select('clip_id')
    .where('person_id', '=', personId)
    .where('clip_id', 'in', [...clipIds])
    .execute();
  return new Set(rows.map((row) => row.clip_id));
}

/** Which of these authors the person follows. */
export async function findFollowedAuthors(
  db: Database | Tx,
  personId: string,
  authorIds: readonly string[],
): Promise<Set<string>> {
  if (authorIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('follows')
    .select('author_id')
    .where('person_id', '=', personId)
    .where('author_id', 'in', [...authorIds])
    .execute();
  return new Set(rows.map((row) => row.author_id));
}

/** What the policy asks about products to be attached. */
export async function findAttachableProducts(
  db: Database | Tx,
  productIds: readonly string[],
): Promise<Map<string, AttachableProduct>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('products')
    .select(['id', 'shop_id', 'state'])
    .where('id', 'in', [...productIds])
    .execute();
  return new Map(rows.map((row) => [row.id, { productId: row.id, shopId: row.shop_id, state: row.state }]));
}
