import { describe, expect, it } from 'vitest';
import { writeCsv } from './csv.ts';
import { decodeText, readCsv } from './read-csv.ts';

const cells = (text: string) => readCsv(text).map((row) => row.cells);

describe('readCsv', () => {
  it('reads quotes, doubled quotes and separators inside them', () => {
    expect(cells('a,"b, ""c""",d\n')).toEqual([['a', 'b, "c"', 'd']]);
  });

  it('reads line ends of any system, the last one missing', () => {
    const rows = [
      ['a', 'b'],
      ['c', 'd'],
    ];
    expect(cells('a,b\r\nc,d\r\n')).toEqual(rows);
    expect(cells('a,b\nc,d')).toEqual(rows);
    expect(cells('a,b\rc,d')).toEqual(rows);
  });

  it('leaves out a byte order mark and empty lines, and keeps count of lines', () => {
    expect(readCsv('\uFEFForder,no\r\n\r\n"a\nb",1\r\n ,\r\nc,2')).toEqual([
      { line: 1, cells: ['order', 'no'] },
      { line: 3, cells: ['a\nb', '1'] },
      { line: 6, cells: ['c', '2'] },
    ]);
  });

  it('reads a paste from a spreadsheet, and semicolons', () => {
    expect(cells('订单号\t承运商\t运单号\nord_1\t顺丰, 北京\tSF1')).toEqual([
      ['订单号', '承运商', '运单号'],
      ['ord_1', '顺丰, 北京', 'SF1'],
    ]);
    expect(cells('a;b;c\n1;2,5;3')).toEqual([
      ['a', 'b', 'c'],
      ['1', '2,5', '3'],
    ]);
  });

  it('keeps empty cells, also the last', () => {
    expect(cells('a,,b,')).toEqual([['a', '', 'b', '']]);
  });

  it('ends with a quote that does not', () => {
    expect(cells('a,"b\nc,d')).toEqual([['a', 'b\nc,d']]);
    expect(cells('')).toEqual([]);
  });

  it('reads what the table writes', () => {
    const text = writeCsv([{ title: 'x, y', valueOf: (row: string) => row }], ['a "b"', 'c\r\nd', 'é, 号']);
    expect(cells(text)).toEqual([['x, y'], ['a "b"'], ['c\r\nd'], ['é, 号']]);
  });
});

describe('decodeText', () => {
  it('reads UTF-8, and GBK where that is not', () => {
    expect(decodeText(new TextEncoder().encode('订单号').buffer as ArrayBuffer)).toBe('订单号');
    expect(decodeText(new Uint8Array([0xb6, 0xa9, 0xb5, 0xa5, 0xba, 0xc5]).buffer)).toBe('订单号');
  });
});
