import type { CardShowings } from './card-showings.ts';
import { type FeedGoodsParts, feedGoodsOf, goodsForPerson, servedAsOf } from './feed.goods.ts';
import { type FeedRoomsParts, feedRoomOf } from './feed.rooms.ts';
import type { FeedGoods, FeedRoom } from './feed.schema.ts';
import { chooseRoom } from './live-room.choice.ts';
import { type Tastes, unknownTastes } from './tastes.ts';
import type { Viewer } from './viewer-cache.ts';

/** What may be shown between clips. */
export interface BetweenParts {
  readonly rooms: FeedRoomsParts;
  readonly goods: FeedGoodsParts;
  readonly showings: CardShowings;
}

/** The one card of a page, or none. */
export interface BetweenClips {
  readonly room?: FeedRoom;
  readonly goods?: FeedGoods;
}

export interface BetweenQuery {
  readonly personId: string;
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Of the page. */
  readonly clips: number;
}

/** So many clips of a page come before its card. */
const position = 2;
const nothing: BetweenClips = {};

/**
 * A room that is live, else goods, for whom it concerns, and not often. `tastesOf` is asked only when it is time for a card;
 * null where the engine cannot say. While nobody is live and nothing is on sale, nothing is done.
 */
export async function cardForPage(
  { rooms, goods, showings }: BetweenParts,
  tastesOf: () => Promise<Tastes | null>,
  { personId, viewer, requestId, clips }: BetweenQuery,
): Promise<BetweenClips> {
  const live = rooms.live.current();
  if (live.length === 0 && goods.pool.isEmpty) return nothing;
  if (viewer.paused || clips <= position || !showings.isDue(personId)) {
    showings.note(personId, clips, null);
    return nothing;
  }
  const tastes = (await tastesOf()) ?? unknownTastes;
  const room = chooseRoom(live, viewer, tastes, (roomId) => showings.wasShown(personId, roomId));
  if (room !== null) {
    showings.note(personId, clips, room.room.id);
    return { room: feedRoomOf(rooms, room, viewer, position) };
  }
  const chosen = await goodsForPerson(goods, personId, viewer, tastes);
  showings.note(personId, clips, chosen?.goods.id ?? null);
  if (chosen === null) return nothing;
  goods.history.noteServed(personId, chosen.goods.id, servedAsOf(chosen, requestId, position));
  return { goods: feedGoodsOf(chosen, position) };
}
