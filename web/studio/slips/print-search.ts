import { isOrderId } from '../shipments/shipment-file.ts';

/** So many slips are printed at once. */
export const slipsMax = 200;

export type PaperSize = 'A5' | 'A4';

/** The address of the print page: which orders, on which paper; without orders those that wait. */
export interface PrintSearch {
  ids?: string;
  size?: PaperSize;
}

export function readPrintSearch(search: Record<string, unknown>): PrintSearch {
  const ids = readPrintIds(search['ids']);
  return {
    ...(search['ids'] === undefined ? {} : { ids: ids.join(',') }),
    ...(search['size'] === 'A4' ? { size: 'A4' as const } : {}),
  };
}

/** The orders an address names, each once, up to the bound. */
export function readPrintIds(text: unknown): string[] {
  if (typeof text !== 'string') return [];
  return [...new Set(text.split(',').filter(isOrderId))].slice(0, slipsMax);
}
