import { describe, expect, it } from 'vitest';
import { googleColumns, googleRows } from '../../../../../tests/catalogue-tables.ts';
import type { Cells, CurrentProduct, PictureAddresses, ProductDraft } from './catalogue-table.ts';
import { googleMerchantTable } from './google-merchant-table.ts';

const columns = [...googleColumns];
const pictures: PictureAddresses = {
  keyOf: (url) => `${url.split('/').at(-1)}`,
  urlOf: (key) => `https://kanmai.example/media/pictures/${key}`,
  pageOf: (id) => `https://kanmai.example/product/${id}`,
};
const all = googleRows('https://cdn.example') as Cells[];
const shirt = all.filter((cells) => cells.item_group_id === 'shirt');
const mug = all.filter((cells) => cells.id === 'MUG');
const read = (rows: readonly Cells[], heading: readonly string[] = columns) =>
  googleMerchantTable.read(
    rows.map((cells, i) => ({ line: i + 2, cells })),
    heading,
  );
const draftOf = (rows: readonly Cells[], heading: readonly string[] = columns) =>
  read(rows, heading).product as ProductDraft;
const here = (draft: ProductDraft, uncounted: number): CurrentProduct => ({
  id: 'prd_1',
  title: draft.title,
  description: draft.description,
  category: draft.category,
  attributes: { 品牌: draft.brand ?? '' },
  state: draft.state,
  pictureKeys: draft.pictures.map(({ url }) => pictures.keyOf(url) ?? ''),
  variants: draft.variants.map(({ sku, options, priceCents, listPriceCents, inStock }, i) => ({
    ...{ id: `var_${i}`, sku, options, priceCents, listPriceCents },
    onHand: inStock ? uncounted : 0,
  })),
});

describe('a product of a Google Merchant file', () => {
  it('is read from the rows of its group', () => {
    expect(draftOf(shirt)).toMatchObject({
      title: '亚麻衬衫',
      category: '衬衫',
      brand: '棉时',
      variants: [
        {
          sku: 'SH-001',
          priceCents: 15_900,
          listPriceCents: 19_900,
          options: { color: '白', size: 'M' },
          inStock: true,
        },
        { sku: 'SH-002', priceCents: 19_900, listPriceCents: null, options: { color: '白', size: 'L' } },
      ],
    });
    expect(draftOf(shirt).pictures).toHaveLength(3);
  });

  it.each([
    ['price', '199.00 USD', 'currency-other'],
    ['price', 'free', 'price-unreadable'],
    ['price', '0 CNY', 'price-out-of-range'],
    ['price', undefined, 'price-missing'],
    ['title', undefined, 'title-missing'],
    ['availability', 'soon', 'state-unknown'],
    ['image_link', 'x.png', 'url-unreadable'],
    ['id', undefined, 'key-missing'],
  ])('with %s %s tells of %s', (column, text, code) => {
    const { [column]: _gone, ...rest } = mug[0] as Cells;
    const reading = read([{ ...rest, ...(text === undefined ? {} : { [column]: text }) }]);
    expect(reading.faults.map((fault) => [fault.column, fault.code])).toContainEqual([column, code]);
  });

  it('goes out as it came in, to the cell', () => {
    for (const rows of [shirt, mug])
      expect(googleMerchantTable.write(here(draftOf(rows), 9), rows, columns, pictures)).toEqual(rows);
  });

  it('goes out with what was changed here, and with nothing else changed', () => {
    const product = here(draftOf(shirt), 9);
    const [first, second] = product.variants;
    const written = googleMerchantTable.write(
      {
        ...product,
        title: '亚麻衬衫 2',
        variants: [
          { ...first!, priceCents: 14_900 },
          { ...second!, onHand: 0 },
        ],
      },
      shirt,
      columns,
      pictures,
    );
    const differences = written.flatMap((cells, row) =>
      columns.flatMap((column) =>
        cells[column] === shirt[row]?.[column] ? [] : [`${row} ${column}: ${cells[column]}`],
      ),
    );
    expect(differences).toEqual([
      '0 title: 亚麻衬衫 2',
      '0 sale_price: 149.00 CNY',
      '1 title: 亚麻衬衫 2',
      '1 availability: out_of_stock',
    ]);
  });

  it('is written anew when no file ever brought it, and says the same when it is read', () => {
    const product = here(draftOf(shirt), 9);
    const written = googleMerchantTable.write(product, [], googleMerchantTable.columns, pictures);
    expect(written.map((cells) => [cells.id, cells.item_group_id, cells.availability])).toEqual([
      ['SH-001', 'prd_1', 'in_stock'],
      ['SH-002', 'prd_1', 'in_stock'],
    ]);
    const again = here(draftOf(written, googleMerchantTable.columns), 9);
    expect(again).toEqual({ ...product, pictureKeys: again.pictureKeys });
    expect(again.pictureKeys).toEqual(product.pictureKeys);
  });
});
