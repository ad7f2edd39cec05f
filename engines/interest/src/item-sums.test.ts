import { describe, expect, it } from 'vitest';
import { ItemSums } from './item-sums.ts';

const keep = (kept: ItemSums, item: number, tab: number, nowMs: number) => {
  const at = kept.take(item, tab, nowMs);
  kept.values[at] = item;
};
const found = (kept: ItemSums, item: number, tab: number, nowMs: number) => {
  const at = kept.find(item, tab, nowMs);
  return at < 0 ? null : kept.values[at];
};

describe('what is kept of items between pages', () => {
  it('I-R17 is good for a second, of one tab', () => {
    const kept = new ItemSums();
    keep(kept, 40, 1, 5_000);
    expect(found(kept, 40, 1, 5_999)).toBe(40);
    expect(found(kept, 40, 1, 6_000)).toBeNull();
    expect(found(kept, 40, 2, 5_000)).toBeNull();
    expect(found(kept, 40, 1, 4_999)).toBeNull();
    expect(found(kept, 41, 1, 5_000)).toBeNull();
    expect(found(kept, 4_000, 1, 5_000)).toBeNull();
  });

  it('I-R17 goes when the item is learnt of', () => {
    const kept = new ItemSums();
    keep(kept, 0, 0, 5_000);
    keep(kept, 1, 0, 5_000);
    kept.drop(0);
    kept.drop(4_000);
    expect(found(kept, 0, 0, 5_000)).toBeNull();
    expect(found(kept, 1, 0, 5_000)).toBe(1);
    kept.clear();
    expect(found(kept, 1, 0, 5_000)).toBeNull();
  });
});
