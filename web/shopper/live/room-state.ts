import type { RoomGoodsView, RoomPinView, RoomView } from '@kanmai/client';

export interface ChatLine {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  /** What the speaker is in the room; null for a viewer. */
  readonly role: RoomView['myRole'];
  readonly text: string;
}

export interface RoomCaption {
  readonly atMs: number;
  readonly text: string;
}

/** A room as its page knows it now: what was loaded, and what came since. */
export interface RoomNow {
  readonly room: RoomView;
  readonly announcement: string | null;
  /** Until when a room without pictures waits for them; null while they arrive. */
  readonly returnsBy: string | null;
  readonly chat: readonly ChatLine[];
  /** What is said now, by language, where it is written down. */
  readonly captions: Readonly<Record<string, RoomCaption>>;
  /** What was taken down, by id: a new connection may bring it once more. */
  readonly gone: readonly string[];
  /** How the votes of a poll stand, as the room's vital says it. */
  readonly tally: string | null;
  /** Raised by each message about a lucky bag, a flash sale …: what the page knows of them is old. */
  readonly bagNews: number;
  readonly saleNews: number;
  readonly packetNews: number;
  readonly couponNews: number;
  readonly pollNews: number;
}

const chatKept = 150;
const goneKept = 500;

export function roomAtFirst(room: RoomView): RoomNow {
  return {
    room,
    announcement: room.announcement?.text ?? null,
    returnsBy: room.silentSince,
    chat: [],
    captions: {},
    gone: [],
    tally: null,
    bagNews: 0,
    saleNews: 0,
    packetNews: 0,
    couponNews: 0,
    pollNews: 0,
  };
}

type Body = Readonly<Record<string, unknown>> & { readonly kind: string };

/** The room after a message of the commerce lane. What is not known here changes nothing; saying it twice neither. */
export function withCommerce(now: RoomNow, message: unknown, myId: string | null): RoomNow {
  const body = message as Body | null;
  if (typeof body?.kind !== 'string') return now;
  if (body.kind.startsWith('bag-')) return { ...now, bagNews: now.bagNews + 1 };
  if (body.kind.startsWith('flash-sale-')) return { ...now, saleNews: now.saleNews + 1 };
  if (body.kind.startsWith('red-packet-')) return { ...now, packetNews: now.packetNews + 1 };
  if (body.kind.startsWith('coupon-')) return { ...now, couponNews: now.couponNews + 1 };
  if (body.kind.startsWith('poll-')) return { ...now, pollNews: now.pollNews + 1 };
  const change = changes[body.kind];
  return change === undefined ? now : change(now, body, myId);
}

type Change = (now: RoomNow, body: Body, myId: string | null) => RoomNow;

const withRoom = (now: RoomNow, change: Partial<RoomView>): RoomNow => ({
  ...now,
  room: { ...now.room, ...change },
});

const changes: Readonly<Record<string, Change>> = {
  'goods-added': (now, { goods }) => withGoods(now, goods as RoomGoodsView),
  'goods-changed': (now, { goods }) => withGoods(now, goods as RoomGoodsView),
  'goods-removed': (now, { productId }) =>
    withRoom(now, {
      goods: now.room.goods.filter((each) => each.productId !== productId),
      ...(now.room.pinned?.productId === productId ? { pinned: null } : {}),
    }),
  'goods-ordered': (now, { productIds }) => {
    const places = new Map((productIds as string[]).map((id, place) => [id, place]));
    const place = (each: RoomGoodsView) => places.get(each.productId) ?? places.size;
    return withRoom(now, { goods: now.room.goods.toSorted((a, b) => place(a) - place(b)) });
  },
  'goods-noted': (now, { productId, note }) =>
    withRoom(now, {
      goods: now.room.goods.map((each) =>
        each.productId === productId ? { ...each, note: note as string } : each,
      ),
    }),
  pinned: (now, { pin, goods }) =>
    withRoom(withGoods(now, goods as RoomGoodsView), { pinned: pin as RoomPinView }),
  unpinned: (now) => withRoom(now, { pinned: null }),
  announcement: (now, { text }) => ({ ...now, announcement: text as string }),
  'chat-rules': (now, { chat }) => withRoom(now, { chat: chat as RoomView['chat'] }),
  'chat-deleted': (now, { messageId }) =>
    withoutChat(now, ({ id }) => id === messageId, [messageId as string]),
  'person-muted': (now, { personId }, myId) =>
    withoutChat(
      withRoom(now, personId === myId ? { muted: true } : {}),
      (line) => line.personId === personId,
      [],
    ),
  'room-changed': (now, { title, introduction, plannedAt }) =>
    withRoom(now, {
      title: title as string,
      introduction: introduction as string,
      plannedAt: plannedAt as string,
    }),
  'room-silent': (now, { endsAt, at }) => ({
    ...withRoom(now, { silentSince: at as string }),
    returnsBy: endsAt as string,
  }),
  'room-returned': (now) => ({ ...withRoom(now, { silentSince: null }), returnsBy: null }),
  'room-ended': (now, { at, reason }) =>
    withRoom(now, {
      ...{ state: 'ended', endedAt: at as string, endReason: reason as RoomView['endReason'] },
      ...{ playback: null, socketUrl: null, pinned: null },
    }),
  'room-cancelled': (now) => withRoom(now, { state: 'cancelled', playback: null, socketUrl: null }),
};

function withoutChat(now: RoomNow, isGone: (line: ChatLine) => boolean, ids: readonly string[]): RoomNow {
  const taken = now.chat.filter(isGone).map(({ id }) => id);
  return {
    ...now,
    chat: now.chat.filter((line) => !isGone(line)),
    gone: [...now.gone, ...ids, ...taken].slice(-goneKept),
  };
}

/** In the place it has, or at the end. */
function withGoods(now: RoomNow, goods: RoomGoodsView | undefined): RoomNow {
  if (goods === undefined) return now;
  const { goods: bag } = now.room;
  const known = bag.some(({ productId }) => productId === goods.productId);
  return withRoom(now, {
    goods: known ? bag.map((each) => (each.productId === goods.productId ? goods : each)) : [...bag, goods],
  });
}

/** What was said, each once; the oldest of a long chat are let go. */
export function withChat(now: RoomNow, bodies: readonly unknown[]): RoomNow {
  const known = new Set([...now.gone, ...now.chat.map(({ id }) => id)]);
  const fresh = bodies.filter(isChatLine).filter(({ id }) => !known.has(id) && known.add(id));
  return fresh.length === 0 ? now : { ...now, chat: [...now.chat, ...fresh].slice(-chatKept) };
}

function isChatLine(body: unknown): body is ChatLine {
  const line = body as Partial<Record<keyof ChatLine, unknown>> | null;
  return typeof line?.id === 'string' && typeof line.name === 'string' && typeof line.text === 'string';
}

/** How many watch and how often the heart was pressed. What this viewer just pressed is in already. */
export function withVitals(now: RoomNow, vitals: Readonly<Record<string, unknown>>): RoomNow {
  const { online, likes, poll } = vitals;
  const told = typeof poll === 'string' ? { ...now, tally: poll } : now;
  return withRoom(withCaptions(told, vitals), {
    ...(typeof online === 'number' ? { online } : {}),
    ...(typeof likes === 'number' ? { likes: Math.max(likes, now.room.likes) } : {}),
  });
}

/** `caption:LANGUAGE` says when something was said, and what. What is corrected of earlier is the replay's. */
function withCaptions(now: RoomNow, vitals: Readonly<Record<string, unknown>>): RoomNow {
  const captions = { ...now.captions };
  let changed = false;
  for (const [name, value] of Object.entries(vitals)) {
    const language = /^caption:(.+)$/.exec(name)?.[1];
    const [, at, text] = /^(\d+) (.+)$/.exec(String(value)) ?? [];
    if (language === undefined || text === undefined) continue;
    const atMs = Number(at);
    if (atMs <= (captions[language]?.atMs ?? 0)) continue;
    captions[language] = { atMs, text };
    changed = true;
  }
  return changed ? { ...now, captions } : now;
}

export function withLike(now: RoomNow): RoomNow {
  return withRoom(now, { likes: now.room.likes + 1 });
}
