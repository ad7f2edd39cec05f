import type { CartLine, CartView } from '@kanmai/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { showToast } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { chosenLines, chosenTotals } from './cart-choice.ts';
import { type CartQuote, cartQuery, cartQuoteQuery } from './cart-query.ts';

export interface Cart {
  query: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown };
  view: CartView | undefined;
  hasLines: boolean;
  left: ReadonlySet<string>;
  totals: { cents: number; count: number };
  /** With promotions and coupons; undefined while it is reckoned. */
  quote: CartQuote | undefined;
  toggle: (variantIds: string[], chosen: boolean) => void;
  setQuantity: (line: CartLine, quantity: number) => Promise<void>;
  remove: (line: CartLine) => Promise<void>;
  checkout: () => void;
}

/** The cart with what is chosen of it. Everything that can be bought is chosen until it is left out. */
export function useCart(): Cart {
  const m = useMessages();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const query = useQuery(cartQuery);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const view = query.data;
  const chosen = chosenLines(view, left);
  const quote = useQuery(cartQuoteQuery(view, left));

  const change = async (act: () => Promise<CartView>) => {
    try {
      queries.setQueryData(cartQuery.queryKey, await act());
    } catch (error) {
      showToast(errorText(m, codeOf(error)), 'danger');
      await queries.invalidateQueries({ queryKey: cartQuery.queryKey });
    }
  };

  return {
    query,
    view,
    hasLines: (view?.shops.length ?? 0) > 0,
    left,
    totals: chosenTotals(chosen),
    quote: chosen.length === 0 ? undefined : quote.data,
    toggle: (variantIds, on) => {
      const next = new Set(left);
      for (const id of variantIds) on ? next.delete(id) : next.add(id);
      setLeft(next);
    },
    setQuantity: (line, quantity) =>
      change(() =>
        unwrap(
          api.PUT('/api/v1/cart/lines/{variantId}', {
            params: { path: { variantId: line.variantId } },
            body: {
              quantity,
              ...(line.clipId === null ? {} : { clipId: line.clipId }),
              ...(line.roomId === null ? {} : { roomId: line.roomId }),
            },
          }),
        ),
      ),
    remove: (line) =>
      change(() =>
        unwrap(
          api.DELETE('/api/v1/cart/lines/{variantId}', { params: { path: { variantId: line.variantId } } }),
        ),
      ),
    checkout: () =>
      void navigate({ to: '/checkout', search: { lines: chosen.map((line) => line.variantId).join('.') } }),
  };
}
