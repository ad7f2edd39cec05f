import type { AuthorView, ClipPlace, ClipState, ClipView, ProductChip } from './clip.schema.ts';

/** A chip with what the rules ask about its product. */
export interface GoodsCard extends ProductChip {
  readonly shopId: string;
  readonly onSale: boolean;
}

/** An author without what depends on the viewer. */
export interface AuthorCard {
  readonly id: string;
  readonly kind: 'shop' | 'creator';
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly followerCount: number;
  /** False for a suspended or pending shop: its clips are not served. */
  readonly open: boolean;
}

/** A clip without what depends on the viewer: what a cache may keep. */
export interface ClipCard {
  readonly id: string;
  readonly state: ClipState;
  readonly authorId: string;
  readonly assetId: string | null;
  /** Whether its video can be played. */
  readonly playable: boolean;
  readonly caption: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  readonly hasStrip: boolean;
  /** Its own cover; null: the one that was made with the video. */
  readonly coverFile: string | null;
  readonly place: ClipPlace | null;
  readonly publishedAtMs: number | null;
  readonly likeCount: number;
  readonly commentCount: number;
  readonly shareCount: number;
  readonly goods: readonly GoodsCard[];
}

export interface ViewerOfClip {
  readonly liked: boolean;
  readonly followed: boolean;
}

export function authorViewOf(author: AuthorCard, followed: boolean): AuthorView {
  const { id, kind, name, avatarUrl, followerCount } = author;
  return { id, kind, name, avatarUrl, followed, followerCount };
}

export const mediaUrl = (assetId: string, file: 'video.mp4' | 'cover.webp' | 'strip.webp') =>
  `/media/${assetId}/${file}`;

/** A clip's own cover. Its name is made of its content: an address never changes meaning. */
export const clipCoverUrl = (clipId: string, file: string) => `/media/clips/${clipId}/${file}`;

/** The card as its viewer sees it. `origin` has no trailing slash. */
export function clipViewOf(
  card: ClipCard,
  author: AuthorCard,
  viewer: ViewerOfClip,
  origin: string,
): ClipView {
  const assetId = card.assetId ?? '';
  return {
    id: card.id,
    author: authorViewOf(author, viewer.followed),
    caption: card.caption,
    category: card.category,
    tags: [...card.tags],
    durationMs: card.durationMs,
    width: card.width,
    height: card.height,
    videoUrl: mediaUrl(assetId, 'video.mp4'),
    coverUrl:
      card.coverFile === null ? mediaUrl(assetId, 'cover.webp') : clipCoverUrl(card.id, card.coverFile),
    stripUrl: card.hasStrip ? mediaUrl(assetId, 'strip.webp') : null,
    publishedAt: card.publishedAtMs === null ? null : new Date(card.publishedAtMs).toISOString(),
    likeCount: card.likeCount,
    commentCount: card.commentCount,
    shareCount: card.shareCount,
    liked: viewer.liked,
    goods: card.goods.map(({ onSale: _, shopId: __, ...chip }) => chip),
    place: card.place,
    shareUrl: `${origin}/c/${card.id}`,
  };
}
