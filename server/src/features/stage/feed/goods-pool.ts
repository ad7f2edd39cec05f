import { minuteMs } from '@kanmai/kernel';
import type { Log } from '../../../log.ts';
import type { LoggedEvent } from '../../insight/events/index.ts';
import { type GoodsShelves, shelvesOf } from './goods-shelves.ts';
import type { PooledGoods } from './pooled-goods.ts';

export interface GoodsPoolParts {
  readonly load: () => Promise<readonly PooledGoods[]>;
  readonly nowMs: () => number;
  readonly log: Pick<Log, 'warn'>;
}

/** What leaves is told by the log; what is new may wait so long. */
const freshForMs = 5 * minuteMs;

/** The pool as people are shown from it. */
export interface GoodsOnOffer extends GoodsShelves {
  /** Products, and shops with all they have, that left since it was loaded. */
  readonly gone: ReadonlySet<string>;
}

/**
 * Goods for cards, in memory: loaded in the background when somebody asks, at most every five minutes; nobody waits for it.
 * What is sold out, changed or of a shop that changed leaves as soon as the log tells; the next load brings back what may be shown.
 */
export class GoodsPool {
  private readonly parts: GoodsPoolParts;
  private shelves = shelvesOf([]);
  private loadedAtMs = Number.NEGATIVE_INFINITY;
  private loading: Promise<void> | null = null;
  /** The products in it, and their shops. */
  private known: ReadonlySet<string> = new Set();
  private gone = new Set<string>();
  /** What left while the list is loaded may still be in it. */
  private goneMeanwhile = new Set<string>();

  constructor(parts: GoodsPoolParts) {
    this.parts = parts;
  }

  current(): GoodsOnOffer {
    if (this.parts.nowMs() - this.loadedAtMs > freshForMs) this.refreshLater();
    return { ...this.shelves, gone: this.gone };
  }

  get isEmpty(): boolean {
    return this.current().byShop.size === 0;
  }

  /** Resolves when the pool is as the database was, or is now; for tests and the start. */
  async refresh(): Promise<void> {
    this.loadedAtMs = this.parts.nowMs();
    this.loading ??= this.load();
    await this.loading;
  }

  /** Follows a step of the log. */
  apply({ kind, subjectId, data }: LoggedEvent): void {
    if (subjectId === null) return;
    const leaves =
      kind === 'product-changed' ||
      kind === 'shop-changed' ||
      (kind === 'stock-changed' && data.productInStock !== true);
    if (!leaves) return;
    if (this.known.has(subjectId)) this.gone.add(subjectId);
    if (this.loading !== null) this.goneMeanwhile.add(subjectId);
  }

  private refreshLater(): void {
    this.refresh().catch((error: unknown) => {
      this.parts.log.warn({ error }, 'the goods to be shown between clips could not be loaded anew');
    });
  }

  private async load(): Promise<void> {
    this.goneMeanwhile = new Set();
    try {
      const goods = await this.parts.load();
      this.shelves = shelvesOf(goods);
      this.known = new Set(goods.flatMap(({ id, shopId }) => [id, shopId]));
      this.gone = this.goneMeanwhile;
    } finally {
      this.loading = null;
    }
  }
}
