import { describe, expect, it } from 'vitest';
import { clipSpan, offsetOf, timelineOf } from './replay.policy.ts';

/** A minute, a break of half a minute, another minute. */
const pieces = [
  { startedAtMs: 1_000_000, durationMs: 60_000, offsetMs: 0 },
  { startedAtMs: 1_090_000, durationMs: 60_000, offsetMs: 60_000 },
];

describe('a replay', () => {
  it.each([
    ['before it begins', 900_000, 0],
    ['at its beginning', 1_000_000, 0],
    ['in the first piece', 1_030_000, 30_000],
    ['in the break', 1_070_000, 60_000],
    ['in the second piece', 1_100_000, 70_000],
    ['after its end', 2_000_000, 120_000],
  ])('shows a moment %s', (_when, atMs, offsetMs) => {
    expect(offsetOf(pieces, atMs)).toBe(offsetMs);
  });

  it('has the goods where they were pinned, without what was pinned in the break alone', () => {
    const pins = [
      { productId: 'a', pinnedAtMs: 1_010_000, unpinnedAtMs: 1_065_000 },
      { productId: 'b', pinnedAtMs: 1_065_000, unpinnedAtMs: 1_080_000 },
      { productId: 'c', pinnedAtMs: 1_080_000, unpinnedAtMs: null },
    ];
    expect(timelineOf(pieces, pins)).toEqual([
      { productId: 'a', fromMs: 10_000, toMs: 60_000 },
      { productId: 'c', fromMs: 60_000, toMs: 120_000 },
    ]);
    expect(timelineOf([], pins)).toEqual([]);
  });
});

describe('an explain clip', () => {
  const pin = { productId: 'a', pinnedAtMs: 1_000_000, unpinnedAtMs: 1_060_000 };
  it('begins a little before the pin, and is at most five minutes', () => {
    expect(clipSpan(pin, 0)).toEqual({ fromMs: 998_000, toMs: 1_060_000 });
    expect(clipSpan({ ...pin, unpinnedAtMs: null }, 9_000_000)).toEqual({ fromMs: 998_000, toMs: 1_298_000 });
  });
  it('is not made of a pin that was a slip', () => {
    expect(clipSpan({ ...pin, unpinnedAtMs: 1_002_999 }, 0)).toBeNull();
  });
});
