import { describe, expect, it } from 'vitest';
import { brokenWays, shopifyColumns, shopifyRows } from '../../../../../tests/catalogue-tables.ts';
import type { Cells, CurrentProduct, PictureAddresses, ProductDraft } from './catalogue-table.ts';
import { shopifyTable } from './shopify-table.ts';

const columns = [...shopifyColumns];
const pictures: PictureAddresses = {
  keyOf: (url) => `${url.split('/').at(-1)}`,
  urlOf: (key) => `https://kanmai.example/media/pictures/${key}`,
  pageOf: (id) => `https://kanmai.example/product/${id}`,
};
const filled = (rows: readonly Readonly<Record<string, string | undefined>>[]): Cells[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, text]) => text !== '')) as Cells);
const tea = filled(shopifyRows('https://cdn.example').filter(({ Handle }) => Handle === 'longjing-tea'));
const read = (rows: readonly Cells[]) => {
  const reading = shopifyTable.read(
    rows.map((cells, i) => ({ line: i + 2, cells })),
    columns,
  );
  if (reading.product === null) throw new Error(JSON.stringify(reading.faults));
  return reading.product;
};

/** The product here that a file made. */
export function kept(draft: ProductDraft): CurrentProduct {
  return {
    id: 'prd_1',
    title: draft.title,
    description: draft.description,
    category: draft.category,
    attributes: draft.brand === null ? {} : { 品牌: draft.brand },
    state: draft.state,
    pictureKeys: draft.pictures.map(({ url }) => pictures.keyOf(url) ?? ''),
    variants: draft.variants.map(({ sku, options, priceCents, listPriceCents, stock }, i) => ({
      ...{ id: `var_${i}`, sku, options, priceCents, listPriceCents },
      onHand: stock ?? 0,
    })),
  };
}

describe('a product of a Shopify export', () => {
  it('is read with its variants, options, pictures and description as text', () => {
    expect(read(tea)).toMatchObject({
      title: '明前龙井 “特级”',
      description: '采自 梅家坞，\n3 月 28 日。\n\n干茶 50 g\n罐装 & 密封',
      category: '绿茶',
      brand: '云上茶坊',
      state: 'on-sale',
      variants: [
        {
          sku: '00123-A',
          title: '50 g / 罐装',
          options: { 规格: '50 g', 包装: '罐装' },
          priceCents: 19_900,
          listPriceCents: 25_900,
          stock: 12,
        },
        { sku: '00123-B', priceCents: 89_000, listPriceCents: null, stock: 0 },
      ],
    });
    expect(read(tea).pictures.map(({ url }) => url.split('/').at(-1))).toEqual([
      'tea-1.png',
      'tea-2.png',
      'tea-3.png',
    ]);
  });

  it.each(brokenWays.filter(({ code }) => code !== 'key-missing'))(
    'tells of $code',
    ({ code, row, more = [] }) => {
      const rows = filled([row, ...more]).map((cells, i) => ({ line: 2 + i, cells }));
      const reading = shopifyTable.read(rows, columns);
      expect(reading.product).toBeNull();
      expect(reading.faults.map((fault) => fault.code)).toContain(code);
      expect(reading.faults.every(({ column }) => columns.includes(column as never))).toBe(true);
    },
  );

  it('goes out as it came in, to the cell', () => {
    for (const handle of new Set(shopifyRows('https://cdn.example').map(({ Handle }) => Handle))) {
      const rows = filled(shopifyRows('https://cdn.example').filter(({ Handle }) => Handle === handle));
      expect(shopifyTable.write(kept(read(rows)), rows, columns, pictures)).toEqual(rows);
    }
  });

  it('goes out with what was changed here, and with nothing else changed', () => {
    const product = kept(read(tea));
    const changed = {
      ...product,
      title: '明前龙井',
      state: 'off-sale' as const,
      variants: product.variants.map((variant) => ({
        ...variant,
        priceCents: variant.priceCents + 1,
        onHand: 5,
      })),
    };
    const written = shopifyTable.write(changed, tea, columns, pictures);
    const differences = written.flatMap((cells, row) =>
      columns.flatMap((column) =>
        cells[column] === tea[row]?.[column] ? [] : [`${row} ${column}: ${cells[column]}`],
      ),
    );
    expect(differences).toEqual([
      '0 Title: 明前龙井',
      '0 Published: FALSE',
      '0 Variant Inventory Qty: 5',
      '0 Variant Price: 199.01',
      '0 Status: archived',
      '1 Variant Inventory Qty: 5',
      '1 Variant Price: 890.01',
    ]);
  });

  it('loses a variant that is gone here, and keeps what is the product’s on the first row', () => {
    const product = kept(read(tea));
    const written = shopifyTable.write(
      { ...product, variants: product.variants.slice(1) },
      tea,
      columns,
      pictures,
    );
    expect(written).toHaveLength(3);
    expect(written[0]).toMatchObject({
      Title: '明前龙井 “特级”',
      'Variant SKU': '00123-B',
      'Cost per item': '310.5',
    });
    expect(written[1]?.['Variant SKU']).toBeUndefined();
    expect(read(written)).toEqual({
      ...read(tea),
      variants: [{ ...read(tea).variants[1], row: 0 }],
    });
  });

  it('gains a variant and a picture that are new here', () => {
    const product = kept(read(tea));
    const more = {
      id: 'var_9',
      sku: 'NEW',
      options: { 规格: '1 kg', 包装: '袋装' },
      priceCents: 100,
      listPriceCents: null,
      onHand: 1,
    };
    const written = shopifyTable.write(
      {
        ...product,
        variants: [...product.variants, more],
        pictureKeys: [...product.pictureKeys.slice(1), 'new.webp'],
      },
      tea,
      columns,
      pictures,
    );
    const again = read(written);
    expect(again.variants.map(({ sku, options }) => [sku, options])).toEqual([
      ['00123-A', { 规格: '50 g', 包装: '罐装' }],
      ['00123-B', { 规格: '250 g', 包装: '罐装' }],
      ['NEW', { 规格: '1 kg', 包装: '袋装' }],
    ]);
    const urls = again.pictures.map(({ url }) => url.split('/').at(-1));
    expect(urls).toContain('new.webp');
    expect(urls).not.toContain('tea-1.png');
  });

  it('is written anew when no file ever brought it, and says the same when it is read', () => {
    const product = kept(read(tea));
    const written = shopifyTable.write(product, [], shopifyTable.columns, pictures);
    expect(written[0]?.Handle).toBe('prd_1');
    const again = kept(
      shopifyTable.read(
        written.map((cells, line) => ({ line, cells })),
        shopifyTable.columns,
      ).product as ProductDraft,
    );
    expect({ ...again, pictureKeys: [] }).toEqual({ ...product, pictureKeys: [] });
  });
});
