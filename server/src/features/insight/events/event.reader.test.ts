import { describe, expect, it } from 'vitest';
import { gatherMs, idleMs } from './event.reader.ts';

describe('between two readings of the log', () => {
  it('steps are gathered the longer the more there were, but never longer than the reader bears', () => {
    expect(gatherMs(1)).toBeLessThan(gatherMs(1_000));
    for (const count of [1, 49, 50, 1_999]) {
      expect(gatherMs(count, 25)).toBeLessThanOrEqual(25);
      expect(gatherMs(count, 5)).toBe(5);
    }
  });

  it('bug: what an older transaction held back waited for the slow poll; it is asked for soon, then ever later', () => {
    const pauses = [1, 2, 3, 4, 5, 50, 5_000].map(idleMs);
    expect(pauses[0]).toBeLessThanOrEqual(25);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses.at(-1)).toBe(250);
  });
});
