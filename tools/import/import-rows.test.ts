import { describe, expect, it } from 'vitest';
import { catalogueRow, groupProducts, toCents } from './catalogue-csv.ts';
import { clipRow } from './clips-folder.ts';
import { kuairandExposure } from './kuairand.ts';

describe('a price in a CSV', () => {
  it.each([
    ['29.90', 2990],
    ['0.1', 10],
    ['128000', 12_800_000],
    ['19.99', 1999],
  ])('reads %s by its digits', (text, cents) => {
    expect(toCents(text)).toBe(cents);
  });

  it.each(['', '-1', '1.999', '¥5', '1e3', '12345678'])('passes %j on for the server to refuse', (text) => {
    expect(toCents(text)).toBe(text);
  });
});

describe('a catalogue CSV', () => {
  it('joins neighbouring rows of one product into its variants', async () => {
    async function* rows() {
      yield catalogueRow(
        { line: 1, fields: { id: 'a', title: 'A', sku: 'a1', price: '1', stock: '3' } },
        'csv',
      );
      yield catalogueRow(
        { line: 2, fields: { id: 'a', title: 'A', sku: 'a2', price: '2', stock: '4' } },
        'csv',
      );
      yield catalogueRow({ line: 3, fields: { id: 'b', title: 'B', price: '3', stock: '5' } }, 'csv');
    }
    const products = await Array.fromAsync(groupProducts(rows()));
    expect(products.map((product) => [product.line, product.record.variants.map(({ sku }) => sku)])).toEqual([
      [1, ['a1', 'a2']],
      [3, ['b']],
    ]);
  });
});

describe('a clips CSV', () => {
  it('refuses a file outside the folder', () => {
    expect(() => clipRow({ line: 1, fields: { file: '../secret.mp4' } }, '/clips')).toThrow(/line 1: file/);
  });
});

describe('a KuaiRand row', () => {
  const fields = {
    user_id: '7',
    video_id: '9',
    date: '20220505',
    time_ms: '1651700000000',
    is_click: '1',
    long_view: '0',
  };

  it('keeps its signals', () => {
    expect(kuairandExposure({ line: 1, fields })).toMatchObject({
      id: '7-9-1651700000000',
      isClick: true,
      longView: false,
    });
  });

  it('is left out when its day lies outside the days asked for', () => {
    expect(kuairandExposure({ line: 1, fields }, '', '20220504')).toBeNull();
  });
});
