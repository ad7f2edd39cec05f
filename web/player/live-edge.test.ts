import { describe, expect, it } from 'vitest';
import { decideEdge, retryMs } from './live-edge.ts';
import { chooseWays } from './live-ways.ts';

describe('keeping near the present', () => {
  it('plays as it comes while it is near', () => {
    expect(decideEdge({ aheadS: 0.4, stillMs: 0, rate: 1 })).toEqual({ rate: 1, jumpToAheadS: null });
  });

  it('plays a little faster when it lags, until it is near again', () => {
    const lagging = decideEdge({ aheadS: 1, stillMs: 0, rate: 1 });
    expect(lagging.rate).toBeGreaterThan(1);
    expect(lagging.rate).toBeLessThanOrEqual(1.25);
    expect(decideEdge({ aheadS: 0.4, stillMs: 0, rate: lagging.rate }).rate).toBeGreaterThan(1);
    expect(decideEdge({ aheadS: 0.2, stillMs: 0, rate: lagging.rate }).rate).toBe(1);
  });

  it('jumps when it is far behind, and over a hole before which it stands', () => {
    expect(decideEdge({ aheadS: 9, stillMs: 0, rate: 1.2 })).toEqual({ rate: 1, jumpToAheadS: 0.25 });
    expect(decideEdge({ aheadS: 0.8, stillMs: 2_000, rate: 1 }).jumpToAheadS).toBe(0.25);
    expect(decideEdge({ aheadS: 0.1, stillMs: 2_000, rate: 1 }).jumpToAheadS).toBeNull();
  });
});

describe('connecting again', () => {
  it('waits longer each time, up to a bound, and not everybody alike', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((tries) => retryMs(tries, 1))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
    expect(retryMs(3, 0)).toBe(1_000);
  });
});

describe('the way to play', () => {
  const addresses = { hls: '/h', flv: '/f', audio: '/a' };
  const chromium = { mediaSource: true, streaming: true, nativeHls: true, isApple: false };
  it.each([
    [chromium, addresses, false, ['flv', 'hls', 'native']],
    [chromium, addresses, true, ['hls', 'native']],
    [chromium, { ...addresses, flv: null }, false, ['hls', 'native']],
    [{ ...chromium, isApple: true }, addresses, false, ['native', 'flv', 'hls']],
    [{ ...chromium, mediaSource: false, isApple: true }, addresses, false, ['native']],
    [{ ...chromium, mediaSource: false, nativeHls: false }, addresses, false, []],
  ] as const)('is chosen by what the browser can do and what there is', (support, given, audioOnly, ways) => {
    expect(chooseWays(support, given, audioOnly)).toEqual(ways);
  });
});
