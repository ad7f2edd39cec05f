import { type ByteText, byteText } from '../../../http/byte-text.ts';
import { type AuthorCard, authorViewOf, type ClipCard, clipViewOf } from '../clips/index.ts';
import type { FeedReason, FeedView } from './feed.schema.ts';
import type { SkeletonReason } from './feed.skeleton.ts';
import { goodsShown } from './goods-shown.ts';
import type { ServedPlace } from './served.ts';

/**
 * Step four: a page as JSON. Nearly all of a clip's view is the same for everybody, so it is serialised and encoded
 * once, when the card is loaded, with two holes for what depends on the viewer. (A profile showed JSON.stringify of
 * whole pages, and then their encoding as UTF-8, as the largest part of a request but the engine's.)
 */
export interface ClipText {
  readonly beforeAuthor: ByteText;
  readonly beforeLiked: ByteText;
}

/** All of an author's view up to the value of `followed`. */
export type AuthorText = ByteText;

export function clipTextOf(card: ClipCard, origin: string): ClipText {
  const shown = { ...card, goods: goodsShown(card.goods) };
  const {
    author: _,
    liked: __,
    id,
    ...rest
  } = clipViewOf(shown, noAuthor, { liked: false, followed: false }, origin);
  return {
    beforeAuthor: byteText(`{"clip":{"id":${JSON.stringify(id)},"author":`),
    beforeLiked: byteText(`},${JSON.stringify(rest).slice(1, -1)},"liked":`),
  };
}

export function authorTextOf(author: AuthorCard): AuthorText {
  const { followed: _, ...rest } = authorViewOf(author, false);
  return byteText(`${JSON.stringify(rest).slice(0, -1)},"followed":`);
}

const noAuthor: AuthorCard = {
  id: '',
  kind: 'shop',
  name: '',
  avatarUrl: null,
  followerCount: 0,
  open: true,
};

export interface PresentedItem {
  readonly clip: ClipText;
  readonly author: AuthorText;
  readonly liked: boolean;
  readonly followed: boolean;
  readonly place: Pick<ServedPlace, 'channel' | 'reason'>;
}

export function pageText(
  requestId: string,
  items: readonly PresentedItem[],
  { endOfFeed, personal, ...between }: PageRest,
): ByteText {
  let text = `{"requestId":"${requestId}","items":[`;
  for (let i = 0; i < items.length; i++)
    text += (i === 0 ? '' : ',') + itemText(items[i] as PresentedItem, requestId, i);
  return `${text}]${betweenText(between)},"endOfFeed":${endOfFeed},"personal":${personal}}` as ByteText;
}

/** What a page says besides its clips. */
type PageRest = Pick<FeedView, 'endOfFeed' | 'personal' | 'room' | 'goods'>;

function betweenText({ room, goods }: Pick<FeedView, 'room' | 'goods'>): string {
  if (room !== undefined) return `,"room":${byteText(JSON.stringify(room))}`;
  return goods === undefined ? '' : `,"goods":${byteText(JSON.stringify(goods))}`;
}

/** Everything but the reason is ASCII or a byte text already. */
function itemText(item: PresentedItem, requestId: string, position: number): string {
  const { clip, author, place } = item;
  return (
    `${clip.beforeAuthor}${author}${item.followed}${clip.beforeLiked}${item.liked}},` +
    `"requestId":"${requestId}","position":${position},"channel":"${place.channel}",` +
    `"reason":${reasonText(place.reason)}}`
  );
}

/** Most reasons say all by their code. */
function reasonText(reason: FeedReason): ByteText {
  if (Object.keys(reason.params).length > 0) return byteText(JSON.stringify(reason));
  return `{"code":"${reason.code}","params":{}}` as ByteText;
}

/** The names that reasons speak of. */
export interface ReasonNames {
  readonly titleOf: (clipId: string) => string;
  readonly authorNameOf: (authorId: string) => string;
  /** The city the person named. */
  readonly city: string;
}

/** The engine's reason in the words of the API. */
export function feedReasonOf(reason: SkeletonReason, names: ReasonNames): FeedReason {
  switch (reason.code) {
    case 'because-you-watched':
      return { code: 'watched-similar', params: { title: names.titleOf(reason.item) } };
    case 'author-you-follow':
      return { code: 'author-followed', params: { author: names.authorNameOf(reason.author) } };
    case 'author-you-like':
      return { code: 'author-liked', params: { author: names.authorNameOf(reason.author) } };
    case 'category-you-like':
      return { code: 'category-liked', params: { category: reason.category } };
    case 'category-you-looked-for':
      return { code: 'category-searched', params: { category: reason.category } };
    case 'suits-you':
      return { code: 'suits-you', params: {} };
    case 'author-you-chose':
      return { code: 'author-chosen', params: { author: names.authorNameOf(reason.author) } };
    case 'category-you-chose':
      return { code: 'category-chosen', params: { category: reason.category } };
    case 'near-you':
      return { code: 'near', params: { city: names.city } };
    case 'fresh-as-you-chose':
      return { code: 'fresh-chosen', params: {} };
    case 'familiar-as-you-chose':
      return { code: 'familiar-chosen', params: { author: names.authorNameOf(reason.author) } };
    case 'popular-now':
      return { code: 'trending', params: {} };
    case 'new-here':
      return { code: 'fresh', params: {} };
    case 'off-near':
      return { code: 'off-near', params: { city: names.city } };
    case 'off-trending':
    case 'off-fresh':
    case 'new-person':
      return { code: reason.code, params: {} };
    case 'something-different':
      return { code: 'explore', params: {} };
  }
}
