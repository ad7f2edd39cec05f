import type { Reason } from '@kanmai/interest';
import { type AuthorCard, authorViewOf, type ClipCard, clipViewOf } from '../clips/index.ts';
import { goodsShown } from './feed.rules.ts';
import type { FeedReason } from './feed.schema.ts';

/**
 * Step four: a page as JSON text. Nearly all of a clip's view is the same for everybody, so it is serialised once,
 * when the card is loaded, with two holes for what depends on the viewer. (A profile of serialising whole pages with
 * JSON.stringify showed it as the largest part of a request.)
 */
export interface ClipText {
  readonly beforeAuthor: string;
  readonly beforeLiked: string;
  readonly afterLiked: string;
}

export interface AuthorText {
  readonly beforeFollowed: string;
  readonly afterFollowed: string;
}

export function clipTextOf(card: ClipCard, origin: string): ClipText {
  const shown = { ...card, goods: goodsShown(card.goods) };
  const {
    author: _,
    liked: __,
    id,
    ...rest
  } = clipViewOf(shown, noAuthor, { liked: false, followed: false }, origin);
  return {
    beforeAuthor: `{"id":${JSON.stringify(id)},"author":`,
    beforeLiked: `,${JSON.stringify(rest).slice(1, -1)},"liked":`,
    afterLiked: '}',
  };
}

export function authorTextOf(author: AuthorCard): AuthorText {
  const { followed: _, ...rest } = authorViewOf(author, false);
  return { beforeFollowed: `${JSON.stringify(rest).slice(0, -1)},"followed":`, afterFollowed: '}' };
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
  readonly position: number;
  readonly channel: string;
  readonly reason: FeedReason;
}

export function itemText(item: PresentedItem, requestId: string): string {
  const { clip, author } = item;
  return (
    `{"clip":${clip.beforeAuthor}${author.beforeFollowed}${item.followed}${author.afterFollowed}` +
    `${clip.beforeLiked}${item.liked}${clip.afterLiked},"requestId":"${requestId}","position":${item.position},` +
    `"channel":"${item.channel}","reason":${JSON.stringify(item.reason)}}`
  );
}

export function pageText(requestId: string, items: readonly PresentedItem[], endOfFeed: boolean): string {
  let text = `{"requestId":"${requestId}","items":[`;
  for (let i = 0; i < items.length; i++)
    text += (i === 0 ? '' : ',') + itemText(items[i] as PresentedItem, requestId);
  return `${text}],"endOfFeed":${endOfFeed}}`;
}

/** The names that reasons speak of. */
export interface ReasonNames {
  readonly titleOf: (clipId: string) => string;
  readonly authorNameOf: (authorId: string) => string;
  /** Whether nothing is known of this person yet. */
  readonly isNewPerson: () => boolean;
}

/** The engine's reason in the words of the API. */
export function feedReasonOf(reason: Reason, names: ReasonNames): FeedReason {
  switch (reason.code) {
    case 'because-you-watched':
      return { code: 'watched-similar', params: { title: names.titleOf(reason.item) } };
    case 'author-you-follow':
      return { code: 'author-followed', params: { author: names.authorNameOf(reason.author) } };
    case 'author-you-like':
      return { code: 'author-liked', params: { author: names.authorNameOf(reason.author) } };
    case 'category-you-like':
      return { code: 'category-liked', params: { category: reason.category } };
    case 'popular-now':
      return { code: 'trending', params: {} };
    case 'new-here':
      return { code: 'fresh', params: {} };
    case 'something-different':
      return { code: names.isNewPerson() ? 'new-person' : 'explore', params: {} };
  }
}
