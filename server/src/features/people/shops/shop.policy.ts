import type { ShopState } from './shop.schema.ts';

/** How many shops one person may own. */
export const shopsOwnedMax = 10;

/** A new shop waits for an operator; in the demonstration town there is nobody to wait for. */
export function firstState(town: boolean): ShopState {
  return town ? 'open' : 'pending';
}

/** The state that an operator's decision leads to; null when the shop is in it already. */
export function decideShop(state: ShopState, decision: 'open' | 'suspend'): ShopState | null {
  const next = decision === 'open' ? 'open' : 'suspended';
  return next === state ? null : next;
}
