import { useEffect, useSyncExternalStore } from 'react';
import { api, unwrap } from '../../shared/api.ts';

const askAfterMs = 1_500;
const listeners = new Set<() => void>();
let count: number | null = null;
let asked = false;

export function setCartCount(next: number): void {
  count = next;
  for (const listener of listeners) listener();
}

/** How many pieces lie in the cart; 0 until it is known. Asked for once the first clip has its line. */
export function useCartCount(): number {
  useEffect(() => {
    if (asked) return;
    asked = true;
    setTimeout(() => {
      if (count !== null) return;
      // Without an answer the bag shows no number; the cart itself says what is wrong.
      unwrap(api.GET('/api/v1/cart'))
        .then((cart) => setCartCount(cart.count))
        .catch(() => undefined);
    }, askAfterMs);
  }, []);
  return useSyncExternalStore(subscribe, () => count ?? 0);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
