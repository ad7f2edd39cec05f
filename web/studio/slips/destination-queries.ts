import { api, unwrap } from '../../shared/api.ts';
import type { Destination } from './send-to.ts';

const atOnce = 100;

/** Those of these orders that go through the warehouse, by their ids. Papers wait for it. */
export async function readDestinations(
  shopId: string,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, Destination>> {
  const found = new Map<string, Destination>();
  for (let from = 0; from < orderIds.length; from += atOnce) {
    const { items } = await unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/warehouse-destinations', {
        params: {
          path: { shopId },
          query: { orderIds: orderIds.slice(from, from + atOnce).join(',') },
        },
      }),
    );
    for (const one of items) found.set(one.orderId, one);
  }
  return found;
}
