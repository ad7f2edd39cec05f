import { minuteMs, secondMs } from '@kanmai/kernel';
import type {
  RoomAdvice,
  RoomPacketResult,
  RoomPinResult,
  RoomResults,
  RoomTotals,
} from './room-result.schema.ts';

interface Broadcast {
  readonly totals: RoomTotals;
  readonly minutes: RoomResults['minutes'];
  readonly pins: readonly RoomPinResult[];
  readonly packets: readonly RoomPacketResult[];
  readonly benchmark: RoomResults['benchmark'];
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** Of a pin shorter than this nobody can say what it sold in a minute. */
const explainedMsMin = 15 * secondMs;
/** So long explained without an order is worth a word. */
const unsoldMsMin = 2 * minuteMs;
/** A fall is one when so many people, and this share of those who were there, left within a minute. */
const leftMin = 2;
const leftShareMin = 0.2;
/** A red packet drew people when so many, and this share of those who were there, came within minutes. */
const drawnMin = 2;
const drawnShareMin = 0.2;
/** Of a red packet of which less than this share was taken, there was too much. */
const takenShareMin = 0.5;
/** Figures within this share of the mean are as always. */
const sameShare = 0.1;

/**
 * What to repeat and what to change, by plain rules that the page explains: the pin that sold most a minute explained, the
 * one explained longest without an order, the red packet that drew most people and the one that was taken least, the minute in
 * which most people left, and how the figures stand to the mean of the last rooms. What the numbers are too small to say is not said. Pure.
 */
export function adviseOn(broadcast: Broadcast): RoomAdvice[] {
  const { totals, benchmark, pins, packets } = broadcast;
  return [
    ...[bestPin(pins), unsoldPin(pins), drawingPacket(packets), leftPacket(packets)],
    ...[greatestFall(broadcast), ...comparisons(totals, benchmark)],
  ].filter((advice) => advice !== null);
}

function bestPin(pins: readonly RoomPinResult[]): RoomAdvice | null {
  const long = pins.filter(({ explainedMs }) => explainedMs >= explainedMsMin);
  const [best] = long.toSorted((a, b) => (b.gmvPerMinuteCents ?? 0) - (a.gmvPerMinuteCents ?? 0));
  // The best of one is no finding.
  if (best === undefined || best.gmvCents === 0 || long.length < 2) return null;
  return { kind: 'best-pin', ...pinFacts(best) };
}

function unsoldPin(pins: readonly RoomPinResult[]): RoomAdvice | null {
  const [longest] = pins
    .filter(({ pieces, explainedMs }) => pieces === 0 && explainedMs >= unsoldMsMin)
    .toSorted((a, b) => b.explainedMs - a.explainedMs);
  return longest === undefined ? null : { kind: 'unsold-pin', ...pinFacts(longest) };
}

function pinFacts({ pinId, productId, title, at, explainedMs, pieces, gmvPerMinuteCents }: RoomPinResult) {
  return { pinId, productId, title, at, explainedMs, pieces, gmvPerMinuteCents: gmvPerMinuteCents ?? 0 };
}

function drawingPacket(packets: readonly RoomPacketResult[]): RoomAdvice | null {
  const gain = ({ onlineBefore, onlineAfter }: RoomPacketResult) => onlineAfter - onlineBefore;
  const [best] = packets
    .filter((packet) => gain(packet) >= Math.max(drawnMin, packet.onlineBefore * drawnShareMin))
    .toSorted((a, b) => gain(b) - gain(a));
  return best === undefined ? null : { kind: 'packet-drew', ...packetFacts(best) };
}

function leftPacket(packets: readonly RoomPacketResult[]): RoomAdvice | null {
  const [least] = packets
    .filter(({ taken, count }) => taken < count * takenShareMin)
    .toSorted((a, b) => a.taken / a.count - b.taken / b.count);
  return least === undefined ? null : { kind: 'packet-left', ...packetFacts(least) };
}

function packetFacts({ packetId, at, count, taken, onlineBefore, onlineAfter }: RoomPacketResult) {
  return { ...{ packetId, at, count, taken }, before: onlineBefore, after: onlineAfter };
}

function greatestFall({ minutes, pins, startedAtMs, endedAtMs }: Broadcast): RoomAdvice | null {
  const online = new Map(minutes.map(({ at, online }) => [Date.parse(at), online]));
  const firstMs = Math.ceil(startedAtMs / minuteMs) * minuteMs;
  let greatest: { atMs: number; before: number; after: number } | null = null;
  // The minute in which the room ends, or that is not over, is no whole one.
  for (let atMs = firstMs + minuteMs; atMs + minuteMs <= endedAtMs; atMs += minuteMs) {
    const [before, after] = [online.get(atMs - minuteMs) ?? 0, online.get(atMs) ?? 0];
    const left = before - after;
    const isFall = left >= leftMin && left >= before * leftShareMin;
    if (isFall && left > (greatest === null ? 0 : greatest.before - greatest.after))
      greatest = { atMs, before, after };
  }
  if (greatest === null) return null;
  const { atMs, before, after } = greatest;
  const during = pins.findLast(
    (pin) => Date.parse(pin.at) < atMs + minuteMs && Date.parse(pin.at) + pin.explainedMs > atMs,
  );
  return {
    ...{ kind: 'people-left', at: new Date(atMs).toISOString(), before, after },
    during: during === undefined ? null : { productId: during.productId, title: during.title },
  };
}

const compared = ['viewers', 'gmvCents', 'dwellMs', 'conversion'] as const;

function comparisons(totals: RoomTotals, benchmark: RoomResults['benchmark']): RoomAdvice[] {
  if (benchmark === null) return [];
  return compared.flatMap((figure) => {
    const [value, mean] = [totals[figure] ?? 0, benchmark[figure]];
    if (mean === 0) return [];
    const change = value / mean - 1;
    if (Math.abs(change) < sameShare) return [];
    return [{ kind: 'compared' as const, figure, value, mean, change, rooms: benchmark.rooms }];
  });
}
