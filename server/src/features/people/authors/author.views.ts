import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../../../generated/database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import type { AuthorHome, AuthorView } from './author.schema.ts';

type Reads = Kysely<DB>;

interface AuthorRow {
  id: string;
  kind: 'shop' | 'creator';
  name: string;
  avatar_key: string | null;
  followed: boolean;
  follower_count: number;
}

const authors = sql`(
  select id, 'shop' as kind, name, avatar_key from shops
  union all
  select id, 'creator' as kind, name, avatar_key from creators
)`;

const columnsFor = (viewerId: string | null) => sql`
  a.id, a.kind, a.name, a.avatar_key,
  (select count(*) from follows f where f.author_id = a.id) as follower_count,
  exists (select 1 from follows f where f.author_id = a.id and f.person_id = ${viewerId}) as followed`;

function toView(row: AuthorRow): AuthorView {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    avatarUrl: row.avatar_key === null ? null : `/media/pictures/${row.avatar_key}`,
    followed: row.followed,
    followerCount: row.follower_count,
  };
}

/** Authors by id, in one query, as this viewer sees them. */
export async function findAuthors(
  db: Reads,
  authorIds: readonly string[],
  viewerId: string | null,
): Promise<ReadonlyMap<string, AuthorView>> {
  if (authorIds.length === 0) return new Map();
  const { rows } = await sql<AuthorRow>`
    select ${columnsFor(viewerId)} from ${authors} a where a.id = any(${[...new Set(authorIds)]}::text[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, toView(row)]));
}

/** Whom this person follows, the latest first. */
export async function listFollowed(
  db: Reads,
  personId: string,
  given: { cursor: string | undefined; limit: number },
): Promise<Page<AuthorView>> {
  const after = readCursor(given.cursor, 2);
  const { rows } = await sql<AuthorRow & { followed_at: string }>`
    select ${columnsFor(personId)}, mine.followed_at::text as followed_at
    from follows mine join ${authors} a on a.id = mine.author_id
    where mine.person_id = ${personId}
      and (${after === null} or (mine.followed_at, mine.author_id)
        < (${String(after?.[0] ?? '-infinity')}::timestamptz, ${String(after?.[1] ?? '')}))
    order by mine.followed_at desc, mine.author_id desc
    limit ${given.limit + 1}
  `.execute(db);
  return pageOf(rows, given.limit, toView, (row) => [row.followed_at, row.id]);
}

/** The home page of an author, or null when there is none. */
export async function findHome(
  db: Reads,
  authorId: string,
  viewerId: string | null,
): Promise<AuthorHome | null> {
  const author = (await findAuthors(db, [authorId], viewerId)).get(authorId);
  if (author === undefined) return null;
  const { rows } = await sql<Omit<AuthorHome, 'author' | 'productCount' | 'clipCount'> & HomeCounts>`
    select about.*,
      (select count(*) from products where shop_id = ${authorId} and state = 'on-sale') as product_count,
      (select count(*) from clips where author_id = ${authorId} and state = 'published') as clip_count
    from (
      select trade, city, introduction, state from shops where id = ${authorId}
      union all
      select '', '', introduction, 'open' from creators where id = ${authorId}
    ) about
  `.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  const { product_count: productCount, clip_count: clipCount, ...about } = row;
  return { author, ...about, productCount, clipCount };
}

interface HomeCounts {
  product_count: number;
  clip_count: number;
}
