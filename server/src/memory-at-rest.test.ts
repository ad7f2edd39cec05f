import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { RestWatch, releaseMemory, restWatch } from './memory-at-rest.ts';

const { slackMinMb: much, looksAfterStart, looksAfterBurst } = restWatch;

describe('memory at rest', () => {
  it('is given back after some quiet looks, once for each rest', () => {
    const watch = new RestWatch();
    const looks = (count: number, busy: number, slackMb: number) =>
      Array.from({ length: count }, () => watch.look(busy, slackMb));
    expect(looks(5, 0.9, much)).not.toContain(true);
    expect(looks(looksAfterStart, 0, much)).toEqual([...Array(looksAfterStart - 1).fill(false), true]);
    expect(looks(10, 0, much)).not.toContain(true);
    watch.look(0.5, much);
    expect(looks(looksAfterBurst, 0, much)).toEqual([...Array(looksAfterBurst - 1).fill(false), true]);
  });

  it('is kept where there is little of it', () => {
    const watch = new RestWatch();
    expect(Array.from({ length: 10 }, () => watch.look(0, much - 1))).not.toContain(true);
    expect(watch.look(0, much)).toBe(true);
  });

  it('is really given back', () => {
    const total = () => getHeapStatistics().total_heap_size;
    let burst: object[] | null = Array.from({ length: 1_500_000 }, (_, i) => ({ i, text: `${i}` }));
    expect(burst.length).toBe(1_500_000);
    const taken = total();
    burst = null;
    releaseMemory();
    expect(total()).toBeLessThan(taken - 50 * 1024 * 1024);
  });
});
