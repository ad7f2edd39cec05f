import { type FeedEvent, newKey } from '@kanmai/client';
import { api, unwrap } from '../../shared/api.ts';
import { EventQueue } from './event-queue.ts';
import type { FeedEntry, GoodsEntry } from './feed-store.ts';

export const feedEvents = new EventQueue({
  send: async (events) => {
    await unwrap(api.POST('/api/v1/events', { body: { events } }));
  },
  hand: (events) => {
    try {
      // Kept alive past the page; unlike a beacon it carries the headers that the API asks for.
      void fetch('/api/v1/events', {
        method: 'POST',
        keepalive: true,
        headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
        body: JSON.stringify({ events }),
      }).catch(() => undefined);
      return true;
    } catch {
      return false;
    }
  },
});

const sendEveryMs = 5_000;
setInterval(() => void feedEvents.flush(), sendEveryMs);

type Step = Omit<FeedEvent, 'clipId' | 'requestId' | 'position' | 'at'>;

/** A step of the person on this clip, with what is needed to learn from it. */
export function recordStep(entry: FeedEntry, step: Step): void {
  feedEvents.add({
    ...step,
    clipId: entry.clip.id,
    ...(entry.requestId === null ? {} : { requestId: entry.requestId, position: entry.position }),
    at: new Date().toISOString(),
  });
}

/** A step of the person on goods between clips. */
export function recordGoodsStep(
  { goods, requestId, position }: GoodsEntry,
  kind: 'goods-shown' | 'product-open',
): void {
  feedEvents.add({ kind, productId: goods.id, requestId, position, at: new Date().toISOString() });
}
