import type { CsvLine } from './csv-lines.ts';

/**
 * A row of a catalogue CSV, one product a row. Columns: id, title, description, category, price (e.g. 29.90), stock,
 * and optionally sku, variant, list_price. Rows of one product with several variants stand together and share the id;
 * `groupProducts` joins them.
 */
export interface CatalogueRow {
  readonly line: number;
  readonly id: string;
  readonly record: CatalogueProduct;
}

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

export function catalogueRow({ line, fields }: CsvLine, source: string): CatalogueRow {
  const id = fields.id ?? '';
  const variant: CatalogueVariant = {
    sku: fields.sku || id,
    title: fields.variant ?? '',
    priceCents: toCents(fields.price),
    stock: toWhole(fields.stock),
    ...(fields.list_price ? { listPriceCents: toCents(fields.list_price) } : {}),
  };
  return {
    line,
    id,
    record: {
      source,
      sourceId: id,
      title: fields.title ?? '',
      description: fields.description ?? '',
      category: fields.category ?? '',
      variants: [variant],
    },
  };
}

/** Joins neighbouring rows with one id into one product with several variants. */
export async function* groupProducts(rows: AsyncIterable<CatalogueRow>): AsyncIterable<CatalogueRow> {
  let current: CatalogueRow | null = null;
  for await (const row of rows) {
    if (current !== null && current.id === row.id && row.id !== '') {
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
