import { QueryClientProvider } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { createQueryClient } from '../../shared/query-client.ts';
import { setCartCount } from '../trade/cart-count.ts';
import { cartQuery } from '../trade/cart-query.ts';

const queries = createQueryClient();

// The count on the clip follows the cart, whoever changed it.
queries.getQueryCache().subscribe(({ query }) => {
  if (query.queryKey[0] !== cartQuery.queryKey[0]) return;
  const cart = queries.getQueryData(cartQuery.queryKey);
  if (cart !== undefined) setCartCount(cart.count);
});

/** Gives a page or a sheet the one cache of the surface. Loaded with the first of them: the feed needs none. */
export function withQueries<Props extends object>(Part: ComponentType<Props>): ComponentType<Props> {
  return function WithQueries(props: Props) {
    return (
      <QueryClientProvider client={queries}>
        <Part {...props} />
      </QueryClientProvider>
    );
  };
}
