import type { RoomGoodsView } from '@kanmai/client';
import { expect, it } from 'vitest';
import { replayMoments } from './replay-moments.ts';

it('tells when goods of the bag come on, once in a row', () => {
  const goods = [
    { productId: 'a', title: 'A' },
    { productId: 'b', title: 'B' },
  ] as unknown as RoomGoodsView[];
  const shown = (productId: string, fromMs: number) => ({ productId, fromMs, toMs: fromMs + 900 });
  const timeline = [
    shown('a', 0),
    shown('a', 1_000),
    shown('gone', 2_000),
    shown('b', 3_000),
    shown('a', 4_000),
  ];
  expect(replayMoments(timeline, goods)).toEqual([
    { fromMs: 0, title: 'A' },
    { fromMs: 3_000, title: 'B' },
    { fromMs: 4_000, title: 'A' },
  ]);
});
