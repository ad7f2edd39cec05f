import { describe, expect, it } from 'vitest';
import { keepPlainRooms, placeInRoom, type RoomOffer, roomKey } from './room-offer.policy.ts';

const offer: RoomOffer = {
  ...{ roomId: 'rom_1', title: '晚八点', variantId: 'var_1', live: true, inBag: true },
  ...{ priceCents: 4_000, poolId: null, poolLeft: 0 },
};
const want = { variantId: 'var_1', roomId: 'rom_1', quantity: 2 };
const place = (room: Partial<RoomOffer>, line: Partial<typeof want> = {}) =>
  placeInRoom({ ...want, ...line }, new Map([[roomKey(offer), { ...offer, ...room }]]));
const pool = { poolId: 'pol_1', poolLeft: 2 };

describe('a line bought in a room', () => {
  it('costs what the room asks, from the open shelf where nothing is set aside', () => {
    expect(place({})).toMatchObject({
      value: { poolId: null, offer: { promotionId: 'rom_1', rule: { priceCents: 4_000 } } },
    });
  });

  it('takes from what is set aside as long as that has all of it, and the price is theirs alone', () => {
    expect(place(pool)).toMatchObject({ value: { poolId: 'pol_1', offer: { name: '晚八点' } } });
    expect(place(pool, { quantity: 3 })).toMatchObject({ value: { poolId: null, left: 2, offer: null } });
    expect(place({ ...pool, poolLeft: 0 })).toMatchObject({ value: { poolId: null, offer: null } });
    expect(place({ ...pool, priceCents: null })).toMatchObject({ value: { poolId: 'pol_1', offer: null } });
  });

  it.each([
    ['over or not begun', { live: false }, 'room-not-live'],
    ['without it in the bag', { inBag: false }, 'not-in-bag'],
  ] as const)('is refused in a room that is %s', (_what, room, type) => {
    expect(place(room)).toMatchObject({ ok: false, failure: { type } });
  });

  it('is refused in a room that never was, and is bought as everywhere in none', () => {
    expect(placeInRoom(want, new Map())).toMatchObject({ failure: { type: 'not-found' } });
    expect(placeInRoom({ ...want, roomId: null }, new Map())).toMatchObject({ value: { offer: null } });
  });
});

describe('a room that ended while somebody looked at the total', () => {
  const over = new Map([[roomKey(offer), { ...offer, live: false }]]);
  const shown = { ...want, poolId: null, reductions: [] as { kind: string }[] };

  it('stands in the way of nobody who had nothing of it', () => {
    expect(placeInRoom(want, keepPlainRooms(over, [shown]))).toMatchObject({
      value: { poolId: null, offer: null },
    });
  });

  it('is told to who was shown its price, or had its goods', () => {
    for (const line of [
      { ...shown, reductions: [{ kind: 'room-price' }] },
      { ...shown, poolId: 'pol_1' },
    ])
      expect(placeInRoom(want, keepPlainRooms(over, [line]))).toMatchObject({
        failure: { type: 'room-not-live' },
      });
  });
});
