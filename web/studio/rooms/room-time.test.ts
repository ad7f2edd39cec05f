import { describe, expect, it } from 'vitest';
import { countdownOf, elapsedText } from './room-time.ts';

describe('a countdown', () => {
  it('shows a second until it is over, then counts what is over', () => {
    expect([180_000, 179_001, 1, 0, -999, -1_000, -65_000].map((left) => countdownOf(left, 0))).toEqual([
      { text: '3:00', isOver: false },
      { text: '3:00', isOver: false },
      { text: '0:01', isOver: false },
      { text: '0:00', isOver: true },
      { text: '0:00', isOver: true },
      { text: '0:01', isOver: true },
      { text: '1:05', isOver: true },
    ]);
  });

  it('has hours where there are any', () => {
    expect([elapsedText(-5), elapsedText(59_999), elapsedText(3_725_000)]).toEqual([
      '0:00',
      '0:59',
      '1:02:05',
    ]);
  });
});
