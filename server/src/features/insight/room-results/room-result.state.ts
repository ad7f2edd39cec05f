import { minuteMs } from '@kanmai/kernel';
import type { EventKind, LoggedEvent } from '../events/index.ts';

export const countedKinds: readonly EventKind[] = [
  ...(['room-view', 'product-open', 'cart-add', 'order-placed', 'order-paid'] as const),
  ...(['room-coupon-claimed', 'red-packet-taken'] as const),
];

export interface MinuteCounts {
  views: number;
  watchedMs: number;
  productClicks: number;
  cartAdds: number;
  orders: number;
  paidOrders: number;
  paidCents: number;
  chats: number;
  couponClaims: number;
  packetTakes: number;
  packetCents: number;
}

export interface PersonCounts {
  source: string | null;
  watchedMs: number;
  clicked: boolean;
  ordered: boolean;
  paidCents: number;
}

export interface GoodsCounts {
  clicks: number;
  pieces: number;
  paidCents: number;
}

/** What a part of the log adds; keys are `room minute` (ms), `room person` and `room product`. */
export interface RoomChanges {
  readonly minutes: Map<string, MinuteCounts>;
  readonly people: Map<string, PersonCounts>;
  readonly goods: Map<string, GoodsCounts>;
}

interface RoomLine {
  readonly roomId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly totalCents: number;
}

/**
 * Counts steps of the log by room. A `room-view` says that somebody was there for `watchedMs` until then: the time is
 * shared out to the minutes it lies in. Pure; counting a log in two parts and adding up is counting it in one.
 */
export function countRoomSteps(events: readonly LoggedEvent[]): RoomChanges {
  const changes: RoomChanges = { minutes: new Map(), people: new Map(), goods: new Map() };
  for (const event of events) {
    if (event.kind === 'room-view') countView(changes, event);
    else if (event.kind === 'product-open') countClick(changes, event);
    else if (event.kind === 'cart-add') countCart(changes, event);
    else if (event.kind === 'room-coupon-claimed') countCoupon(changes, event);
    else if (event.kind === 'red-packet-taken') countPacket(changes, event);
    else countOrder(changes, event);
  }
  return changes;
}

function countView(changes: RoomChanges, { subjectId, personId, atMs, data }: LoggedEvent): void {
  if (subjectId === null || personId === null) return;
  const watchedMs = numberOf(data.watchedMs);
  const minute = minuteOf(changes, subjectId, atMs);
  if (data.joined === true) minute.views += 1;
  minute.chats += numberOf(data.chats);
  spreadTime(changes, subjectId, atMs, watchedMs);
  const one = personOf(changes, subjectId, personId);
  one.watchedMs += watchedMs;
  if (typeof data.source === 'string') one.source ??= data.source;
}

/** A sighting is at most this long; what is longer was a clock that jumped. */
const watchedMsMax = 10 * minuteMs;

function spreadTime(changes: RoomChanges, roomId: string, untilMs: number, watchedMs: number): void {
  let toMs = untilMs;
  const fromMs = untilMs - Math.min(watchedMs, watchedMsMax);
  while (toMs > fromMs) {
    const startMs = Math.max(fromMs, Math.floor((toMs - 1) / minuteMs) * minuteMs);
    minuteOf(changes, roomId, startMs).watchedMs += toMs - startMs;
    toMs = startMs;
  }
}

function countClick(changes: RoomChanges, { subjectId, personId, atMs, data }: LoggedEvent): void {
  const { roomId } = data;
  if (typeof roomId !== 'string' || subjectId === null) return;
  minuteOf(changes, roomId, atMs).productClicks += 1;
  goodsOf(changes, roomId, subjectId).clicks += 1;
  if (personId !== null) personOf(changes, roomId, personId).clicked = true;
}

function countCart(changes: RoomChanges, { atMs, data }: LoggedEvent): void {
  if (typeof data.roomId === 'string') minuteOf(changes, data.roomId, atMs).cartAdds += 1;
}

function countCoupon(changes: RoomChanges, { atMs, data }: LoggedEvent): void {
  if (typeof data.roomId === 'string') minuteOf(changes, data.roomId, atMs).couponClaims += 1;
}

function countPacket(changes: RoomChanges, { atMs, data }: LoggedEvent): void {
  if (typeof data.roomId !== 'string') return;
  const minute = minuteOf(changes, data.roomId, atMs);
  minute.packetTakes += 1;
  minute.packetCents += numberOf(data.amountCents);
}

function countOrder(changes: RoomChanges, { kind, personId, atMs, data }: LoggedEvent): void {
  for (const [roomId, lines] of Map.groupBy(linesWithRooms(data.lines), (line) => line.roomId)) {
    const minute = minuteOf(changes, roomId, atMs);
    const one = personId === null ? null : personOf(changes, roomId, personId);
    if (kind === 'order-placed') {
      minute.orders += 1;
      if (one !== null) one.ordered = true;
      continue;
    }
    minute.paidOrders += 1;
    for (const { productId, quantity, totalCents } of lines) {
      minute.paidCents += totalCents;
      if (one !== null) one.paidCents += totalCents;
      const goods = goodsOf(changes, roomId, productId);
      goods.pieces += quantity;
      goods.paidCents += totalCents;
    }
  }
}

function linesWithRooms(lines: unknown): RoomLine[] {
  if (!Array.isArray(lines)) return [];
  return (lines as Partial<RoomLine>[]).flatMap(({ roomId, productId, quantity, totalCents }) =>
    typeof roomId === 'string' && typeof productId === 'string'
      ? [{ roomId, productId, quantity: numberOf(quantity), totalCents: numberOf(totalCents) }]
      : [],
  );
}

function minuteOf({ minutes }: RoomChanges, roomId: string, atMs: number): MinuteCounts {
  return ensured(minutes, `${roomId} ${Math.floor(atMs / minuteMs) * minuteMs}`, () => ({
    ...{ views: 0, watchedMs: 0, productClicks: 0, cartAdds: 0 },
    ...{ orders: 0, paidOrders: 0, paidCents: 0, chats: 0 },
    ...{ couponClaims: 0, packetTakes: 0, packetCents: 0 },
  }));
}

function personOf({ people }: RoomChanges, roomId: string, personId: string): PersonCounts {
  return ensured(people, `${roomId} ${personId}`, () => ({
    ...{ source: null, watchedMs: 0, clicked: false, ordered: false, paidCents: 0 },
  }));
}

function goodsOf({ goods }: RoomChanges, roomId: string, productId: string): GoodsCounts {
  return ensured(goods, `${roomId} ${productId}`, () => ({ clicks: 0, pieces: 0, paidCents: 0 }));
}

function ensured<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.round(value) : 0;
}
