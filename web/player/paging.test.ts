import { describe, expect, it } from 'vitest';
import { decidePage, decideWheel, rubberBand, settleMs, type WheelState, wheelAtRest } from './paging.ts';

const middle = { heightPx: 800, hasPrevious: true, hasNext: true };

describe('decidePage', () => {
  it('turns on a short fling', () => {
    expect(decidePage({ ...middle, offsetPx: -30, velocityPxPerMs: -0.8 })).toBe(1);
    expect(decidePage({ ...middle, offsetPx: 30, velocityPxPerMs: 0.8 })).toBe(-1);
  });
  it('turns on a slow drag past a fifth, and not before', () => {
    expect(decidePage({ ...middle, offsetPx: -200, velocityPxPerMs: -0.05 })).toBe(1);
    expect(decidePage({ ...middle, offsetPx: -120, velocityPxPerMs: -0.05 })).toBe(0);
  });
  it('stays when the finger flings back', () => {
    expect(decidePage({ ...middle, offsetPx: -300, velocityPxPerMs: 0.9 })).toBe(0);
  });
  it('stays at the ends', () => {
    expect(decidePage({ ...middle, hasNext: false, offsetPx: -400, velocityPxPerMs: -2 })).toBe(0);
    expect(decidePage({ ...middle, hasPrevious: false, offsetPx: 400, velocityPxPerMs: 2 })).toBe(0);
  });
});

describe('settleMs', () => {
  it('is shorter after a faster finger, within its bounds', () => {
    expect(settleMs(700, 6)).toBeLessThanOrEqual(settleMs(700, 1));
    expect(settleMs(10_000, 0)).toBe(340);
    expect(settleMs(1, 50)).toBe(160);
  });
});

describe('rubberBand', () => {
  it('follows less and less, and keeps the direction', () => {
    expect(rubberBand(100, 800)).toBeLessThan(100);
    expect(rubberBand(400, 800) - rubberBand(300, 800)).toBeLessThan(
      rubberBand(200, 800) - rubberBand(100, 800),
    );
    expect(rubberBand(-100, 800)).toBe(-rubberBand(100, 800));
  });
});

describe('decideWheel', () => {
  const play = (events: [deltaPx: number, atMs: number][]) => {
    let state: WheelState = wheelAtRest;
    const steps: number[] = [];
    for (const [deltaPx, atMs] of events) {
      const decided = decideWheel(state, deltaPx, atMs);
      state = decided.state;
      if (decided.step !== 0) steps.push(decided.step);
    }
    return steps;
  };

  it('turns once for a notch of a wheel, and again for the next notch', () => {
    expect(play([[100, 0]])).toEqual([1]);
    expect(
      play([
        [100, 0],
        [100, 400],
        [-100, 900],
      ]),
    ).toEqual([1, 1, -1]);
  });

  it('swallows the inertia of one swipe on a trackpad', () => {
    const swipe = Array.from({ length: 60 }, (_, at): [number, number] => [
      Math.max(1, 60 * 0.93 ** at),
      at * 16,
    ]);
    expect(play(swipe)).toEqual([1]);
  });

  it('hears a second push within the inertia of the first', () => {
    const swipe = (from: number) =>
      Array.from({ length: 30 }, (_, at): [number, number] => [Math.max(1, 60 * 0.88 ** at), from + at * 16]);
    expect(play([...swipe(0), ...swipe(480)])).toEqual([1, 1]);
  });

  it('adds up small movements', () => {
    expect(
      play([
        [10, 0],
        [10, 16],
        [10, 32],
      ]),
    ).toEqual([]);
    expect(
      play([
        [10, 0],
        [10, 16],
        [10, 32],
        [10, 48],
      ]),
    ).toEqual([1]);
  });
});
