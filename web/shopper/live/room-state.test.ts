import type { RoomGoodsView, RoomView } from '@kanmai/client';
import { describe, expect, it } from 'vitest';
import { clockText } from './clock-text.ts';
import { type RoomNow, roomAtFirst, withChat, withCommerce, withLike, withVitals } from './room-state.ts';

const goods = (productId: string, more: Partial<RoomGoodsView> = {}) =>
  ({
    productId,
    title: productId,
    note: '',
    priceCents: 1_000,
    livePrices: [],
    ...more,
  }) as unknown as RoomGoodsView;
const first = roomAtFirst({
  ...{ id: 'rom_1', state: 'live', silentSince: null, likes: 5, online: 1, muted: false, pinned: null },
  goods: [goods('a'), goods('b')],
} as unknown as RoomView);
const after = (...bodies: object[]): RoomNow =>
  bodies.reduce<RoomNow>((now, body) => withCommerce(now, body, 'me'), first);
const bagOf = ({ room }: RoomNow) => room.goods.map(({ productId }) => productId);

describe('a room after what it was told', () => {
  it('has goods in their places, each once, however often they are told', () => {
    const added = { kind: 'goods-added', goods: goods('c') };
    expect(bagOf(after(added, added))).toEqual(['a', 'b', 'c']);
    const changed = after({ kind: 'goods-changed', goods: goods('a', { priceCents: 700 }) });
    expect([bagOf(changed), changed.room.goods[0]?.priceCents]).toEqual([['a', 'b'], 700]);
    expect(bagOf(after({ kind: 'goods-ordered', productIds: ['b', 'a'] }))).toEqual(['b', 'a']);
    expect(after({ kind: 'goods-noted', productId: 'b', note: 'sweet' }).room.goods[1]?.note).toBe('sweet');
  });

  it('shows what is pinned with the goods as they are then, until it is taken down or out', () => {
    const pinned = {
      kind: 'pinned',
      pin: { id: 'pin_1', productId: 'b' },
      goods: goods('b', { priceCents: 1 }),
    };
    expect(after(pinned).room).toMatchObject({ pinned: { productId: 'b' }, goods: [{}, { priceCents: 1 }] });
    expect(after(pinned, { kind: 'unpinned' }).room.pinned).toBeNull();
    expect(after(pinned, { kind: 'goods-removed', productId: 'b' }).room).toMatchObject({ pinned: null });
    expect(after(pinned, { kind: 'goods-removed', productId: 'a' }).room.pinned).not.toBeNull();
  });

  it('takes down what a muted person said, and knows when that is this one', () => {
    const said = withChat(first, [line('1', 'you'), line('2', 'me')]);
    const muted = withCommerce(said, { kind: 'person-muted', personId: 'you' }, 'me');
    expect([muted.chat.map(({ id }) => id), muted.room.muted]).toEqual([['2'], false]);
    expect(withChat(muted, [line('1', 'you'), line('3', 'you')]).chat.map(({ id }) => id)).toEqual([
      '2',
      '3',
    ]);
    expect(withCommerce(said, { kind: 'person-muted', personId: 'me' }, 'me').room.muted).toBe(true);
    expect(withCommerce(said, { kind: 'chat-deleted', messageId: '2' }, 'me').chat).toHaveLength(1);
  });

  it('waits for a broadcaster who fell silent, and ends', () => {
    const silent = after({ kind: 'room-silent', at: '2026-01-01T00:00:00Z', endsAt: '2026-01-01T00:00:30Z' });
    expect([silent.room.silentSince, silent.returnsBy]).toEqual([
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:30Z',
    ]);
    expect(withCommerce(silent, { kind: 'room-returned' }, null)).toMatchObject({ returnsBy: null });
    expect(after({ kind: 'room-ended', at: '2026-01-01T00:00:00Z', reason: 'host' }).room).toMatchObject({
      ...{ state: 'ended', endReason: 'host', playback: null },
    });
  });

  it('passes over what it does not know', () => {
    for (const body of [{ kind: 'of-tomorrow' }, { kind: 7 }, null, 'text', {}])
      expect(withCommerce(first, body, 'me')).toBe(first);
    expect(
      after({ kind: 'bag-drawn' }, { kind: 'flash-sale-began' }, { kind: 'red-packet-over' }),
    ).toMatchObject({
      bagNews: 1,
      saleNews: 1,
      packetNews: 1,
    });
  });
});

const line = (id: string, personId = 'you') => ({ id, personId, name: 'n', role: null, text: 'hi', atMs: 0 });

describe('chat and vitals', () => {
  it('keeps each message once and lets the oldest go', () => {
    const once = withChat(withChat(first, [line('1'), line('1')]), [line('1'), { id: 3 }, null]);
    expect(once.chat.map(({ id }) => id)).toEqual(['1']);
    const many = withChat(
      first,
      Array.from({ length: 400 }, (_, n) => line(String(n))),
    );
    expect([many.chat.length < 300, many.chat.at(-1)?.id]).toEqual([true, '399']);
  });

  it('never takes likes back that were shown', () => {
    const liked = withLike(withLike(first));
    expect(withVitals(liked, { likes: 6, online: 9 }).room).toMatchObject({ likes: 7, online: 9 });
    expect(withVitals(liked, { likes: 12 }).room.likes).toBe(12);
  });
});

describe('captions', () => {
  it('are of each language what was said last', () => {
    const said = withVitals(first, { 'caption:zh-CN': '2000 你好 大家', 'caption:en': '2000 Hello' });
    expect(said.captions).toEqual({
      'zh-CN': { atMs: 2_000, text: '你好 大家' },
      en: { atMs: 2_000, text: 'Hello' },
    });
    expect(withVitals(said, { 'caption:en': '1000 Hallo' }).captions).toBe(said.captions);
    expect(withVitals(said, { 'caption:en': 'nothing', 'caption:fr': 7 }).captions).toBe(said.captions);
    expect(withVitals(said, { 'caption:en': '3000 all' }).captions).toMatchObject({ en: { text: 'all' } });
  });
});

describe('clockText', () => {
  it.each([
    [0, '00:00'],
    [75, '01:15'],
    [3_675, '1:01:15'],
  ])('%i s is %s', (seconds, text) => expect(clockText(seconds)).toBe(text));
});
