import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { pictureUrl } from './picture.policy.ts';
import type { SellerView } from './seller.schema.ts';

interface SellerRow {
  id: string;
  name: string;
  avatar_key: string | null;
  follower_count: number;
  followed: boolean;
}

/** Shops by id, in one query, as this person sees them. */
export async function findSellers(
  db: Database | Tx,
  shopIds: readonly string[],
  viewerId: string | null,
): Promise<ReadonlyMap<string, SellerView>> {
  if (shopIds.length === 0) return new Map();
  const { rows } = await sql<SellerRow>`
    select s.id, s.name, s.avatar_key,
      (select count(*)::int from follows f where f.author_id = s.id) as follower_count,
      exists (select 1 from follows f where f.author_id = s.id and f.person_id = ${viewerId}) as followed
    from shops s where s.id = any(${[...new Set(shopIds)]}::text[])
  `.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        kind: 'shop' as const,
        name: row.name,
        avatarUrl: pictureUrl(row.avatar_key),
        followed: row.followed,
        followerCount: row.follower_count,
      },
    ]),
  );
}
