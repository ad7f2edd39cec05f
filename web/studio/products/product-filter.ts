import type { StudioProductView } from '@kanmai/client';

export const productFilters = ['all', 'on-sale', 'off-sale', 'draft', 'taken-down'] as const;
export type ProductFilter = (typeof productFilters)[number];
export const stockFilters = ['any', 'low', 'out'] as const;
export type StockFilter = (typeof stockFilters)[number];

/** The address of the product table: which products, and which one is open (`new` is one to be made). */
export interface ProductSearch {
  state?: Exclude<ProductFilter, 'all'>;
  stock?: Exclude<StockFilter, 'any'>;
  text?: string;
  open?: string;
  edit?: true;
  /** What a new product is to be called. */
  title?: string;
}

export function readProductSearch(search: Record<string, unknown>): ProductSearch {
  const found: ProductSearch = {};
  const state = productFilters.find((name) => name === search['state']);
  if (state !== undefined && state !== 'all') found.state = state;
  const stock = stockFilters.find((name) => name === search['stock']);
  if (stock !== undefined && stock !== 'any') found.stock = stock;
  // The router reads `?text=2024` as a number.
  const text = typeof search['text'] === 'number' ? String(search['text']) : search['text'];
  if (typeof text === 'string' && text !== '') found.text = text.slice(0, 100);
  if (typeof search['open'] === 'string') found.open = search['open'];
  if (search['edit'] === true) found.edit = true;
  const title = typeof search['title'] === 'number' ? String(search['title']) : search['title'];
  if (found.open === 'new' && typeof title === 'string' && title !== '') found.title = title.slice(0, 60);
  return found;
}

type Stocked = Pick<StudioProductView, 'title' | 'variants'>;

export const availableOf = (product: Stocked) =>
  product.variants.reduce((sum, { available }) => sum + available, 0);
export const onHandOf = (product: Stocked) => product.variants.reduce((sum, { onHand }) => sum + onHand, 0);
export const heldOf = (product: Stocked) => product.variants.reduce((sum, { held }) => sum + held, 0);

/** At or below this many pieces a variant is nearly out. */
const lowStockMax = 5;

/** How the stock stands: `out` when a variant cannot be bought, `low` when one soon cannot. */
export function stockStand(product: Stocked): 'out' | 'low' | 'fine' {
  const least = Math.min(...product.variants.map(({ available }) => available));
  if (least <= 0) return 'out';
  return least <= lowStockMax ? 'low' : 'fine';
}

/** The lowest and the highest price, in minor units. */
export function priceRange(
  product: Pick<StudioProductView, 'variants'>,
): { lowest: number; highest: number } | null {
  const prices = product.variants.map(({ priceCents }) => priceCents);
  return prices.length === 0 ? null : { lowest: Math.min(...prices), highest: Math.max(...prices) };
}
