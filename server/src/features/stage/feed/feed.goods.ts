import type { GoodsServedAs } from '../reactions/index.ts';
import type { FeedGoods } from './feed.schema.ts';
import { type ChosenGoods, chooseGoods, goodsFor, goodsForAnybody } from './goods.choice.ts';
import type { GoodsHistory } from './goods-history.ts';
import type { GoodsPool } from './goods-pool.ts';
import type { PooledGoods } from './pooled-goods.ts';
import type { Tastes } from './tastes.ts';
import type { Viewer } from './viewer-cache.ts';

export interface FeedGoodsParts {
  readonly pool: GoodsPool;
  readonly history: GoodsHistory;
  /** Uniform in [0, 1). */
  readonly draw: () => number;
}

/** More than this is shown as this: exact stock is the shop's affair. */
const availableMax = 999;

/** The goods that are shown to somebody now; null where none concerns them. What they bought is asked for once, and only then. */
export async function goodsForPerson(
  { pool, history, draw }: FeedGoodsParts,
  personId: string,
  viewer: Viewer,
  tastes: Tastes,
): Promise<ChosenGoods | null> {
  const candidates = goodsFor(pool.current(), viewer, tastes);
  if (candidates.length === 0) return null;
  const out = await history.outOf(personId);
  return chooseGoods(
    candidates.filter(({ goods }) => !out.has(goods.id)),
    draw(),
  );
}

/** The same whoever asks: what sells, but for what they hid and what they were shown a moment ago. */
export function goodsWithoutPerson(
  { pool, draw }: FeedGoodsParts,
  viewer: Viewer,
  wasShown: (productId: string) => boolean,
): ChosenGoods | null {
  const candidates = goodsForAnybody(pool.current(), viewer);
  return chooseGoods(
    candidates.filter(({ goods }) => !wasShown(goods.id)),
    draw(),
  );
}

export function feedGoodsOf({ goods, reason }: ChosenGoods, position: number): FeedGoods {
  return {
    goods: goodsCardOf(goods),
    position,
    reason: { code: reason.code, params: { ...reason.params } },
  };
}

/** How they were shown, for the log. */
export function servedAsOf(
  { reason, propensity }: ChosenGoods,
  requestId: string,
  position: number,
): GoodsServedAs {
  return { requestId, position, reason: reason.code, propensity };
}

function goodsCardOf(goods: PooledGoods): FeedGoods['goods'] {
  const { id, title, category, priceCents, listPriceCents, currency, guarantees, stars, reviews } = goods;
  return {
    ...{ id, title, category, priceCents, currency },
    listPriceCents: listPriceCents !== null && listPriceCents > priceCents ? listPriceCents : null,
    shop: { id: goods.shopId, name: goods.shopName },
    pictureUrls: [...goods.pictureUrls],
    guarantees: [...guarantees],
    available: Math.min(goods.available, availableMax),
    rating: stars === null ? null : { mean: stars, count: reviews },
    soldCount: goods.sold,
  };
}
