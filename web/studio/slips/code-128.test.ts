import { describe, expect, it } from 'vitest';
import { barWidths, checkSymbol, patterns, symbolsOf } from './code-128.ts';

/** What a scanner does: widths to symbols, symbols to text, the check symbol checked. */
function scan(widths: readonly number[]): string {
  const symbols: number[] = [];
  for (let at = 0; at + 7 < widths.length; at += 6) {
    symbols.push(patterns.indexOf(widths.slice(at, at + 6).join('')));
  }
  expect(widths.slice(-7).join('')).toBe('2331112');
  expect(symbols.pop()).toBe(checkSymbol(symbols));
  let set = '';
  return symbols
    .map((symbol) => {
      if (symbol === 104 || symbol === 100) set = 'B';
      else if (symbol === 105 || symbol === 99) set = 'C';
      else return set === 'C' ? String(symbol).padStart(2, '0') : String.fromCharCode(symbol + 32);
      return '';
    })
    .join('');
}

describe('the table', () => {
  it('is sound: 11 modules a symbol, an even count of them dark, none twice', () => {
    expect(patterns).toHaveLength(107);
    for (const pattern of patterns.slice(0, 106)) {
      const widths = [...pattern].map(Number);
      expect(widths).toHaveLength(6);
      expect(widths.reduce((sum, width) => sum + width)).toBe(11);
      expect(widths.filter((_, place) => place % 2 === 0).reduce((sum, width) => sum + width) % 2).toBe(0);
    }
    expect(new Set(patterns).size).toBe(107);
  });
});

describe('published examples', () => {
  it('PJJ123C in set A has the check symbol 54', () => {
    expect(checkSymbol([103, 48, 42, 42, 17, 18, 19, 35])).toBe(54);
  });

  it('HI345678, begun in set A and gone on in set C, has the check symbol 67', () => {
    expect(checkSymbol([103, 40, 41, 99, 34, 56, 78])).toBe(67);
  });

  it('Wikipedia in set B has the check symbol 88', () => {
    expect(symbolsOf('Wikipedia')).toEqual([104, 55, 73, 75, 73, 80, 69, 68, 73, 65, 88, 106]);
  });
});

describe('symbolsOf', () => {
  it('packs digits two by two', () => {
    expect(symbolsOf('1234')).toEqual([105, 12, 34, checkSymbol([105, 12, 34]), 106]);
    expect(symbolsOf('HI345678').slice(0, -2)).toEqual([104, 40, 41, 99, 34, 56, 78]);
    expect(symbolsOf('12345').slice(0, -2)).toEqual([104, 17, 99, 23, 45]);
  });

  it.each([
    'ord_01kaxyz5678pqrstv0123456789ab',
    'ord_01jz3n5x7k00009876543210abcd12',
    'SF1234567890123',
    '7',
    '123',
    '1234567',
    'a1234b56c7890',
  ])('is read back by a scanner: %s', (text) => {
    expect(scan(barWidths(text))).toBe(text);
  });

  it('refuses what it cannot print', () => {
    expect(() => symbolsOf('')).toThrow(RangeError);
    expect(() => symbolsOf('订单')).toThrow(RangeError);
  });
});
