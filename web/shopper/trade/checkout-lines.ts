import type { CartView } from '@kanmai/client';

export interface WantedLine {
  variantId: string;
  quantity: number;
  clipId?: string;
  roomId?: string;
}

/** What the address of the checkout asks to buy: one thing now, or chosen lines of the cart. */
export interface CheckoutSearch {
  /** `variantId*quantity`. */
  buy?: string;
  /** Variant ids of the cart, joined by a point. */
  lines?: string;
  /** The clip that brought the person. */
  clip?: string;
  /** The live room it is bought in. */
  room?: string;
}

/** The lines to quote; null while the cart they come from is not here. */
export function wantedLines(search: CheckoutSearch, cart: CartView | undefined): WantedLine[] | null {
  if (search.buy !== undefined) {
    const [variantId = '', count = '1'] = search.buy.split('*');
    const quantity = Math.min(999, Math.max(1, Math.floor(Number(count)) || 1));
    if (variantId === '') return [];
    return [
      {
        ...{ variantId, quantity },
        ...(search.clip === undefined ? {} : { clipId: search.clip }),
        ...(search.room === undefined ? {} : { roomId: search.room }),
      },
    ];
  }
  if (cart === undefined) return null;
  const chosen = new Set(search.lines?.split('.') ?? []);
  return cart.shops
    .flatMap(({ lines }) => lines)
    .filter((line) => chosen.has(line.variantId) && line.problem === null)
    .map(({ variantId, quantity, clipId, roomId }) => ({
      variantId,
      quantity,
      ...(clipId === null ? {} : { clipId }),
      ...(roomId === null ? {} : { roomId }),
    }));
}
