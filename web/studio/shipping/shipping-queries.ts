import type { paths } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

type Put = paths['/api/v1/studio/shops/{shopId}/shipping']['put'];
export type Shipping = Put['responses'][200]['content']['application/json'];
export type ShippingRules = Shipping['rules'];

export const shippingQuery = (shopId: string) =>
  queryOptions({
    queryKey: ['studio', shopId, 'shipping'],
    queryFn: () =>
      unwrap(api.GET('/api/v1/studio/shops/{shopId}/shipping', { params: { path: { shopId } } })),
    // What is being written is not replaced unasked.
    refetchOnWindowFocus: false,
  });

export function changeShipping(shopId: string, rules: ShippingRules, replaces: number | null) {
  return unwrap(
    api.PUT('/api/v1/studio/shops/{shopId}/shipping', {
      params: { path: { shopId } },
      body: { rules, replaces },
    }),
  );
}
