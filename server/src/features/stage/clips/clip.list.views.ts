import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { ProblemError } from '../../../http/problems.ts';
import { type AuthorCard, type ClipCard, clipViewOf } from './clip.card.ts';
import { type ClipState, type ClipView, pageLimitDefault, type StudioClipView } from './clip.schema.ts';
import {
  findFollowedAuthors,
  findLikedClips,
  loadAuthorCards,
  loadClipCards,
  type PictureUrl,
} from './clip.views.ts';

/** What turns ids into views: the viewer, the public origin, and how pictures are addressed. */
export interface ClipViewing {
  readonly personId: string | null;
  readonly origin: string;
  readonly pictureUrl: PictureUrl;
}

/** A viewer who may see what is not public: its author, or an operator. */
export interface StudioViewing extends ClipViewing {
  /** The address of a file that is not public, with what opens it. */
  readonly sign: (path: string) => string;
}

interface LoadedClips {
  readonly cards: Map<string, ClipCard>;
  readonly authors: Map<string, AuthorCard>;
  readonly liked: Set<string>;
  readonly followed: Set<string>;
}

async function loadClips(
  db: Database | Tx,
  clipIds: readonly string[],
  viewing: ClipViewing,
): Promise<LoadedClips> {
  const cards = await loadClipCards(db, clipIds, viewing.pictureUrl);
  const authorIds = [...new Set([...cards.values()].map((card) => card.authorId))];
  const authors = await loadAuthorCards(db, authorIds, viewing.pictureUrl);
  if (viewing.personId === null) return { cards, authors, liked: new Set(), followed: new Set() };
  const liked = await findLikedClips(db, viewing.personId, clipIds);
  const followed = await findFollowedAuthors(db, viewing.personId, authorIds);
  return { cards, authors, liked, followed };
}

const noAuthor = (id: string): AuthorCard => ({
  id,
  kind: id.startsWith('shp_') ? 'shop' : 'creator',
  name: '',
  avatarUrl: null,
  followerCount: 0,
  open: false,
});

function viewIn(loaded: LoadedClips, card: ClipCard, origin: string): ClipView {
  const author = loaded.authors.get(card.authorId) ?? noAuthor(card.authorId);
  const viewer = { liked: loaded.liked.has(card.id), followed: loaded.followed.has(card.authorId) };
  return clipViewOf(card, author, viewer, origin);
}

/** Published, playable clips of open authors, in the order of the ids given; the others are left out. */
export async function findClipViews(
  db: Database | Tx,
  clipIds: readonly string[],
  viewing: ClipViewing,
): Promise<ClipView[]> {
  const loaded = await loadClips(db, clipIds, viewing);
  return clipIds.flatMap((id) => {
    const card = loaded.cards.get(id);
    const served =
      card?.state === 'published' && card.playable && loaded.authors.get(card.authorId)?.open === true;
    if (!served) return [];
    // Drafts, what was taken down, and the goods of a shop that is closed are nobody's to see.
    return [viewIn(loaded, { ...card, goods: card.goods.filter((chip) => chip.onSale) }, viewing.origin)];
  });
}

/** An author's published clips, newest first. */
export async function listAuthorClips(
  db: Database,
  query: {
    readonly authorIds: readonly string[];
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  viewing: ClipViewing,
): Promise<Page<ClipView>> {
  const after = timeAndId(readCursor(query.cursor, 2));
  const limit = query.limit ?? pageLimitDefault;
  const { rows } = await sql<{ id: string; published_at: Date }>`
    select id, published_at from clips
    where author_id = any(${[...query.authorIds]}::text[]) and state = 'published'
      and (${after === null} or (published_at, id) < (${new Date(after?.atMs ?? 0)}::timestamptz, ${after?.id ?? ''}))
    order by published_at desc, id desc
    limit ${limit + 1}
  `.execute(db);
  const { items, nextCursor } = pageOf(
    rows,
    limit,
    (row) => row.id,
    (row) => [row.published_at.getTime(), row.id],
  );
  return { items: await findClipViews(db, items, viewing), nextCursor };
}

/** Where a list by time goes on. @throws ProblemError `bad-cursor` */
function timeAndId(position: readonly (string | number)[] | null): { atMs: number; id: string } | null {
  if (position === null) return null;
  const [atMs, id] = position;
  if (typeof atMs !== 'number' || typeof id !== 'string' || Number.isNaN(new Date(atMs).getTime())) {
    throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
  }
  return { atMs, id };
}

interface StudioRow {
  id: string;
  state: ClipState;
  taken_down_reason: string | null;
  publish_when_ready: boolean;
  asset_state: string | null;
  asset_refusal: string | null;
  progress: number;
  publish_at: Date | null;
  cover_at_ms: number | null;
  cover_wanted_ms: number | null;
  next_asset_state: string | null;
}

/** Clips in every state, newest first: for their author, and for operators. */
export async function listStudioClips(
  db: Database,
  query: {
    readonly authorId?: string | undefined;
    readonly state?: ClipState | undefined;
    readonly text?: string | undefined;
    readonly clipIds?: readonly string[] | undefined;
    readonly withRemoved: boolean;
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  viewing: StudioViewing,
): Promise<Page<StudioClipView>> {
  const after = readCursor(query.cursor, 1)?.[0] ?? null;
  const limit = query.limit ?? pageLimitDefault;
  const pattern = query.text === undefined ? null : `%${query.text.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<StudioRow>`
    select c.id, c.state, c.taken_down_reason, c.publish_when_ready,
      c.publish_at, c.cover_at_ms, c.cover_wanted_ms, n.state as next_asset_state,
      a.state as asset_state, a.refusal as asset_refusal, coalesce(n.progress, a.progress, 0) as progress
    from clips c
    left join media_assets a on a.id = c.asset_id
    left join media_assets n on n.id = c.next_asset_id
    where (${query.authorId ?? null}::text is null or c.author_id = ${query.authorId ?? null})
      and (${query.clipIds === undefined} or c.id = any(${[...(query.clipIds ?? [])]}::text[]))
      and (${query.state ?? null}::text is null or c.state = ${query.state ?? null})
      and (${query.withRemoved} or c.state not in ('removed', 'reference'))
      and (${pattern}::text is null or c.caption ilike ${pattern} or c.id = ${query.text ?? ''})
      and (${after === null} or c.id < ${after === null ? null : String(after)})
    order by c.id desc
    limit ${limit + 1}
  `.execute(db);
  const shown = rows.slice(0, limit).map((row) => row.id);
  const loaded = await loadClips(db, shown, viewing);
  return pageOf(
    rows,
    limit,
    (row) => studioViewIn(loaded, row, viewing),
    (row) => [row.id],
  );
}

/** These clips, in every state, by their ids. */
export async function listStudioClipsById(
  db: Database,
  clipIds: readonly string[],
  viewing: StudioViewing,
): Promise<Map<string, StudioClipView>> {
  if (clipIds.length === 0) return new Map();
  const page = await listStudioClips(db, { clipIds, withRemoved: true, limit: clipIds.length }, viewing);
  return new Map(page.items.map((clip) => [clip.id, clip]));
}

function studioViewIn(loaded: LoadedClips, row: StudioRow, viewing: StudioViewing): StudioClipView {
  const card = loaded.cards.get(row.id) as ClipCard;
  const view = viewIn(loaded, card, viewing.origin);
  const files = row.state === 'published' ? {} : signedFiles(view, viewing.sign);
  return {
    ...view,
    ...files,
    state: row.state,
    takenDownReason: row.taken_down_reason,
    publishWhenReady: row.publish_when_ready,
    publishAt: row.publish_at?.toISOString() ?? null,
    coverAtMs: row.cover_at_ms,
    ownCover: card.coverFile !== null,
    coverWantedMs: row.cover_wanted_ms,
    nextAssetState: row.next_asset_state,
    assetState: row.asset_state,
    assetRefusal: row.asset_refusal,
    progress: row.progress,
  };
}

function signedFiles(view: ClipView, sign: StudioViewing['sign']) {
  const { videoUrl, coverUrl, stripUrl } = view;
  return {
    videoUrl: sign(videoUrl),
    coverUrl: sign(coverUrl),
    stripUrl: stripUrl === null ? null : sign(stripUrl),
  };
}
