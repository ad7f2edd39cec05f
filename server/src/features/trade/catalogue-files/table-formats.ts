import type { TableFormat, TableFormatName } from './catalogue-table.ts';
import { googleMerchantTable } from './google-merchant-table.ts';
import { shopifyTable } from './shopify-table.ts';

// Google's `title` and `price` are names that Shopify's newer heading has too; its `id` is not.
const formats: readonly TableFormat[] = [googleMerchantTable, shopifyTable];

export function formatNamed(name: TableFormatName): TableFormat {
  return formats.find((format) => format.name === name) as TableFormat;
}

/** The format that a heading is of; null when it is none of those known. */
export function formatOf(columns: readonly string[]): TableFormat | null {
  return formats.find((format) => format.recognises(columns)) ?? null;
}
