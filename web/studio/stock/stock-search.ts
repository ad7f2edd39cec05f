export const stockTabs = ['goods', 'warehouses', 'set-aside'] as const;
export type StockTab = (typeof stockTabs)[number];
export const stockFilters = ['all', 'out', 'held', 'promised', 'set-aside'] as const;
export type StockFilter = (typeof stockFilters)[number];

/** The address of the stock page: which list, what of it, and which row is open (`new` is one to be made). */
export interface StockSearch {
  tab?: Exclude<StockTab, 'goods'>;
  text?: string;
  stock?: Exclude<StockFilter, 'all'>;
  open?: string;
}

/** As long as the platform reads. */
const textMax = 60;

/** Reads an address; what makes no sense is left out. */
export function readStockSearch(search: Record<string, unknown>): StockSearch {
  const found: StockSearch = {};
  const tab = stockTabs.find((name) => name === search['tab']);
  if (tab !== undefined && tab !== 'goods') found.tab = tab;
  const stock = stockFilters.find((name) => name === search['stock']);
  if (stock !== undefined && stock !== 'all') found.stock = stock;
  // The router reads `?text=2024` as a number.
  const text = typeof search['text'] === 'number' ? String(search['text']) : search['text'];
  if (typeof text === 'string' && text !== '') found.text = text.slice(0, textMax);
  if (typeof search['open'] === 'string' && search['open'] !== '') found.open = search['open'];
  return found;
}
