import {
  brandAttribute,
  type Cells,
  type CurrentProduct,
  type LineFault,
  type PictureAddresses,
  type Reading,
  shopCurrency,
  type TableFormat,
  type TableRow,
  tableLimits,
  type VariantDraft,
} from './catalogue-table.ts';
import { isPictureUrl, narrowest, readCents, readCount, writeCents } from './cell-values.ts';
import { fault } from './faults.ts';
import { columnsNamed, type NamedColumns, setCell } from './named-columns.ts';

/**
 * Google Merchant Center's product data: one row for each variant, those of one product by `item_group_id`.
 * Source: support.google.com/merchants/answer/7052112 (product data specification)
 */
const fields = [
  ...['id', 'title', 'description', 'link', 'image_link', 'additional_image_link', 'availability', 'price'],
  ...['sale_price', 'item_group_id', 'brand', 'google_product_category', 'product_type', 'color', 'size'],
  ...['material', 'pattern', 'quantity', 'condition'],
] as const;
type Field =
  | 'id'
  | 'title'
  | 'description'
  | 'link'
  | 'image_link'
  | 'additional_image_link'
  | 'availability'
  | 'price'
  | 'sale_price'
  | 'item_group_id'
  | 'brand'
  | 'google_product_category'
  | 'product_type'
  | 'color'
  | 'size'
  | 'material'
  | 'pattern'
  | 'quantity'
  | 'condition';
type Columns = NamedColumns<Field>;

const known = new Set<string>(fields);
const usual = Object.fromEntries(fields.map((field) => [field, field])) as Record<Field, string>;
/** `image link`, `image_link` and `g:image_link` are one. */
const fieldOf = (column: string): Field | null => {
  const name = column
    .trim()
    .toLowerCase()
    .replace(/^g:/, '')
    .replaceAll(' ', '_')
    .replace('sell_on_google_', '');
  return known.has(name) ? (name as Field) : null;
};
const columnsOf = columnsNamed(fieldOf, usual);

const optionFields = ['color', 'size', 'material', 'pattern'] as const;
const optionNames: Readonly<Record<string, (typeof optionFields)[number]>> = {
  ...Object.fromEntries(optionFields.map((field) => [field, field])),
  颜色: 'color',
  尺码: 'size',
  尺寸: 'size',
  规格: 'size',
  材质: 'material',
  图案: 'pattern',
};

export const googleMerchantTable: TableFormat = {
  name: 'google-merchant',
  columns: fields,
  recognises: (heading) => {
    const found = new Set(heading.map(fieldOf));
    return (
      found.has('id') &&
      found.has('title') &&
      found.has('price') &&
      (found.has('link') || found.has('availability'))
    );
  },
  keyOf: (cells, heading) => {
    const columns = columnsOf(heading);
    return columns.get(cells, 'item_group_id').trim() || columns.get(cells, 'id').trim() || null;
  },
  meaningOf: fieldOf,
  read: (rows, heading) => readProduct(rows, columnsOf(heading)),
  write: writeProduct,
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
  const description = at(first, 'description');
  if (description.length > tableLimits.descriptionMax) refuse(first, 'description', 'description-too-long');
  const variants: VariantDraft[] = [];
  const skus = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const variant = readVariant(row, index, rows.length === 1, at, refuse);
    if (skus.has(variant.sku)) refuse(row, 'id', 'sku-twice', variant.sku);
    skus.add(variant.sku);
    variants.push(variant);
  }
  if (variants.length > tableLimits.variantsMax) refuse(first, 'id', 'variants-too-many');
  const pictures = rows.flatMap((row, index) =>
    picturesOf(row, at).map((url) => {
      if (!isPictureUrl(url)) refuse(row, 'image_link', 'url-unreadable', url);
      return { url, row: index };
    }),
  );
  if (faults.length > 0) return { product: null, faults };
  return {
    product: {
      ...{ title, description, variants },
      category: narrowest(at(first, 'product_type').split(',')[0] || at(first, 'google_product_category')),
      brand: columns.has('brand') ? at(first, 'brand').slice(0, 200) : null,
      // What is listed there is offered; what is out of stock is so by its count.
      state: 'on-sale',
      pictures: [...new Map(pictures.map((picture) => [picture.url, picture])).values()],
    },
    faults: [],
  };
}

type At = (row: TableRow, field: Field) => string;
type Refuse = (row: TableRow, field: Field, code: LineFault['code'], more?: string) => void;

function picturesOf(row: TableRow, at: At): string[] {
  const more = at(row, 'additional_image_link').split(',');
  return [at(row, 'image_link'), ...more].map((url) => url.trim()).filter((url) => url !== '');
}

function readVariant(row: TableRow, index: number, isAlone: boolean, at: At, refuse: Refuse): VariantDraft {
  const sku = at(row, 'id');
  if (sku === '') refuse(row, 'id', 'key-missing');
  if (sku.length > tableLimits.skuMax) refuse(row, 'id', 'sku-too-long');
  const full = readPrice(row, 'price', at, refuse);
  const reduced = readPrice(row, 'sale_price', at, refuse);
  if (at(row, 'price') === '') refuse(row, 'price', 'price-missing');
  const priceCents = reduced !== null && full !== null && reduced < full ? reduced : (full ?? 0);
  const values = optionFields.flatMap((field) => {
    const text = at(row, field).slice(0, tableLimits.optionValueMax);
    return text === '' || isAlone ? [] : [[field, text] as const];
  });
  const quantity = at(row, 'quantity');
  const stock = quantity === '' ? null : readCount(quantity);
  if (quantity !== '' && stock === null) refuse(row, 'quantity', 'stock-unreadable', quantity);
  const availability = at(row, 'availability').toLowerCase().replaceAll(' ', '_');
  if (!['', 'in_stock', 'out_of_stock', 'preorder', 'backorder'].includes(availability))
    refuse(row, 'availability', 'state-unknown', availability);
  return {
    sku,
    title: values
      .map(([, text]) => text)
      .join(' / ')
      .slice(0, tableLimits.optionValueMax),
    options: Object.fromEntries(values),
    priceCents,
    listPriceCents: full !== null && full > priceCents ? full : null,
    stock,
    inStock: availability === '' ? null : availability === 'in_stock',
    row: index,
  };
}

/** `199.00 CNY`; the currency may be left out. */
function readPrice(row: TableRow, field: 'price' | 'sale_price', at: At, refuse: Refuse): number | null {
  const text = at(row, field);
  if (text === '') return null;
  const match = /^([\d.]+)\s*([A-Za-z]{3})?$/.exec(text);
  const cents = match === null ? null : readCents(match[1] as string);
  if (cents === null) refuse(row, field, 'price-unreadable', text);
  else if ((match?.[2] ?? shopCurrency).toUpperCase() !== shopCurrency)
    refuse(row, field, 'currency-other', text);
  else if (cents < 1 || cents > tableLimits.priceCentsMax) refuse(row, field, 'price-out-of-range', text);
  return cents;
}

function writeProduct(
  product: CurrentProduct,
  stored: readonly Cells[],
  heading: readonly string[],
  addresses: PictureAddresses,
): readonly Cells[] {
  const columns = columnsOf(heading);
  const read =
    stored.length === 0
      ? null
      : readProduct(
          stored.map((cells, line) => ({ line, cells })),
          columns,
        );
  const before = read?.product ?? null;
  const kept = before === null ? [] : stored;
  const rowOf = new Map((before?.variants ?? []).map((variant) => [variant.sku, variant]));
  const group = kept[0]?.[columns.nameOf('item_group_id')] ?? (product.variants.length > 1 ? product.id : '');
  const variants = product.variants.toSorted(
    (a, b) => (rowOf.get(a.sku)?.row ?? 100_000) - (rowOf.get(b.sku)?.row ?? 100_000),
  );
  const keys = pictureKeysOf(before?.pictures ?? [], addresses);
  return variants.map((variant) => {
    const was = rowOf.get(variant.sku);
    const cells: Record<string, string> = was === undefined ? {} : { ...kept[was.row] };
    const put = (field: Field, text: string) => setCell(cells, columns.nameOf(field), text);
    if (was === undefined) {
      put('id', variant.sku);
      put('item_group_id', group);
      put('link', addresses.pageOf(product.id));
      put('condition', 'new');
    }
    const changed = (before: string | undefined, now: string) => was === undefined || before !== now;
    if (changed(before?.title, product.title)) put('title', product.title);
    if (changed(before?.description, product.description)) put('description', product.description);
    if (changed(before?.category, product.category)) put('product_type', product.category);
    const brand = product.attributes[brandAttribute] ?? '';
    if (changed(before?.brand ?? '', brand)) put('brand', brand);
    writeVariant(variant, was, put);
    writePictures(product, cells, was === undefined, columns, keys, addresses);
    return cells;
  });
}

type Put = (field: Field, text: string) => void;

function writeVariant(
  variant: CurrentProduct['variants'][number],
  was: VariantDraft | undefined,
  put: Put,
): void {
  const { priceCents, listPriceCents } = variant;
  if (was?.priceCents !== priceCents || (was.listPriceCents ?? null) !== listPriceCents) {
    put('price', `${writeCents(listPriceCents ?? priceCents)} ${shopCurrency}`);
    put('sale_price', listPriceCents === null ? '' : `${writeCents(priceCents)} ${shopCurrency}`);
  }
  const has = variant.onHand > 0;
  if (was === undefined || (was.inStock !== null && was.inStock !== has))
    put('availability', has ? 'in_stock' : 'out_of_stock');
  if (was?.stock !== null && was?.stock !== undefined && was.stock !== variant.onHand)
    put('quantity', String(variant.onHand));
  for (const [name, text] of Object.entries(variant.options)) {
    const field = optionNames[name];
    if (field !== undefined && was?.options[field] !== text) put(field, text);
  }
}

/** The pictures of the file's addresses, as far as they were ever fetched. */
function pictureKeysOf(
  pictures: readonly { readonly url: string }[],
  addresses: PictureAddresses,
): ReadonlySet<string> {
  return new Set(pictures.flatMap(({ url }) => addresses.keyOf(url) ?? []));
}

function writePictures(
  product: CurrentProduct,
  cells: Record<string, string>,
  isNew: boolean,
  columns: Columns,
  keys: ReadonlySet<string>,
  addresses: PictureAddresses,
): void {
  const same = product.pictureKeys.length === keys.size && product.pictureKeys.every((key) => keys.has(key));
  // Nothing fetched yet, or nothing changed here: the addresses stay as they are written.
  if (!isNew && (same || (keys.size === 0 && product.pictureKeys.length === 0))) return;
  const [cover, ...more] = product.pictureKeys.map((key) => addresses.urlOf(key));
  setCell(cells, columns.nameOf('image_link'), cover ?? '');
  setCell(cells, columns.nameOf('additional_image_link'), more.join(','));
}
