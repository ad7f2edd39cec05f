import type { ShopOrderView } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { ordersKey, readOrdersToShip, waitingMax } from '../orders/order-queries.ts';
import { slipsMax } from './print-search.ts';
import { sendToOf } from './send-to.ts';

export interface Slips {
  readonly orders: readonly ShopOrderView[];
  /** How many of those asked for are not there, or not to be sent. */
  readonly missing: number;
  /** Whether more wait than are printed at once. */
  readonly more: boolean;
}

/** Orders to print: those named in that order, or those that wait, the longest wait first. */
export const slipsQuery = (shopId: string, ids: readonly string[] | null) =>
  queryOptions({
    queryKey: [...ordersKey(shopId), 'slips', ids],
    queryFn: () => (ids === null ? readWaiting(shopId) : readNamed(shopId, ids)),
    refetchOnWindowFocus: false,
  });

async function readWaiting(shopId: string): Promise<Slips> {
  const { orders, more } = await readOrdersToShip(shopId, waitingMax);
  return {
    orders: orders.slice(0, slipsMax),
    missing: 0,
    more: more || orders.length > slipsMax,
  };
}

const readersMax = 6;

async function readNamed(shopId: string, ids: readonly string[]): Promise<Slips> {
  const found = new Map<string, ShopOrderView>();
  const left = [...ids];
  const read = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      const order = await readOne(shopId, id);
      if (order !== null && sendToOf(order) !== null) found.set(id, order);
    }
  };
  await Promise.all(Array.from({ length: readersMax }, read));
  const orders = ids.flatMap((id) => found.get(id) ?? []);
  return { orders, missing: ids.length - orders.length, more: false };
}

async function readOne(shopId: string, id: string): Promise<ShopOrderView | null> {
  try {
    return await unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/orders/{id}', { params: { path: { shopId, id } } }),
    );
  } catch (error) {
    if (codeOf(error) === 'not-found') return null;
    throw error;
  }
}
