import type { CsvRow } from './csv-lines.ts';
import type { NumberedRecord } from './record-lines.ts';

/**
 * A row of a catalogue CSV, one product a row. Columns: id, title, description, category, price (e.g. 29.90), stock,
 * and optionally sku, variant, list_price. Rows of one product with several variants stand together and share the id;
 * `groupProducts` joins them.
 */
export interface CatalogueProduct {
  source: string;
  sourceId: string;
  title: string;
  description: string;
  category: string;
  variants: CatalogueVariant[];
}

interface CatalogueVariant {
  sku: string;
  title: string;
  priceCents: number | string;
  listPriceCents?: number | string;
  stock: number | string;
}

export function catalogueProduct(row: CsvRow, system: string): CatalogueProduct {
  const id = row.id ?? '';
  const variant: CatalogueVariant = {
    sku: row.sku || id,
    title: row.variant ?? '',
    priceCents: toCents(row.price),
    stock: toWhole(row.stock),
    ...(row.list_price ? { listPriceCents: toCents(row.list_price) } : {}),
  };
  return {
    source: system,
    sourceId: id,
    title: row.title ?? '',
    description: row.description ?? '',
    category: row.category ?? '',
    variants: [variant],
  };
}

/** Joins neighbouring rows with one id into one product with several variants, numbered like its first row. */
export async function* groupProducts(
  rows: AsyncIterable<NumberedRecord<CatalogueProduct>>,
): AsyncIterable<NumberedRecord<CatalogueProduct>> {
  let current: NumberedRecord<CatalogueProduct> | null = null;
  for await (const row of rows) {
    if (current !== null && current.record.sourceId === row.record.sourceId && row.record.sourceId !== '') {
      current.record.variants.push(...row.record.variants);
      continue;
    }
    if (current !== null) yield current;
    current = row;
  }
  if (current !== null) yield current;
}

/** Cents of a decimal price by its digits, not by floating point; what is no price is passed on to be refused. */
export function toCents(text: string | undefined): number | string {
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec((text ?? '').trim());
  if (match === null) return text ?? '';
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0);
}

function toWhole(text: string | undefined): number | string {
  return /^\d{1,7}$/.test(text ?? '') ? Number(text) : (text ?? '');
}
