/** A product that may be shown between clips: on sale, in stock, of an open shop. */
export interface PooledGoods {
  readonly id: string;
  readonly shopId: string;
  readonly shopName: string;
  readonly title: string;
  readonly pictureUrls: readonly string[];
  readonly category: string;
  /** The category above its own; empty where there is none. */
  readonly above: string;
  /** The lowest price of what can be had, and what the shop says that it costs otherwise. */
  readonly priceCents: number;
  readonly listPriceCents: number | null;
  readonly currency: string;
  /** Units that can be had, of all its variants. */
  readonly available: number;
  readonly guarantees: readonly string[];
  readonly reviews: number;
  /** 1 to 5; null without a review. */
  readonly stars: number | null;
  /** Units sold by the newest orders of the last thirty days. */
  readonly sold: number;
  /** How often it was opened from clips in the last thirty days. */
  readonly opens: number;
  /** In [0, 1], as the ranking has them of its clips; null where no clip shows it. */
  readonly trust: number | null;
  readonly promise: number | null;
}
