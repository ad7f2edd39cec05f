import { describe, expect, it } from 'vitest';
import { isTooSlow, type LineGap, noteState } from './line-watch.ts';
import type { LiveState } from './live-player.ts';

function after(...states: readonly (readonly [LiveState, number])[]): readonly LineGap[] {
  return states.reduce<readonly LineGap[]>((gaps, [state, atMs]) => noteState(gaps, state, atMs), []);
}

describe('a line that is too slow', () => {
  it('brings no picture for ten seconds', () => {
    const gaps = after(['waiting', 0]);
    expect(isTooSlow(gaps, 9_900)).toBe(false);
    expect(isTooSlow(gaps, 10_000)).toBe(true);
  });

  it('breaks off three times within a minute, however shortly', () => {
    const twice = after(['playing', 0], ['stalled', 10_000], ['playing', 10_500], ['stalled', 20_000]);
    expect(isTooSlow(twice, 20_100)).toBe(false);
    const thrice = noteState(noteState(twice, 'playing', 20_500), 'stalled', 30_000);
    expect(isTooSlow(thrice, 30_000)).toBe(true);
  });

  it('is missing the picture for ten of thirty seconds, in parts', () => {
    const gaps = after(['waiting', 0], ['playing', 5_000], ['stalled', 20_000]);
    expect(isTooSlow(gaps, 24_000)).toBe(false);
    expect(isTooSlow(gaps, 25_000)).toBe(true);
  });
});

describe('a line that is good', () => {
  it('may break off now and then: what is long ago counts no more', () => {
    const gaps = after(
      ...([
        ['waiting', 0],
        ['playing', 900],
        ['stalled', 40_000],
        ['playing', 41_000],
      ] as const),
      ...([
        ['stalled', 90_000],
        ['playing', 91_000],
        ['stalled', 140_000],
      ] as const),
    );
    expect(gaps).toHaveLength(2);
    expect(isTooSlow(gaps, 140_000)).toBe(false);
  });

  it('is not blamed for a stall that goes from waiting to stalled and back: that is one gap', () => {
    const gaps = after(['waiting', 0], ['stalled', 1_000], ['waiting', 2_000], ['playing', 3_000]);
    expect(gaps).toEqual([{ fromMs: 0, untilMs: 3_000 }]);
  });

  it('is not blamed for a room that is over', () => {
    expect(after(['waiting', 0], ['over', 60_000])).toEqual([]);
    expect(after(['waiting', 0], ['unplayable', 60_000])).toEqual([]);
  });
});
