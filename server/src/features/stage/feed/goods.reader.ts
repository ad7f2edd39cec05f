import type { EventReader, LogPosition } from '../../insight/events/index.ts';
import type { GoodsHistory } from './goods-history.ts';
import type { GoodsPool } from './goods-pool.ts';

/** Keeps a process's goods for cards, and who is not to be shown which, fresh from the event log. */
export function goodsReader(
  name: string,
  { pool, history }: { readonly pool: GoodsPool; readonly history: GoodsHistory },
  findLogHead: () => Promise<LogPosition>,
): EventReader {
  return {
    name,
    kinds: [
      ...(['product-changed', 'stock-changed', 'shop-changed'] as const),
      ...(['goods-shown', 'order-placed', 'order-paid', 'person-merged'] as const),
    ],
    // What was before is in what is loaded.
    from: findLogHead,
    async take(events) {
      for (const event of events) {
        pool.apply(event);
        history.apply(event);
      }
    },
  };
}
