import { describe, expect, it } from 'vitest';
import { placeIntervals } from './interval-scale.ts';

const look = (day: string, key: string, low: number | null, high: number | null) => ({
  ...{ day, key, low, high, difference: low === null || high === null ? null : (low + high) / 2 },
});

describe('a plot of intervals', () => {
  it('puts days from left to right, the variants of a day beside one another, and more above less', () => {
    const { bars, days } = placeIntervals(
      [
        look('2026-11-02', 'b', 0, 0.2),
        look('2026-11-01', 'a', -0.1, 0.1),
        look('2026-11-02', 'a', -0.1, 0.1),
      ],
      ['a', 'b'],
      0.05,
    );
    expect(days).toEqual(['2026-11-01', '2026-11-02']);
    const places = bars
      .map(({ day, key, x }) => [x, day, key] as const)
      .sort(([one], [other]) => one - other);
    expect(places.map(([, day, key]) => `${day} ${key}`)).toEqual([
      '2026-11-01 a',
      '2026-11-02 a',
      '2026-11-02 b',
    ]);
    for (const { low, middle, high } of bars) expect(high < middle && middle < low).toBe(true);
    expect(bars.find(({ key }) => key === 'a')!.middle).toBe(0.5);
  });

  it('reaches as far as what is known now, and what is worth having; wider ones of before run out of it', () => {
    const { bars, reach } = placeIntervals(
      [look('1', 'a', -9, 9), look('2', 'a', -0.1, 0.2), look('3', 'a', null, null)],
      ['a'],
      0.05,
    );
    expect(reach).toBeCloseTo(0.25, 12);
    expect(bars).toHaveLength(2);
    expect(bars[0]).toMatchObject({ low: 1, high: 0 });
    expect(placeIntervals([], ['a'], 0.05)).toMatchObject({ bars: [], days: [] });
  });
});
