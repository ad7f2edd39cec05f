import type { CartView, paths } from '@kanmai/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { chosenLines } from './cart-choice.ts';

export const cartQuery = queryOptions({
  queryKey: ['cart'],
  queryFn: () => unwrap(api.GET('/api/v1/cart')),
});

export type CartQuote = paths['/api/v1/cart/quote']['get']['responses'][200]['content']['application/json'];

/** What the chosen lines cost together, asked again whenever they or their counts change. */
export const cartQuoteQuery = (cart: CartView | undefined, left: ReadonlySet<string>) => {
  const lines = chosenLines(cart, left).map(({ variantId, quantity }) => `${variantId}*${quantity}`);
  return queryOptions({
    queryKey: ['cart-quote', lines],
    enabled: lines.length > 0,
    placeholderData: keepPreviousData,
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/cart/quote', {
          params: { query: left.size === 0 ? {} : { left: [...left].join('.') } },
        }),
      ),
  });
};
