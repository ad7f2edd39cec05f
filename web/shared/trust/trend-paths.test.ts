import { expect, it } from 'vitest';
import { pathsOf } from './trend-paths.ts';

const drawn = (...values: (number | null)[]) => pathsOf(values, 100, (value) => value);

it('days without a score are gaps of the line', () => {
  expect(drawn(1, 2, null, 3, 4)).toEqual({ line: 'M0.0,1.00L25.0,2.00M75.0,3.00L100.0,4.00', dots: '' });
  expect(drawn(null, null)).toEqual({ line: '', dots: '' });
});

it('a day alone is a dot (the first day of a shop was drawn as nothing)', () => {
  expect(drawn(null, 4).dots).toBe('M100.0,4.00h0');
  expect(drawn(4).dots).toBe('M0.0,4.00h0');
  expect(drawn(1, null, 3, null, 5, 5).dots).toBe('M0.0,1.00h0M40.0,3.00h0');
});
