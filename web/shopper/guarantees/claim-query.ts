import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

export const claimRoot = '/api/v1/claims';
const askEveryMs = 15_000;

export const claimQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['claim', claimId],
    queryFn: () => unwrap(api.GET('/api/v1/claims/{id}', { params: { path: { id: claimId } } })),
    refetchInterval: ({ state }) => (state.data?.closedAt === null ? askEveryMs : false),
  });

export const orderRightsQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order-rights', orderId],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{id}/rights', { params: { path: { id: orderId } } })),
  });

/** The rights that whoever orders these variants now has. */
export const rightsQuery = (variantIds: readonly string[]) =>
  queryOptions({
    queryKey: ['rights', variantIds.toSorted().join(',')],
    queryFn: () =>
      unwrap(api.GET('/api/v1/rights', { params: { query: { variantIds: variantIds.join(',') } } })),
    enabled: variantIds.length > 0,
    staleTime: 60_000,
  });

const productsMost = 50;

/** The rights that whoever orders these products now has. */
export const productRightsQuery = (productIds: readonly string[]) => {
  const asked = productIds.toSorted().slice(0, productsMost).join(',');
  return queryOptions({
    queryKey: ['rights', 'products', asked],
    queryFn: () => unwrap(api.GET('/api/v1/rights', { params: { query: { productIds: asked } } })),
    enabled: asked !== '',
    staleTime: 10 * 60_000,
  });
};
