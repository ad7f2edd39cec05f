import { expect, it } from 'vitest';
import { readAmount, writeAmount } from './read-amount.ts';

it('reads amounts as people type them, to the cent, and none above the limit', () => {
  expect(readAmount('29.9', 10_000)).toBe(2_990);
  expect(readAmount('¥1,280.00', 200_000)).toBe(128_000);
  expect(readAmount('１２', 10_000)).toBe(1_200);
  for (const wrong of ['', '0', '-1', '1.234', 'abc', '100.01']) expect(readAmount(wrong, 10_000)).toBeNull();
  for (const cents of [1, 99, 100, 4_567]) expect(readAmount(writeAmount(cents), 10_000)).toBe(cents);
});
