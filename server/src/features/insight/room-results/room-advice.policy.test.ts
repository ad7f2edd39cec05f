import { describe, expect, it } from 'vitest';
import { adviseOn } from './room-advice.policy.ts';
import { totalsOf } from './room-result.policy.ts';
import type { RoomPacketResult, RoomPinResult, RoomResults } from './room-result.schema.ts';

const startMs = Date.UTC(2026, 0, 1, 12);
const minute = 60_000;
const at = (minutes: number) => new Date(startMs + minutes * minute).toISOString();
const none = {
  ...{ views: 0, viewers: 0, watchedMs: 0, peakMs: 0, productClicks: 0, clickers: 0, cartAdds: 0 },
  ...{ orders: 0, paidOrders: 0, buyers: 0, gmvCents: 0, chats: 0 },
  ...{ couponClaims: 0, packetTakes: 0, packetCents: 0 },
};
const room = (more: Partial<Parameters<typeof adviseOn>[0]> = {}) => ({
  ...{ totals: totalsOf(none), minutes: [], pins: [], packets: [], benchmark: null },
  ...{ startedAtMs: startMs, endedAtMs: startMs + 10 * minute, ...more },
});
const pin = (
  productId: string,
  from: number,
  minutes: number,
  pieces: number,
  gmvCents: number,
): RoomPinResult => ({
  ...{ pinId: `pin ${productId} ${from}`, productId, title: productId, at: at(from), pieces, gmvCents },
  explainedMs: minutes * minute,
  gmvPerMinuteCents: Math.round(gmvCents / minutes),
});
const counted = (online: readonly number[]): RoomResults['minutes'] =>
  online.map((people, index) => ({
    ...{ at: at(index), online: people, views: 0, productClicks: 0, cartAdds: 0, orders: 0 },
    ...{ paidOrders: 0, gmvCents: 0, chats: 0, couponClaims: 0, packetTakes: 0 },
  }));

describe('what to repeat', () => {
  it('is the pin that sold most a minute explained, not the one that sold most', () => {
    const pins = [pin('tea', 0, 5, 20, 20_000), pin('cup', 5, 1, 5, 5_000), pin('pot', 6, 0.1, 1, 9_000)];
    expect(adviseOn(room({ pins }))).toMatchObject([
      { kind: 'best-pin', productId: 'cup', gmvPerMinuteCents: 5_000, explainedMs: minute },
    ]);
  });

  it('is nothing when there is nothing to compare, or nothing was sold', () => {
    expect(adviseOn(room({ pins: [pin('tea', 0, 1, 1, 1_000)] }))).toEqual([]);
    expect(adviseOn(room({ pins: [pin('tea', 0, 1, 0, 0), pin('cup', 1, 1, 0, 0)] }))).toEqual([]);
    expect(adviseOn(room())).toEqual([]);
  });
});

const packet = (
  packetId: string,
  parts: readonly [taken: number, count: number],
  online: readonly [before: number, after: number],
): RoomPacketResult => ({
  ...{ packetId, at: at(1), totalCents: 1_000, currency: 'CNY', takenCents: 10 * parts[0] },
  ...{ taken: parts[0], count: parts[1], onlineBefore: online[0], onlineAfter: online[1] },
});

describe('a red packet', () => {
  it('is to be repeated when it drew people: the one that drew most', () => {
    const packets = [
      packet('small', [10, 10], [10, 13]),
      packet('large', [10, 10], [20, 40]),
      packet('few', [10, 10], [1, 2]),
      packet('share', [10, 10], [100, 115]),
    ];
    expect(adviseOn(room({ packets }))).toMatchObject([
      { kind: 'packet-drew', packetId: 'large', before: 20, after: 40, taken: 10 },
    ]);
    expect(adviseOn(room({ packets: packets.slice(2) }))).toEqual([]);
  });

  it('was too large when less than half was taken: the one of which least was', () => {
    const packets = [
      packet('half', [5, 10], [5, 5]),
      packet('a', [4, 10], [5, 5]),
      packet('b', [1, 10], [5, 5]),
    ];
    expect(adviseOn(room({ packets }))).toMatchObject([
      { kind: 'packet-left', packetId: 'b', taken: 1, count: 10 },
    ]);
  });
});

describe('what to change', () => {
  it('is what was explained longest without an order', () => {
    const pins = [pin('tea', 0, 2, 0, 0), pin('cup', 2, 3, 0, 0), pin('pot', 5, 4, 1, 100)];
    expect(adviseOn(room({ pins }))).toMatchObject([
      { kind: 'best-pin' },
      { kind: 'unsold-pin', productId: 'cup' },
    ]);
  });

  it('is the minute in which most people left, and what was pinned then', () => {
    const minutes = counted([10, 20, 18, 8, 8, 6, 6, 6, 6, 0]);
    const pins = [pin('tea', 1, 1.5, 0, 0), pin('cup', 2.5, 1, 0, 0)];
    expect(adviseOn(room({ minutes, pins }))).toEqual([
      { kind: 'people-left', at: at(3), before: 18, after: 8, during: { productId: 'cup', title: 'cup' } },
    ]);
  });

  it('is no fall of a few, nor the end of the room', () => {
    expect(adviseOn(room({ minutes: counted([2, 1, 1, 1, 1, 1, 1, 1, 1, 1]) }))).toEqual([]);
    expect(adviseOn(room({ minutes: counted(Array(10).fill(50)) }))).toEqual([]);
    const short = room({ minutes: counted([50, 50, 3]), endedAtMs: startMs + 2.1 * minute });
    expect(adviseOn(short)).toEqual([]);
  });
});

it('figures are compared with the last rooms when they differ by a tenth', () => {
  const totals = totalsOf({
    ...none,
    views: 200,
    viewers: 100,
    buyers: 3,
    gmvCents: 10_500,
    watchedMs: 6_000_000,
  });
  const benchmark = { rooms: 4, viewers: 50, gmvCents: 10_000, dwellMs: 0, conversion: 0.06 };
  expect(adviseOn(room({ totals, benchmark }))).toMatchObject([
    { kind: 'compared', figure: 'viewers', value: 100, mean: 50, change: 1, rooms: 4 },
    { kind: 'compared', figure: 'conversion', change: -0.5 },
  ]);
});
