import { describe, expect, it } from 'vitest';
import { readCount, readPrice, writePrice } from './price.ts';

describe('readPrice', () => {
  it.each([
    ['29.9', 2990],
    ['¥1,280.00', 128_000],
    ['１２', 1200],
    [' 0.01 ', 1],
    ['3.', 300],
    ['1000000', 100_000_000],
  ])('reads %s', (text, priceCents) => {
    expect(readPrice(text)).toEqual({ ok: true, priceCents });
  });

  it.each([
    ['', 'empty'],
    ['abc', 'not-a-price'],
    ['1.234', 'not-a-price'],
    ['-5', 'not-a-price'],
    ['1e3', 'not-a-price'],
    ['0', 'out-of-range'],
    ['1000000.01', 'out-of-range'],
  ])('refuses %s', (text, problem) => {
    expect(readPrice(text)).toEqual({ ok: false, problem });
  });

  it('reads back what it writes, without a rounding error', () => {
    for (const priceCents of [1, 9, 10, 99, 100, 101, 1999, 2990, 58_07, 100_000_000]) {
      expect(readPrice(writePrice(priceCents))).toEqual({ ok: true, priceCents });
    }
  });
});

describe('readCount', () => {
  it('takes whole counts alone', () => {
    expect(['0', '50', ' 7 ', '1000000'].map(readCount)).toEqual([0, 50, 7, 1_000_000]);
    expect(['', '1.5', '-1', '1000001', 'many'].map(readCount)).toEqual([null, null, null, null, null]);
  });
});
