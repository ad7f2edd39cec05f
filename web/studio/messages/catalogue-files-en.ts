import type { CatalogueFileMessages } from './catalogue-files-zh-cn.ts';

export const catalogueFileMessages: CatalogueFileMessages = {
  title: 'Import and export',
  note: 'Your whole catalogue as a table, in the formats of Shopify and Google Merchant.',
  back: 'Products',
  open: 'Import and export',
  bringIn: 'Import',
  dropTitle: 'Drop a CSV file here, or choose one',
  dropDetail:
    'A product export of Shopify, or a product file of Google Merchant. Up to 100 MB. Nothing changes before you confirm.',
  sending: 'Sending the file …',
  takeOut: 'Export',
  takeOutDetail:
    'What an import brought goes out as it came in, with every column, and with what you changed since.',
  template: 'Template',
  exportAll: 'Export all products',
  history: 'Files so far',
  formats: { shopify: 'Shopify', 'google-merchant': 'Google Merchant' },
  states: {
    reading: 'Being looked through',
    checked: 'Waits for you',
    applying: 'Being imported',
    done: 'Imported',
    cancelled: 'Given up',
    failed: 'Unreadable',
  },
  rowCount: (count: number) => (count === 1 ? '1 row' : `${count.toLocaleString('en')} rows`),
  productCount: (count: number) => (count === 1 ? '1 product' : `${count.toLocaleString('en')} products`),
  reading: (rows: number, products: number) =>
    `${rows.toLocaleString('en')} rows read, ${products.toLocaleString('en')} products checked`,
  applying: (done: number, all: number) =>
    `${done.toLocaleString('en')} of ${all.toLocaleString('en')} products imported`,
  doneCounts: (taken: number, refused: number) =>
    refused === 0
      ? `${taken.toLocaleString('en')} products imported.`
      : `${taken.toLocaleString('en')} products imported, ${refused.toLocaleString('en')} not.`,
  cancelledCounts: (taken: number) =>
    taken === 0
      ? 'Given up. Nothing was changed.'
      : `Given up. ${taken.toLocaleString('en')} products were imported before.`,
  pictures: 'Pictures',
  fetching: (done: number, all: number) =>
    `Fetching pictures: ${done.toLocaleString('en')} of ${all.toLocaleString('en')}. You can leave this page.`,
  counts: { new: 'New', changed: 'Changed', unchanged: 'Unchanged', faulty: 'With faults' },
  columnCounts: (taken: number, kept: number) =>
    `${taken} columns are taken, ${kept} are kept as they are and exported again`,
  taken: 'taken',
  keptAsIs: 'kept',
  takeStock: 'Take stock counts from the file',
  uncounted: 'Stock of new goods without a count',
  uncountedHint: 'For goods that the file says are in stock, but does not count.',
  uncountedWrong: 'A whole number up to 1,000,000.',
  faultyNote: (good: number) =>
    good === 0
      ? 'No product can be imported. Correct the lines below and drop the file again.'
      : 'Correct the lines below and drop the file again, or import the other products alone. No product is imported in part.',
  apply: (count: number) =>
    count === 1 ? 'Import 1 product' : `Import ${count.toLocaleString('en')} products`,
  applyGood: (count: number) =>
    count === 1 ? 'Import the 1 good product' : `Import the ${count.toLocaleString('en')} good products`,
  dismiss: 'Put aside',
  nothingToDo: 'Everything in this file is in your shop already.',
  giveUp: 'Stop',
  faults: (count: number) => (count === 1 ? '1 fault' : `${count.toLocaleString('en')} faults`),
  faultsCsv: 'Download as CSV',
  moreFaults: 'Show more',
  line: (line: number) => `Line ${line}`,
  problems: {
    'file-empty': () => 'The file is empty.',
    'encoding-unknown': () => 'The file is not text in UTF-8, UTF-16 or GB 18030. Save it as CSV (UTF-8).',
    'column-twice': (_line: number, column: string) => `The column “${column}” is there twice. Remove one.`,
    'columns-too-many': () => 'The file has more than 500 columns.',
    'line-unreadable': (line: number) =>
      `From line ${line} on the quotation marks do not fit. Look for one that is never closed.`,
    'format-unknown': () =>
      'The heading is neither Shopify’s (Handle, Title, …) nor Google Merchant’s (id, title, price, …). Compare it with the template.',
    'rows-too-many': () => 'The file has more than 200,000 rows. Split it.',
    unreadable: () => 'The file cannot be read.',
  },
  faultCodes: {
    'key-missing': 'Says for no product: fill in this column.',
    'title-missing': 'Has no title: give the product one on its first row.',
    'title-too-long': 'The title is longer than 120 characters.',
    'description-too-long': 'The description is longer than 5,000 characters of text.',
    'price-missing': 'Has no price.',
    'price-unreadable': 'Not a price: write it like 199.00.',
    'price-out-of-range': 'A price lies between 0.01 and 1,000,000.00.',
    'currency-other': 'Another currency: prices are in CNY.',
    'stock-unreadable': 'Not a whole number.',
    'state-unknown': 'Not a value of this format.',
    'sku-too-long': 'The SKU is longer than 64 characters.',
    'sku-twice': 'The SKU is there twice in this product.',
    'option-missing': 'Name the option and give each variant a value.',
    'variant-missing': 'Has no row with a price.',
    'variants-too-many': 'More than 100 variants: split the product.',
    'rows-too-many': 'More than 1,000 rows for one product.',
    'url-unreadable': 'Not an address: it begins with https://.',
    'cells-too-many': 'More cells than the heading has: look for a missing quotation mark.',
    'text-unreadable': 'Holds the character U+0000.',
    'not-taken': 'Could not be imported.',
    'kept-as-draft': 'Kept as a draft: advertising law does not allow this wording.',
    'picture-not-fetched': 'The picture could not be fetched; the product is there without it.',
  },
};
