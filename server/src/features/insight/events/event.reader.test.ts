import { describe, expect, it } from 'vitest';
import { gatherMs } from './event.reader.ts';

describe('between two readings of the log', () => {
  it('steps are gathered the longer the more there were, but never longer than the reader bears', () => {
    expect(gatherMs(1)).toBeLessThan(gatherMs(1_000));
    for (const count of [1, 49, 50, 1_999]) {
      expect(gatherMs(count, 25)).toBeLessThanOrEqual(25);
      expect(gatherMs(count, 5)).toBe(5);
    }
  });
});
