import { describe, expect, it } from 'vitest';
import { Nearest } from './nearest.ts';

describe('vectors', () => {
  it('I-R72 that are none are refused and counted, and change nothing', () => {
    const near = new Nearest({ dim: 3 });
    expect(near.put(0, [1, 0, 0])).toBe(true);
    const bad = [[1, Number.NaN, 0], [Number.POSITIVE_INFINITY, 0, 0], [1e300, 0, 0], [0, 0, 0], [1, 0], []];
    for (const vector of bad) expect(near.put(0, vector)).toBe(false);
    for (const id of [-1, 0.5, Number.NaN]) expect(near.put(id, [1, 0, 0])).toBe(false);
    for (const vector of bad) expect(near.search(vector, 5)).toBe(0);
    expect(near.refused).toBe(2 * bad.length + 3);
    expect(near.search([2, 0, 0], 5)).toBe(1);
    expect(near.foundDistance[0]).toBeCloseTo(0, 6);
  });

  it('I-R70 of which many are alike are all kept', () => {
    const near = new Nearest({ dim: 5, metric: 'euclidean' });
    for (let id = 0; id < 5_000; id++) near.put(id, [1, 2, 3, 4, 5]);
    near.put(5_000, [1, 2, 3, 4, 6]);
    expect(near.search([1, 2, 3, 4, 7], 3)).toBe(3);
    expect([...near.foundId]).toEqual([5_000, 0, 1]);
    expect(near.search([0, 0, 0, 0, 0], 6_000)).toBe(5_001);
  });

  it('I-R70 an empty index finds nothing', () => {
    const near = new Nearest({ dim: 2 });
    expect(near.search([1, 1], 10)).toBe(0);
    near.train();
    expect(near.search([1, 1], 10)).toBe(0);
    expect(near.remove(3)).toBe(false);
  });
});
