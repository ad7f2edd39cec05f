import {
  brandAttribute,
  type Cells,
  type CurrentProduct,
  type LineFault,
  type PictureAddresses,
  type Reading,
  type TableFormat,
  type TableRow,
  tableLimits,
  type VariantDraft,
} from './catalogue-table.ts';
import {
  htmlOfText,
  isPictureUrl,
  narrowest,
  readCents,
  readCount,
  textOfHtml,
  writeCents,
} from './cell-values.ts';
import { fault } from './faults.ts';
import { columnsNamed, type NamedColumns, setCell } from './named-columns.ts';

/**
 * Shopify's product CSV: one row for each variant, further rows for pictures, a product's own columns on its first row.
 * Both generations of its headings are read (`Handle` … and `URL handle` …).
 * Source: help.shopify.com/en/manual/products/import-export/using-csv
 */
const names = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  body: ['Body (HTML)', 'Description'],
  vendor: ['Vendor'],
  path: ['Product Category'],
  type: ['Type'],
  published: ['Published', 'Published on online store'],
  status: ['Status'],
  option1: ['Option1 Name'],
  value1: ['Option1 Value'],
  option2: ['Option2 Name'],
  value2: ['Option2 Value'],
  option3: ['Option3 Name'],
  value3: ['Option3 Value'],
  sku: ['Variant SKU', 'SKU'],
  quantity: ['Variant Inventory Qty', 'Inventory quantity'],
  price: ['Variant Price', 'Price'],
  listPrice: ['Variant Compare At Price', 'Compare-at price'],
  picture: ['Image Src', 'Product image URL'],
  picturePosition: ['Image Position'],
} as const;
type Field = keyof typeof names;
type Columns = NamedColumns<Field>;

const fields = Object.keys(names) as Field[];
const fieldOfName = new Map(
  fields.flatMap((field) => names[field].map((name) => [name.toLowerCase(), field])),
);
const usual = Object.fromEntries(fields.map((field) => [field, names[field][0]])) as Record<Field, string>;
const fieldOf = (column: string) => fieldOfName.get(column.trim().toLowerCase()) ?? null;
const columnsOf = columnsNamed(fieldOf, usual);

const options = [
  ['option1', 'value1'],
  ['option2', 'value2'],
  ['option3', 'value3'],
] as const;

/** A column of one variant; the others are the product's or a picture's. */
const ofVariant =
  /^(variant |option\d |sku$|barcode$|price$|price \/|compare.at price|included \/|cost per item|unit price|charge tax|tax code|inventory |continue selling|weight |requires shipping|fulfillment )/i;
const ofVariantExcept = /^option\d name$/i;
const isOfVariant = (column: string) => ofVariant.test(column) && !ofVariantExcept.test(column);

const columns: readonly string[] = [
  ...['Handle', 'Title', 'Body (HTML)', 'Vendor', 'Product Category', 'Type', 'Tags', 'Published'],
  ...['Option1 Name', 'Option1 Value', 'Option2 Name', 'Option2 Value', 'Option3 Name', 'Option3 Value'],
  ...['Variant SKU', 'Variant Grams', 'Variant Inventory Tracker', 'Variant Inventory Qty'],
  ...['Variant Inventory Policy', 'Variant Fulfillment Service', 'Variant Price', 'Variant Compare At Price'],
  ...['Variant Requires Shipping', 'Variant Taxable', 'Variant Barcode', 'Image Src', 'Image Position'],
  ...['Image Alt Text', 'Gift Card', 'SEO Title', 'SEO Description', 'Variant Image', 'Variant Weight Unit'],
  ...['Variant Tax Code', 'Cost per item', 'Status'],
];

export const shopifyTable: TableFormat = {
  name: 'shopify',
  columns,
  recognises: (heading) => {
    const found = new Set(heading.map(fieldOf));
    return found.has('title') && (found.has('handle') || found.has('price'));
  },
  keyOf: (cells, heading) => columnsOf(heading).get(cells, 'handle').trim() || null,
  meaningOf: fieldOf,
  read: (rows, heading) => readProduct(rows, columnsOf(heading)),
  write: (product, kept, heading, pictures) => writeProduct(product, kept, heading, pictures),
};

function readProduct(rows: readonly TableRow[], columns: Columns): Reading {
  const faults: LineFault[] = [];
  const first = rows[0] as TableRow;
  const at = (row: TableRow, field: Field) => columns.get(row.cells, field).trim();
  const refuse = (row: TableRow, field: Field, code: LineFault['code'], more = '') =>
    faults.push(fault(row.line, columns.nameOf(field), code, more));

  const title = at(first, 'title');
  if (title === '') refuse(first, 'title', 'title-missing');
  else if (title.length > tableLimits.titleMax) refuse(first, 'title', 'title-too-long');
  const description = textOfHtml(columns.get(first.cells, 'body'));
  if (description.length > tableLimits.descriptionMax) refuse(first, 'body', 'description-too-long');
  const state = stateOf(at(first, 'status'), at(first, 'published'));
  if (state === null) refuse(first, 'status', 'state-unknown', at(first, 'status'));

  const variants: VariantDraft[] = [];
  const skus = new Set<string>();
  for (const [index, row] of rows.entries()) {
    if (!isVariantRow(row, index, rows, at)) continue;
    const variant = readVariant(row, index, first, at, refuse);
    if (skus.has(variant.sku)) refuse(row, 'sku', 'sku-twice', variant.sku);
    skus.add(variant.sku);
    variants.push(variant);
  }
  if (variants.length === 0) refuse(first, 'price', 'variant-missing');
  if (variants.length > tableLimits.variantsMax) refuse(first, 'sku', 'variants-too-many');

  const pictures = rows.flatMap((row, index) => {
    const url = at(row, 'picture');
    if (url === '') return [];
    if (!isPictureUrl(url)) refuse(row, 'picture', 'url-unreadable', url);
    return [{ url, row: index, position: readCount(at(row, 'picturePosition')) ?? index + 1 }];
  });
  if (faults.length > 0 || state === null) return { product: null, faults };
  const brand = columns.has('vendor') ? at(first, 'vendor') : null;
  const category = (at(first, 'type') || narrowest(at(first, 'path'))).slice(0, tableLimits.categoryMax);
  return {
    product: {
      ...{ title, description, category, state, variants },
      brand: brand === null ? null : brand.slice(0, 200),
      pictures: pictures.toSorted((a, b) => a.position - b.position).map(({ url, row }) => ({ url, row })),
    },
    faults: [],
  };
}

type At = (row: TableRow, field: Field) => string;
type Refuse = (row: TableRow, field: Field, code: LineFault['code'], more?: string) => void;

/** The first row is a variant's but where it has a picture alone; another is one where it has a value, SKU or price. */
function isVariantRow(row: TableRow, index: number, rows: readonly TableRow[], at: At): boolean {
  const says =
    options.some(([, value]) => at(row, value) !== '') || at(row, 'sku') !== '' || at(row, 'price') !== '';
  return says || (index === 0 && rows.length === 1);
}

function readVariant(row: TableRow, index: number, first: TableRow, at: At, refuse: Refuse): VariantDraft {
  const values = options.flatMap(([option, value]) => {
    const name = at(first, option).slice(0, tableLimits.optionNameMax);
    const text = at(row, value).slice(0, tableLimits.optionValueMax);
    if (text !== '' && name === '') refuse(row, option, 'option-missing');
    if (text === '' && name !== '') refuse(row, value, 'option-missing', name);
    return text === '' || (name === 'Title' && text === 'Default Title') ? [] : [[name, text] as const];
  });
  const title = values.map(([, text]) => text).join(' / ');
  const sku = at(row, 'sku') || (title === '' ? 'default' : title).slice(0, tableLimits.skuMax);
  if (sku.length > tableLimits.skuMax) refuse(row, 'sku', 'sku-too-long');
  const priceCents = readPrice(row, 'price', at, refuse);
  if (at(row, 'price') === '') refuse(row, 'price', 'price-missing');
  const listPriceCents = readPrice(row, 'listPrice', at, refuse);
  const quantity = at(row, 'quantity');
  const stock = quantity === '' ? null : readCount(quantity);
  if (quantity !== '' && stock === null) refuse(row, 'quantity', 'stock-unreadable', quantity);
  return {
    sku,
    title: title.slice(0, tableLimits.optionValueMax),
    options: Object.fromEntries(values),
    priceCents: priceCents ?? 0,
    // A price that is not higher than the price strikes nothing through.
    listPriceCents: listPriceCents !== null && listPriceCents > (priceCents ?? 0) ? listPriceCents : null,
    stock,
    inStock: null,
    row: index,
  };
}

function readPrice(row: TableRow, field: 'price' | 'listPrice', at: At, refuse: Refuse): number | null {
  const text = at(row, field);
  if (text === '') return null;
  const cents = readCents(text);
  if (cents === null) refuse(row, field, 'price-unreadable', text);
  else if (cents > tableLimits.priceCentsMax || (cents === 0 && field === 'price'))
    refuse(row, field, 'price-out-of-range', text);
  return cents === 0 ? null : cents;
}

function stateOf(status: string, published: string): 'draft' | 'on-sale' | 'off-sale' | null {
  const shown = published.toLowerCase() !== 'false';
  switch (status.toLowerCase()) {
    case '':
    case 'active':
      return shown ? 'on-sale' : 'off-sale';
    case 'draft':
      return 'draft';
    case 'archived':
    case 'unlisted':
      return 'off-sale';
    default:
      return null;
  }
}

function writeProduct(
  product: CurrentProduct,
  stored: readonly Cells[],
  heading: readonly string[],
  addresses: PictureAddresses,
): readonly Cells[] {
  const columns = columnsOf(heading);
  const before = readKept(stored, columns);
  const kept = before === null ? [] : stored;
  const rows = kept.map((cells) => ({ ...cells }) as Record<string, string>);
  const handle = kept[0]?.[columns.nameOf('handle')] ?? product.id;
  const first = rows[0] ?? {};
  if (rows.length === 0) rows.push(first);
  setCell(first, columns.nameOf('handle'), handle);
  const put = (field: Field, text: string) => setCell(first, columns.nameOf(field), text);
  if (before?.title !== product.title) put('title', product.title);
  if (before?.description !== product.description) put('body', htmlOfText(product.description));
  if (before?.category !== product.category) put('type', product.category);
  const brand = product.attributes[brandAttribute] ?? '';
  if ((before?.brand ?? '') !== brand) put('vendor', brand);
  const state = product.state === 'taken-down' ? 'off-sale' : product.state;
  if (before?.state !== state) {
    put('status', { draft: 'draft', 'on-sale': 'active', 'off-sale': 'archived' }[state]);
    put('published', state === 'on-sale' ? 'TRUE' : 'FALSE');
  }
  const withVariants = writeVariants(product, rows, before?.variants ?? [], columns, handle);
  return writePictures(product, withVariants, columns, handle, addresses);
}

function readKept(kept: readonly Cells[], columns: Columns) {
  if (kept.length === 0) return null;
  return readProduct(
    kept.map((cells, line) => ({ line, cells })),
    columns,
  ).product;
}

/** Puts each variant's cells on a row; the rows of variants that are gone are freed. */
function writeVariants(
  product: CurrentProduct,
  rows: Record<string, string>[],
  before: readonly VariantDraft[],
  columns: Columns,
  handle: string,
): Record<string, string>[] {
  const known = new Map(before.map((variant) => [variant.sku, variant]));
  const shown = writeOptionNames(product, rows[0] as Record<string, string>, columns);
  const bundles = product.variants.map((variant) => {
    const was = known.get(variant.sku);
    const cells = was === undefined ? {} : variantCells(rows[was.row] as Record<string, string>);
    writeVariant(variant, was, cells, shown, columns);
    return cells;
  });
  for (const { row } of before) {
    for (const column of Object.keys(rows[row] as object)) {
      if (isOfVariant(column)) delete (rows[row] as Record<string, string>)[column];
    }
  }
  // The rows that had a variant are filled again from the first; what is left over is freed, what is missing is added.
  const places = before.map(({ row }) => row);
  const inFileOrder = [...bundles.keys()].toSorted(
    (a, b) => placeOf(product, known, a) - placeOf(product, known, b),
  );
  for (const [place, bundle] of inFileOrder.entries()) {
    const row = places[place] ?? (place === 0 ? 0 : rows.push({ [columns.nameOf('handle')]: handle }) - 1);
    Object.assign(rows[row] as Record<string, string>, bundles[bundle]);
  }
  const freed = new Set(places.slice(product.variants.length));
  return rows.filter((row, index) => index === 0 || !freed.has(index) || columns.get(row, 'picture') !== '');
}

interface ShownOptions {
  /** The options in the file's order; Shopify calls a product without any one with the option `Title`. */
  readonly names: readonly string[];
  /** Whether the file named the same already. */
  readonly same: boolean;
}

function writeOptionNames(
  product: CurrentProduct,
  first: Record<string, string>,
  columns: Columns,
): ShownOptions {
  const found = [...new Set(product.variants.flatMap((variant) => Object.keys(variant.options)))].slice(0, 3);
  const wanted = found.length === 0 ? ['Title'] : found;
  const named = options.map(([option]) => columns.get(first, option).trim()).filter((name) => name !== '');
  if (named.length === wanted.length && named.every((name) => wanted.includes(name)))
    return { names: named, same: true };
  for (const [place, [option]] of options.entries())
    setCell(first, columns.nameOf(option), wanted[place] ?? '');
  return { names: wanted, same: false };
}

function writeVariant(
  variant: CurrentProduct['variants'][number],
  was: VariantDraft | undefined,
  cells: Record<string, string>,
  shown: ShownOptions,
  columns: Columns,
): void {
  const put = (field: Field, text: string) => setCell(cells, columns.nameOf(field), text);
  if (was === undefined) put('sku', variant.sku);
  if (was === undefined || !shown.same || !sameOptions(was.options, variant.options))
    writeOptionValues(variant.options, shown.names, put);
  if (was?.priceCents !== variant.priceCents) put('price', writeCents(variant.priceCents));
  const { listPriceCents } = variant;
  if ((was?.listPriceCents ?? null) !== listPriceCents)
    put('listPrice', listPriceCents === null ? '' : writeCents(listPriceCents));
  if (was === undefined || (was.stock !== null && was.stock !== variant.onHand))
    put('quantity', String(variant.onHand));
}

function writeOptionValues(
  values: Readonly<Record<string, string>>,
  names: readonly string[],
  put: (field: Field, text: string) => void,
): void {
  const isPlain = Object.keys(values).length === 0;
  for (const [place, [, value]] of options.entries()) {
    const name = names[place];
    if (name === undefined) put(value, '');
    else put(value, isPlain && name === 'Title' ? 'Default Title' : (values[name] ?? ''));
  }
}

/** Known variants keep the order of the file, new ones follow in their own. */
function placeOf(product: CurrentProduct, known: ReadonlyMap<string, VariantDraft>, index: number): number {
  const sku = product.variants[index]?.sku ?? '';
  return known.get(sku)?.row ?? 100_000 + index;
}

function sameOptions(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function variantCells(row: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => isOfVariant(column)));
}

function writePictures(
  product: CurrentProduct,
  rows: Record<string, string>[],
  columns: Columns,
  handle: string,
  addresses: PictureAddresses,
): readonly Cells[] {
  const picture = columns.nameOf('picture');
  const shown = new Set<string>();
  for (const row of rows) {
    const url = row[picture];
    const key = url === undefined ? null : addresses.keyOf(url.trim());
    if (key === null) continue;
    // An address of which nothing was ever fetched stays: it may be fetched at the next import.
    if (product.pictureKeys.includes(key)) shown.add(key);
    else setCell(row, picture, '');
  }
  const missing = product.pictureKeys.filter((key) => !shown.has(key));
  let place = 0;
  for (const key of missing) {
    while (place < rows.length && rows[place]?.[picture] !== undefined) place++;
    const row = rows[place] ?? { [columns.nameOf('handle')]: handle };
    if (place === rows.length) rows.push(row);
    setCell(row, picture, addresses.urlOf(key));
    setCell(row, columns.nameOf('picturePosition'), String(product.pictureKeys.indexOf(key) + 1));
  }
  return rows.filter((row, index) => index === 0 || Object.keys(row).length > 1);
}
