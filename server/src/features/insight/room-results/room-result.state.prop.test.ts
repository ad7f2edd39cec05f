import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../events/index.ts';
import { countRoomSteps, type RoomChanges } from './room-result.state.ts';

const room = fc.constantFrom('rom_1', 'rom_2');
const person = fc.constantFrom('psn_1', 'psn_2', 'psn_3');
const atMs = fc.integer({ min: 0, max: 600_000 });
const event = (kind: LoggedEvent['kind'], subjectId: string, data: Record<string, unknown>) =>
  fc
    .record({ personId: person, atMs })
    .map((who): LoggedEvent => ({ id: 1, kind, shopId: null, subjectId, data, ...who }));
const step: fc.Arbitrary<LoggedEvent> = fc.oneof(
  fc
    .record({ room, watchedMs: fc.integer({ min: 0, max: 200_000 }), joined: fc.boolean() })
    .chain(({ room: id, ...data }) => event('room-view', id, { ...data, chats: 1, source: 'feed' })),
  room.chain((roomId) => event('product-open', 'prd_1', { roomId })),
  room.chain((roomId) =>
    event('order-paid', 'ord_1', {
      lines: [
        { roomId, productId: 'prd_1', quantity: 2, totalCents: 500 },
        { roomId: null, productId: 'prd_2', quantity: 1, totalCents: 100 },
      ],
    }),
  ),
);

function sumOf(changes: readonly RoomChanges[]) {
  const all = { watched: 0, inMinutes: 0, views: 0, cents: 0, people: 0, goods: 0 };
  for (const { minutes, people, goods } of changes) {
    for (const minute of minutes.values()) {
      all.inMinutes += minute.watchedMs;
      all.views += minute.views;
      all.cents += minute.paidCents;
    }
    for (const one of people.values()) {
      all.watched += one.watchedMs;
      all.people += one.paidCents;
    }
    for (const one of goods.values()) all.goods += one.paidCents;
  }
  return all;
}

describe('what is counted of the log', () => {
  it('is the same in parts as at once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat({ max: 40 }), (events, cut) => {
        const parts = [countRoomSteps(events.slice(0, cut)), countRoomSteps(events.slice(cut))];
        expect(sumOf(parts)).toEqual(sumOf([countRoomSteps(events)]));
      }),
    );
  });

  it('shares the time out to minutes without losing any, at most a minute a person in each', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (events) => {
        const sums = sumOf([countRoomSteps(events)]);
        expect(sums.inMinutes).toBe(sums.watched);
        expect(sums.people).toBe(sums.cents);
        expect(sums.goods).toBe(sums.cents);
      }),
    );
  });

  it('counts coupons and red packets where they were handed out', () => {
    const who = { personId: 'psn_1', shopId: 'shp_1' };
    const { minutes } = countRoomSteps([
      ...[1, 2].map((id) => ({
        ...{ ...who, id, kind: 'room-coupon-claimed' as const, subjectId: 'cho_1', atMs: 61_000 },
        data: { roomId: 'rom_1' },
      })),
      {
        ...{ ...who, id: 3, kind: 'red-packet-taken', subjectId: 'rpk_1', atMs: 62_000 },
        data: { roomId: 'rom_1', amountCents: 88 },
      },
      { ...who, id: 4, kind: 'red-packet-taken', subjectId: 'rpk_1', atMs: 62_000, data: {} },
    ]);
    expect([...minutes]).toMatchObject([
      ['rom_1 60000', { couponClaims: 2, packetTakes: 1, packetCents: 88 }],
    ]);
  });

  it('counts lines bought in the room alone', () => {
    const bought = { personId: 'psn_1', shopId: 'shp_1', subjectId: 'ord_1' };
    const lines = [
      { roomId: 'rom_1', productId: 'prd_1', quantity: 2, totalCents: 500 },
      { productId: 'prd_2', quantity: 1, totalCents: 100 },
    ];
    const { minutes, goods } = countRoomSteps([
      { ...bought, kind: 'order-paid', id: 1, atMs: 61_000, data: { lines } },
    ]);
    expect([...minutes]).toMatchObject([['rom_1 60000', { paidOrders: 1, paidCents: 500 }]]);
    expect([...goods.keys()]).toEqual(['rom_1 prd_1']);
  });
});
