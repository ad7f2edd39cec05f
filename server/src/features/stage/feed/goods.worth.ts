import type { PooledGoods } from './pooled-goods.ts';

/** What is known of goods besides whether somebody wants them; each in (0, 1]. */
export interface GoodsWorth {
  /** Sold for each time that it was opened. */
  readonly sells: number;
  readonly rating: number;
  /** How far it is believed, guarantees included. */
  readonly trust: number;
  /** How far it arrives when it was promised. */
  readonly promise: number;
  readonly stock: number;
}

/** Few facts are pulled to what is usual, as by so many imagined ones: what is new is as good as most. */
const usual = {
  sells: { rate: 0.05, pull: 20 },
  stars: { mean: 4.5, pull: 10 },
  trust: 0.83,
  promise: 0.95,
} as const;
/** Each guarantee takes this share of what trust lacks, up to so many of them. */
const guaranteeShare = 0.2;
const guaranteesMax = 3;
/** Stock for so many days of sales is enough. */
const enoughDays = 3;
const soldDays = 30;
const least = 0.01;
/** Powers in the product of all: what sells counts little, for it varies most; what is left, little until it is nearly nothing. */
const powers: Readonly<Record<keyof GoodsWorth, number>> = {
  ...{ sells: 0.25, rating: 1, trust: 1, promise: 1, stock: 0.5 },
};

export function worthOf(goods: PooledGoods): GoodsWorth {
  const { sold, opens, reviews, stars, guarantees, available } = goods;
  const { sells, stars: rated } = usual;
  const mean = ((stars ?? 0) * reviews + rated.mean * rated.pull) / (reviews + rated.pull);
  const lacking = 1 - (goods.trust ?? usual.trust);
  const vouched = (1 - guaranteeShare) ** Math.min(guaranteesMax, guarantees.length);
  return {
    sells: unit((sold + sells.rate * sells.pull) / (opens + sells.pull)),
    rating: unit((mean - 1) / (5 - 1)),
    trust: unit(1 - lacking * vouched),
    promise: unit(goods.promise ?? usual.promise),
    stock: unit(available / Math.max(1, (sold / soldDays) * enoughDays)),
  };
}

/**
 * One number of it, in (0, 1]: a product of powers, so that goods which cannot be believed, had or delivered sink whatever
 * else speaks for them.
 */
export function worthNumber(worth: GoodsWorth): number {
  return (Object.keys(powers) as (keyof GoodsWorth)[]).reduce(
    (product, name) => product * worth[name] ** powers[name],
    1,
  );
}

function unit(value: number): number {
  return Number.isFinite(value) ? Math.max(least, Math.min(1, value)) : least;
}
