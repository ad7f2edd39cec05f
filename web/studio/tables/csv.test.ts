import { describe, expect, it } from 'vitest';
import { writeCsv } from './csv.ts';

const columns = [
  { title: '商品', valueOf: (row: { title: string; priceCents: number | null }) => row.title },
  { title: 'price, fen', valueOf: (row: { title: string; priceCents: number | null }) => row.priceCents },
];

describe('writeCsv', () => {
  it('quotes what needs it', () => {
    expect(writeCsv(columns, [{ title: 'a "b", c\nd', priceCents: 100 }])).toBe(
      '\uFEFF商品,"price, fen"\r\n"a ""b"", c\nd",100\r\n',
    );
  });

  it('defuses formulas', () => {
    expect(writeCsv(columns, [{ title: '=HYPERLINK(1)', priceCents: null }])).toContain("'=HYPERLINK(1),");
  });
});
