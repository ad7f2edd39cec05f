import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { pictureUrl } from './picture.policy.ts';
import type { SellerView } from './seller.schema.ts';

interface SellerRow {
  id: string;
  name: string;
  avatar_key: string | null;
  follower_count: number;
  followed_by: string[];
}

/** Shops by id, in one query, as this person sees them. */
export async function findSellers(
  db: Database | Tx,
  shopIds: readonly string[],
  viewerId: string | null,
): Promise<ReadonlyMap<string, SellerView>> {
  const [sellers] = await findSellersEach(db, [{ shopIds, viewerId }]);
  return sellers ?? new Map();
}

/** The same for many people at once. */
export async function findSellersEach(
  db: Database | Tx,
  asks: readonly { readonly shopIds: readonly string[]; readonly viewerId: string | null }[],
): Promise<readonly ReadonlyMap<string, SellerView>[]> {
  const shopIds = [...new Set(asks.flatMap((ask) => ask.shopIds))];
  if (shopIds.length === 0) return asks.map(() => new Map());
  const { rows } = await sql<SellerRow>`
    select s.id, s.name, s.avatar_key,
      (select count(*)::int from follows f where f.author_id = s.id) as follower_count,
      array(select f.person_id from follows f where f.author_id = s.id
        and f.person_id = any(${asks.map(({ viewerId }) => viewerId)}::text[])) as followed_by
    from shops s where s.id = any(${shopIds}::text[])
  `.execute(db);
  return asks.map(({ shopIds: asked, viewerId }) => {
    const own = rows.filter((row) => asked.includes(row.id));
    return new Map(own.map((row) => [row.id, sellerOf(row, viewerId)]));
  });
}

function sellerOf(row: SellerRow, viewerId: string | null): SellerView {
  return {
    id: row.id,
    kind: 'shop',
    name: row.name,
    avatarUrl: pictureUrl(row.avatar_key),
    followed: viewerId !== null && row.followed_by.includes(viewerId),
    followerCount: row.follower_count,
  };
}
