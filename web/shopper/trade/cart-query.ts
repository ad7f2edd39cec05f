import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

export const cartQuery = queryOptions({
  queryKey: ['cart'],
  queryFn: () => unwrap(api.GET('/api/v1/cart')),
});

/** How many pieces lie in the cart; 0 until it is known. */
export function useCartCount(): number {
  return useQuery(cartQuery).data?.count ?? 0;
}
