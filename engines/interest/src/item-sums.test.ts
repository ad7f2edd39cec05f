import { describe, expect, it } from 'vitest';
import { ItemSums } from './item-sums.ts';

const sums = Float64Array.of(1, 2, 3);
const added = (kept: ItemSums, item: number, tab: number, nowMs: number) => {
  const into = Float64Array.of(10, 10, 10);
  return kept.addTo(into, item, tab, nowMs) ? [...into] : null;
};

describe('what is kept of items between pages', () => {
  it('I-R17 is good for a second, of one tab', () => {
    const kept = new ItemSums();
    kept.keep(40, 1, 5_000, sums);
    expect(added(kept, 40, 1, 5_999)).toEqual([11, 12, 13]);
    expect(added(kept, 40, 1, 6_000)).toBeNull();
    expect(added(kept, 40, 2, 5_000)).toBeNull();
    expect(added(kept, 40, 1, 4_999)).toBeNull();
    expect(added(kept, 41, 1, 5_000)).toBeNull();
    expect(added(kept, 4_000, 1, 5_000)).toBeNull();
  });

  it('I-R17 goes when the item is learnt of', () => {
    const kept = new ItemSums();
    kept.keep(0, 0, 5_000, sums);
    kept.keep(1, 0, 5_000, sums);
    kept.drop(0);
    kept.drop(4_000);
    expect(added(kept, 0, 0, 5_000)).toBeNull();
    expect(added(kept, 1, 0, 5_000)).toEqual([11, 12, 13]);
    kept.clear();
    expect(added(kept, 1, 0, 5_000)).toBeNull();
  });
});
