import type { FeedEvent } from '@kanmai/client';

export interface EventTransport {
  /** Sends a batch; rejects when it did not arrive. */
  send: (events: FeedEvent[]) => Promise<void>;
  /** Hands a batch to the browser as the page goes away; false when the browser would not take it. */
  hand: (events: FeedEvent[]) => boolean;
}

const batchMax = 50;
const keptMax = 300;

/**
 * What was seen and watched, sent in batches. The feed flushes it before it asks for a page, so that the next page
 * already knows. What could not be sent is kept, up to a limit, oldest dropped.
 */
export class EventQueue {
  #waiting: FeedEvent[] = [];
  #sending: Promise<void> | null = null;
  readonly #transport: EventTransport;

  constructor(transport: EventTransport) {
    this.#transport = transport;
  }

  get size(): number {
    return this.#waiting.length;
  }

  add(event: FeedEvent): void {
    this.#waiting.push(event);
    if (this.#waiting.length > keptMax) this.#waiting.splice(0, this.#waiting.length - keptMax);
  }

  /** Sends all that waits; resolves when it arrived or could not. One batch is under way at a time. */
  async flush(): Promise<void> {
    while (this.#sending !== null) await this.#sending;
    if (this.#waiting.length === 0) return;
    this.#sending = this.#sendAll().finally(() => {
      this.#sending = null;
    });
    await this.#sending;
  }

  /** As the page is hidden: no time to wait for an answer. */
  handOver(): void {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, batchMax);
      if (!this.#transport.hand(batch)) return;
      this.#waiting = this.#waiting.slice(batch.length);
    }
  }

  async #sendAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, batchMax);
      try {
        await this.#transport.send(batch);
      } catch {
        this.#waiting = [...batch, ...this.#waiting].slice(-keptMax);
        return;
      }
    }
  }
}
