import { describe, expect, it } from 'vitest';
import { ItemSums } from './item-sums.ts';
import { partLength } from './network.ts';
import { rareLifts } from './rare.ts';

const sums = Float64Array.of(1, 2, 3);
const lifts = new Float64Array(rareLifts).fill(5);
const part = new Float64Array(partLength).fill(4);
const found = (kept: ItemSums, item: number, tab: number, nowMs: number) => {
  const into = Float64Array.of(10, 10, 10);
  const partInto = new Float64Array(partLength);
  const liftsInto = new Float64Array(rareLifts);
  if (!kept.read(into, partInto, liftsInto, item, tab, nowMs)) return null;
  expect(partInto).toEqual(part);
  expect(liftsInto).toEqual(lifts);
  return [...into];
};

describe('what is kept of items between pages', () => {
  it('I-R17 is good for a second, of one tab', () => {
    const kept = new ItemSums();
    kept.keep(40, 1, 5_000, sums, part, lifts);
    expect(found(kept, 40, 1, 5_999)).toEqual([1, 2, 3]);
    expect(found(kept, 40, 1, 6_000)).toBeNull();
    expect(found(kept, 40, 2, 5_000)).toBeNull();
    expect(found(kept, 40, 1, 4_999)).toBeNull();
    expect(found(kept, 41, 1, 5_000)).toBeNull();
    expect(found(kept, 4_000, 1, 5_000)).toBeNull();
  });

  it('I-R17 goes when the item is learnt of', () => {
    const kept = new ItemSums();
    kept.keep(0, 0, 5_000, sums, part, lifts);
    kept.keep(1, 0, 5_000, sums, part, lifts);
    kept.drop(0);
    kept.drop(4_000);
    expect(found(kept, 0, 0, 5_000)).toBeNull();
    expect(found(kept, 1, 0, 5_000)).toEqual([1, 2, 3]);
    kept.clear();
    expect(found(kept, 1, 0, 5_000)).toBeNull();
  });
});
