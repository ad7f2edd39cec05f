import { randomNormal, seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { restoreInterest } from './interest.ts';
import { enjoy, pageOf, stage, startMs } from './stage.ts';

/** Items whose number has the same remainder by 4 look alike. */
function pictured(items = 200) {
  const interest = stage({ items, authors: 100, categories: 50 });
  const random = seededRandom(4);
  const values = new Float32Array(items * 4);
  for (let i = 0; i < items; i++)
    for (let d = 0; d < 4; d++) values[i * 4 + d] = (i % 4 === d ? 1 : 0) + 0.05 * randomNormal(random);
  const ids = Array.from({ length: items }, (_, i) => `i${i}`);
  expect(interest.putVectors('picture', 4, ids, values)).toEqual({ taken: items, unknown: 0, refused: 0 });
  return { interest, ids, values };
}

const likenessOf = (item: string) => Number(item.slice(1)) % 4;

describe('vectors of items', () => {
  it('I-R74 find what is like the things enjoyed, and say so truly', () => {
    const { interest } = pictured();
    // The newest three are looked around, each at what looks like it; the oldest is not.
    for (const item of ['i0', 'i1', 'i2', 'i3']) enjoy(interest, 'p', item);
    const page = pageOf(interest, 'p', 60);
    const similar = page.filter(({ channel }) => channel === 'similar');
    const about = new Map<string, number>();
    for (const { item, reason } of similar) {
      expect(reason).toEqual({ code: 'because-you-watched', item: `i${likenessOf(item)}` });
      about.set(`i${likenessOf(item)}`, (about.get(`i${likenessOf(item)}`) ?? 0) + 1);
    }
    expect([...about.keys()].sort()).toEqual(['i1', 'i2', 'i3']);
    for (const found of about.values()) expect(found).toBeGreaterThan(5);
  });

  it('I-R74 find nothing that is gone, seen or hidden, and nothing for who enjoyed nothing', () => {
    const { interest } = pictured(40);
    for (let i = 2; i < 40; i += 4) enjoy(interest, 'p', `i${i}`);
    expect(pageOf(interest, 'p', 20).filter(({ item }) => likenessOf(item) === 2)).toEqual([]);
    expect(pageOf(interest, 'nobody', 20).filter(({ channel }) => channel === 'similar')).toEqual([]);
    expect(interest.removeVectors('picture')).toBe(true);
    expect(interest.removeVectors('picture')).toBe(false);
    expect(pageOf(interest, 'p', 10)).toHaveLength(10);
  });

  it('I-R75 that are none, or of items never put, are counted and change nothing', () => {
    const { interest } = pictured(40);
    const before = interest.vectors('picture');
    const put = (name: string, dim: number, ids: string[], values: number[]) =>
      interest.putVectors(name, dim, ids, Float32Array.from(values));
    expect(put('picture', 4, ['i0', 'x', 'i1', 'i2'], [Number.NaN, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0])).toEqual(
      {
        ...{ taken: 0, unknown: 1, refused: 3 },
      },
    );
    expect(put('picture', 3, ['i0'], [1, 2, 3]).refused).toBe(1);
    expect(put('', 3, ['i0'], [1, 2, 3]).refused).toBe(1);
    expect(put('long', 100_000, ['i0'], []).refused).toBe(1);
    expect(put('odd', 1.5, ['i0'], [1]).refused).toBe(1);
    expect(interest.vectors('picture')).toEqual(before);
    for (const name of ['b', 'c', 'd']) expect(put(name, 1, ['i0'], [1]).taken).toBe(1);
    expect(put('e', 1, ['i0'], [1]).refused).toBe(1);
    expect(interest.vectors('e')).toBeUndefined();
    expect(interest.counters().vectors).toBe(43);
  });

  it('I-R76 come back with a snapshot, and out as they were given', () => {
    const { interest, ids, values } = pictured();
    for (const item of ['i2', 'i6', 'i10']) enjoy(interest, 'p', item);
    const again = restoreInterest(interest.snapshot());
    expect(Buffer.compare(again.snapshot(), interest.snapshot())).toBe(0);
    expect(pageOf(again, 'p', 20)).toEqual(pageOf(interest, 'p', 20));
    const kept = again.vectors('picture')!;
    expect([kept.dim, kept.ids]).toEqual([4, ids]);
    const length = Math.hypot(...values.subarray(0, 4));
    for (let d = 0; d < 4; d++) expect(kept.values[d]!).toBeCloseTo(values[d]! / length, 6);
  });

  it('I-R77 are arranged in small steps, between which everything goes on', () => {
    const items = 20_500;
    const interest = stage({ items, authors: 100, categories: 50 });
    const random = seededRandom(5);
    const vector = () => Float32Array.from({ length: 4 }, () => randomNormal(random));
    for (let i = 0; i < items; i++) interest.putVectors('v', 4, [`i${i}`], vector());
    let steps = 0;
    for (const _ of interest.arrangeVectors()) {
      interest.putVectors('v', 4, [`i${(steps * 97) % items}`], vector());
      if (steps++ % 500 === 0) enjoy(interest, 'p', `i${steps % items}`, startMs + steps);
      if (steps % 1_000 === 0) expect(pageOf(interest, 'p', 10)).toHaveLength(10);
    }
    expect(steps).toBeGreaterThan(200);
    expect(interest.arrangeVectors().next().done).toBe(true);
    expect(interest.vectors('v')!.ids).toHaveLength(items);
    const again = restoreInterest(interest.snapshot());
    expect(Buffer.compare(again.snapshot(), interest.snapshot())).toBe(0);
    expect(pageOf(again, 'p', 20)).toEqual(pageOf(interest, 'p', 20));
  });
});
