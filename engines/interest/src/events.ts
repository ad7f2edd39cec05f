/** An item that can be shown: a clip, a room or a good. */
export interface InterestItem {
  id: string;
  /** Who publishes it: a shop or a creator. */
  author: string;
  category: string;
  /** Further words about it; the first four are used. */
  tags?: readonly string[];
  /** Milliseconds; 0 where it has no length (a room, a good). */
  durationMs: number;
  /** Milliseconds since 1970-01-01T00:00Z. */
  publishedMs: number;
  /** False: still learnt from, never served. */
  available: boolean;
}

/** What is known of a person beforehand. Words are opaque, such as `province:33`; the first sixteen are used. */
export interface InterestPerson {
  id: string;
  traits?: readonly string[];
}

interface About {
  person: string;
  /** Milliseconds since 1970-01-01T00:00Z. Events may come out of order; a decay never runs backwards. */
  atMs: number;
  /** Where it was shown, such as `for-you`. */
  tab?: string;
}

interface AboutItem extends About {
  item: string;
}

/** Shown on the person's screen. */
export interface ImpressionEvent extends AboutItem {
  kind: 'impression';
}

/** Played for `playMs` of `durationMs` and left. Ends the exposure that the impression opened. */
export interface WatchEvent extends AboutItem {
  kind: 'watch';
  playMs: number;
  durationMs: number;
}

export interface ActEvent extends AboutItem {
  kind: 'click' | 'like' | 'unlike' | 'comment' | 'share' | 'product-open' | 'cart' | 'purchase';
}

/** About an author, named directly or by one of the author's items. */
interface AboutAuthor extends About {
  item?: string;
  author?: string;
}

export type FollowEvent = (AboutAuthor & { kind: 'follow' }) | (AboutAuthor & { kind: 'unfollow' });

/** "Not interested": in this item, in its author, or in its category. */
export interface HideEvent extends About {
  kind: 'hide';
  scope: 'item' | 'author' | 'category';
  item?: string;
  author?: string;
  category?: string;
}

/** Looked for goods, and what was found was of this category. */
export interface SearchEvent extends About {
  kind: 'search';
  category: string;
}

/** One impression with all its feedback in one row, as logs have it. What a log has no column for is left out: unknown. */
export interface ExposureEvent extends AboutItem {
  kind: 'exposure';
  isClick?: boolean;
  isLike?: boolean;
  isFollow?: boolean;
  isComment?: boolean;
  isForward?: boolean;
  isHate?: boolean;
  isProductOpen?: boolean;
  isPurchase?: boolean;
  /** Where it is absent it follows from `playMs` and `durationMs`. */
  longView?: boolean;
  playMs?: number;
  durationMs?: number;
}

/** An interaction from before the log: moves memory and co-visitation, neither rates nor the model's weights. */
export interface PastEvent extends AboutItem {
  kind: 'past';
  longView?: boolean;
  isLike?: boolean;
}

/** Events that are always about one item. */
export type ItemEvent = ImpressionEvent | WatchEvent | ActEvent | ExposureEvent | PastEvent;

export type InterestEvent = ItemEvent | FollowEvent | HideEvent | SearchEvent;

/** Counts since the engine began, and sizes now. */
export interface InterestCounters {
  learnt: number;
  unknownItems: number;
  unknownPeople: number;
  badEvents: number;
  /** Beyond what one person may teach, and from a moment that cannot be. */
  tooMany: number;
  fromFuture: number;
  refusedItems: number;
  badSignals: number;
  evictedPeople: number;
  trained: number;
  people: number;
  items: number;
  available: number;
  openExposures: number;
  /** Exposures learnt that a late act may still belong to. */
  awaitedExposures: number;
  vectors: number;
}
