import type { CardSettings } from './card-settings.schema.ts';
import type { CardKind, CardShowings } from './card-showings.ts';
import {
  type FeedGoodsParts,
  feedGoodsOf,
  goodsForPerson,
  goodsWithoutPerson,
  servedAsOf,
} from './feed.goods.ts';
import { type FeedRoomsParts, feedRoomOf } from './feed.rooms.ts';
import type { FeedGoods, FeedRoom } from './feed.schema.ts';
import { chooseRoom } from './live-room.choice.ts';
import type { LiveRoom } from './live-rooms.ts';
import { type Tastes, unknownTastes } from './tastes.ts';
import type { Viewer } from './viewer-cache.ts';

/** What may be shown between clips. */
export interface BetweenParts {
  readonly rooms: FeedRoomsParts;
  readonly goods: FeedGoodsParts;
  readonly showings: CardShowings;
  /** What operators allow. */
  readonly settings: () => CardSettings;
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

/** Null where the engine cannot say. */
type TastesOf = () => Promise<Tastes | null>;

/** What there is now, as far as it is allowed. */
interface Offered {
  readonly rooms: readonly LiveRoom[];
  readonly goods: boolean;
}

/** So many clips of a page come before its card. */
const position = 2;
const nothing: BetweenClips = {};

/**
 * A room that is live, else goods, for whom it concerns, and not often. `tastesOf` is asked only when it is time for a card.
 * While nobody is live and nothing is on sale, nothing is done. Who has recommendations off is shown no room, and goods
 * that are the same for everybody.
 */
export async function cardForPage(
  parts: BetweenParts,
  tastesOf: TastesOf,
  query: BetweenQuery,
): Promise<BetweenClips> {
  const { showings, settings } = parts;
  const { personId, clips, viewer } = query;
  const offered = offeredBy(parts);
  if (offered.rooms.length === 0 && !offered.goods) return nothing;
  const isDue = (kind: CardKind) => showings.isDue(personId, kind, settings().clipsBetween);
  const due: Offered = {
    rooms: offered.rooms.length > 0 && !viewer.paused && isDue('room') ? offered.rooms : [],
    goods: offered.goods && isDue('goods'),
  };
  const isTime = clips > position && (due.rooms.length > 0 || due.goods);
  const card = !isTime
    ? nothing
    : viewer.paused
      ? cardForAnybody(parts, query)
      : await cardForPerson(parts, due, (await tastesOf()) ?? unknownTastes, query);
  showings.note(personId, clips, shownOn(card));
  return card;
}

function shownOn({ room, goods }: BetweenClips): { kind: CardKind; id: string } | null {
  if (room !== undefined) return { kind: 'room', id: room.room.id };
  return goods === undefined ? null : { kind: 'goods', id: goods.goods.id };
}

function offeredBy({ rooms, goods, settings }: BetweenParts): Offered {
  const allowed = settings();
  return {
    rooms: allowed.rooms ? rooms.live.current() : [],
    goods: allowed.goods && !goods.pool.isEmpty,
  };
}

function cardForAnybody({ goods, showings }: BetweenParts, { personId, viewer }: BetweenQuery): BetweenClips {
  const chosen = goodsWithoutPerson(goods, viewer, (id) => showings.wasShown(personId, id));
  return chosen === null ? nothing : { goods: feedGoodsOf(chosen, position) };
}

async function cardForPerson(
  { rooms, goods, showings }: BetweenParts,
  due: Offered,
  tastes: Tastes,
  { personId, viewer, requestId }: BetweenQuery,
): Promise<BetweenClips> {
  const room = chooseRoom(due.rooms, viewer, tastes, (roomId) => showings.wasShown(personId, roomId));
  if (room !== null) return { room: feedRoomOf(rooms, room, viewer, position) };
  if (!due.goods) return nothing;
  const chosen = await goodsForPerson(goods, personId, viewer, tastes);
  if (chosen === null) return nothing;
  goods.history.noteServed(personId, chosen.goods.id, servedAsOf(chosen, requestId, position));
  return { goods: feedGoodsOf(chosen, position) };
}
