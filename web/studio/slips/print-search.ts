import { isOrderId } from '../shipments/shipment-file.ts';

/** So many slips are printed at once. */
export const slipsMax = 200;

export const paperSizes = ['A5', 'A4', 'label'] as const;
export type PaperSize = (typeof paperSizes)[number];

/** The address of the print page: which orders, on which paper; without orders those that wait. */
export interface PrintSearch {
  ids?: string;
  size?: PaperSize;
  /** Of one order: only what is in this parcel. */
  parcel?: string;
}

export function readPrintSearch(search: Record<string, unknown>): PrintSearch {
  const ids = readPrintIds(search['ids']);
  const parcel = search['parcel'];
  const size = paperSizes.find((value) => value === search['size']);
  return {
    ...(search['ids'] === undefined ? {} : { ids: ids.join(',') }),
    ...(size === undefined || size === 'A5' ? {} : { size }),
    ...(typeof parcel === 'string' && /^pcl_\w{26}$/.test(parcel) ? { parcel } : {}),
  };
}

/** The orders an address names, each once, up to the bound. */
export function readPrintIds(text: unknown): string[] {
  if (typeof text !== 'string') return [];
  return [...new Set(text.split(',').filter(isOrderId))].slice(0, slipsMax);
}
