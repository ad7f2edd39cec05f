import { minuteMs } from '@kanmai/kernel';
import { expect, it } from 'vitest';
import { fanLevel } from './fan.policy.ts';

it.each([
  [false, 900, 9, 0],
  [true, 0, 0, 1],
  [true, 29, 5, 1],
  [true, 30, 0, 2],
  [true, 900, 0, 2],
  [true, 120, 1, 3],
  [true, 600, 2, 3],
  [true, 600, 3, 4],
] as const)('follows %s, %i minutes, %i orders: level %i', (follows, minutes, bought, level) => {
  expect(fanLevel({ follows, watchedMs: minutes * minuteMs, bought })).toBe(level);
});
