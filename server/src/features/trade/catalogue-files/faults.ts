import type { FaultCode, LineFault } from './catalogue-table.ts';

const advice: Readonly<Record<FaultCode, string>> = {
  'key-missing': 'The row does not say which product it belongs to. Fill in this column.',
  'title-missing': 'Give the product a title on its first row.',
  'title-too-long': 'Shorten the title to 120 characters.',
  'description-too-long': 'Shorten the description to 5,000 characters of text.',
  'price-missing': 'Give the variant a price.',
  'price-unreadable': 'Write the price as digits with a point, such as 199.00.',
  'price-out-of-range': 'A price lies between 0.01 and 1,000,000.00.',
  'currency-other': 'Prices are in CNY here. Change the amount and write CNY behind it.',
  'stock-unreadable': 'Write the count as a whole number.',
  'state-unknown': 'Use one of the values of this format.',
  'sku-too-long': 'Shorten the SKU to 64 characters.',
  'sku-twice': 'Two variants of the product have this SKU. Give each its own.',
  'option-missing': 'Name the option, and give every variant a value for it.',
  'variant-missing': 'Give the product at least one row with a price.',
  'variants-too-many': 'A product has at most 100 variants. Split it.',
  'rows-too-many': 'A product has at most 1,000 rows. Remove some.',
  'url-unreadable': 'Write the whole address of the picture, beginning with https://.',
  'cells-too-many': 'The row has more cells than the heading. Look for a quotation mark that is missing.',
  'text-unreadable': 'The row holds the character U+0000. Remove it.',
  'not-taken': 'The product could not be taken.',
  'kept-as-draft':
    'Advertising law refuses words of it. It is kept as a draft: mend them and put it on sale.',
  'picture-not-fetched': 'The picture could not be fetched. The product is kept without it.',
};

export function fault(line: number, column: string, code: FaultCode, more = ''): LineFault {
  return {
    line,
    column,
    code,
    message: more === '' ? advice[code] : `${advice[code]} (${more.slice(0, 200)})`,
  };
}
