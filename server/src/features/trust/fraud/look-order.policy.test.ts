import { describe, expect, it } from 'vitest';
import { inTurn } from './look-order.policy.ts';

const suspicions = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ shopId: `${name}_${n}`, strength: 0.9 - n / 1_000, clues: [], reviews: [] },
  }));

describe('whom a look takes up', () => {
  it('is a shop without a case before any that only goes on, however strong', () => {
    const [open, fresh] = [suspicions('open', 130), suspicions('fresh', 2)];
    const weak = fresh.map((each) => ({ ...each, strength: each.strength - 0.35 }));
    const seenAtMs = new Map(open.map(({ shopId }) => [shopId, 5]));
    const taken = inTurn([...open, ...weak], seenAtMs);
    expect(taken).toHaveLength(100);
    expect(taken.slice(0, 3).map(({ shopId }) => shopId)).toEqual(['fresh_0', 'fresh_1', 'open_0']);
  });

  it('is every open case in its turn', () => {
    const open = suspicions('open', 130);
    const seenAtMs = new Map(open.map(({ shopId }, n) => [shopId, n < 100 ? 6 : 5]));
    const taken = inTurn(open, seenAtMs).map(({ shopId }) => shopId);
    expect(taken.slice(0, 31)).toEqual([...open.slice(100), ...open.slice(0, 1)].map(({ shopId }) => shopId));
  });
});
