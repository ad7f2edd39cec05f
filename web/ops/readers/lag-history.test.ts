import { describe, expect, it } from 'vitest';
import { type LagSample, lagShare, lagsOf, samplesMax, sparkPoints, withSample } from './lag-history.ts';

const sample = (atMs: number, lag: number): LagSample => ({ atMs, lags: new Map([['feed', lag]]) });

describe('lag history', () => {
  it('keeps the newest looks within its bound', () => {
    let history: readonly LagSample[] = [];
    for (let look = 0; look < samplesMax + 5; look += 1) history = withSample(history, sample(look, look));
    expect(history).toHaveLength(samplesMax);
    expect(lagsOf(history, 'feed').at(-1)).toBe(samplesMax + 4);
    expect(lagsOf(history, 'feed')[0]).toBe(5);
  });

  it('counts one look once', () => {
    const once = withSample([], sample(1, 7));
    expect(withSample(once, sample(1, 7))).toBe(once);
  });

  it('shows a reader that was not there yet as having nothing to read', () => {
    expect(lagsOf([sample(1, 3)], 'media')).toEqual([0]);
  });
});

describe('lagShare', () => {
  it('grows by the logarithm and fills at the bound of counting', () => {
    expect(lagShare(0)).toBe(0);
    expect(lagShare(99)).toBeCloseTo(0.4);
    expect(lagShare(100_001)).toBe(1);
    expect(lagShare(-1)).toBe(0);
  });
});

describe('sparkPoints', () => {
  it('ends at the right edge, highest at the top', () => {
    const points = sparkPoints([0, 50, 100], 118, 20).split(' ');
    expect(points).toEqual(['114.0,20.0', '116.0,10.0', '118.0,0.0']);
  });
  it('does not blow up a small lag', () => {
    expect(sparkPoints([1], 118, 20)).toBe('118.0,18.0');
  });
});
