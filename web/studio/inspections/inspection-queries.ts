import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

/** How an order goes through the warehouse; null when it goes directly. */
export const orderInspectionQuery = (shopId: string, orderId: string) =>
  queryOptions({
    queryKey: ['studio', shopId, 'inspection', orderId],
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/studio/shops/{shopId}/orders/{id}/inspection', {
            params: { path: { shopId, id: orderId } },
          }),
        )
      ).inspection,
  });
