import { describe, expect, it } from 'vitest';
import { readPrintIds, readPrintSearch } from './print-search.ts';

const id = (number: number) => `ord_${String(number).padStart(26, '0')}`;

describe('readPrintSearch', () => {
  it('keeps orders, each once, and the paper', () => {
    expect(readPrintSearch({ ids: `${id(1)},${id(2)},x,${id(1)}`, size: 'A4' })).toEqual({
      ids: `${id(1)},${id(2)}`,
      size: 'A4',
    });
    expect(readPrintSearch({ size: 'A0' })).toEqual({});
  });

  it('tells no orders from all that wait', () => {
    expect(readPrintSearch({ ids: 'nonsense' })).toEqual({ ids: '' });
  });

  it('has a bound', () => {
    expect(readPrintIds(Array.from({ length: 300 }, (_, i) => id(i)).join(','))).toHaveLength(200);
  });
});
