import type { FeedReason } from './feed.schema.ts';
import type { LiveRoom } from './live-rooms.ts';
import { type Leanings, leaningMin, leaningsOf, type Speaking, type Tastes } from './tastes.ts';
import type { Viewer } from './viewer-cache.ts';

export interface ChosenRoom {
  readonly room: LiveRoom;
  readonly reason: FeedReason;
}

/** Whom one follows comes before what one leans to; what one asked for in so many words lies between. */
const worth = { followed: 3, chosen: 2 } as const;

/**
 * The room that suits somebody best, with the strongest thing that speaks for it; null where nothing does: a room is not
 * shown to whom it may not concern. Of equals the one that began last. Pure.
 *
 * @param rooms the newest first.
 */
export function chooseRoom(
  rooms: readonly LiveRoom[],
  viewer: Viewer,
  tastes: Tastes,
  isShown: (roomId: string) => boolean,
): ChosenRoom | null {
  const leanings = leaningsOf(tastes);
  let best: (ChosenRoom & { readonly score: number }) | null = null;
  for (const room of rooms) {
    if (isShown(room.id) || isUnwanted(room, viewer)) continue;
    const [strongest] = speakingFor(room, viewer, leanings).sort((a, b) => b.score - a.score);
    if (strongest === undefined || strongest.score <= (best?.score ?? leaningMin)) continue;
    best = { room, ...strongest };
  }
  return best;
}

/** Hidden, or less was asked of it; a bag all of whose categories are such is as unwanted as its host. */
function isUnwanted({ broadcaster, categories }: LiveRoom, { hidden, choices }: Viewer): boolean {
  const isLess = (levels: ReadonlyMap<string, number>, name: string) => (levels.get(name) ?? 0) < 0;
  if (hidden.authors.has(broadcaster.id) || isLess(choices.authors, broadcaster.id)) return true;
  const unwanted = (name: string) => hidden.categories.has(name) || isLess(choices.categories, name);
  return categories.length > 0 && categories.every(unwanted);
}

function speakingFor(
  { broadcaster, categories }: LiveRoom,
  { follows, choices }: Viewer,
  leanings: Leanings,
): Speaking[] {
  const author = { author: broadcaster.name };
  const found: Speaking[] = [];
  const add = (code: FeedReason['code'], score: number, params: FeedReason['params']) => {
    if (score > 0) found.push({ score, reason: { code, params } });
  };
  const liked = leanings.authors.get(broadcaster.id) ?? 0;
  if (follows.has(broadcaster.id)) add('author-followed', worth.followed + Math.max(0, liked), author);
  if ((choices.authors.get(broadcaster.id) ?? 0) > 0) add('author-chosen', worth.chosen, author);
  add('author-liked', liked, author);
  for (const category of categories) {
    if ((choices.categories.get(category) ?? 0) > 0) add('category-chosen', worth.chosen, { category });
    add('category-liked', leanings.categories.get(category) ?? 0, { category });
    add('category-searched', leanings.wanted.get(category) ?? 0, { category });
  }
  return found;
}
