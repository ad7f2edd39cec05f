import { worthNumber, worthOf } from './goods.worth.ts';
import type { PooledGoods } from './pooled-goods.ts';

export interface GoodsOnShelf extends PooledGoods {
  /** What they are worth to anybody, in (0, 1]. */
  readonly worth: number;
}

/** Goods by what may speak for them, each shelf short: what one page looks at does not grow with the catalogue. */
export interface GoodsShelves {
  /** By category, the one above included. */
  readonly byCategory: ReadonlyMap<string, readonly GoodsOnShelf[]>;
  readonly byShop: ReadonlyMap<string, readonly GoodsOnShelf[]>;
  /** What sells, whoever asks. */
  readonly selling: readonly GoodsOnShelf[];
}

/** The best of a shelf, and of what nobody knows yet the newest. */
const bestMax = 24;
const freshMax = 12;

export function shelvesOf(pooled: readonly PooledGoods[]): GoodsShelves {
  const goods = pooled.map((each) => ({ ...each, worth: worthNumber(worthOf(each)) }));
  const byCategory = new Map<string, GoodsOnShelf[]>();
  for (const each of goods) for (const name of categoriesOf(each)) pushTo(byCategory, name, each);
  return {
    byCategory: shortened(byCategory),
    byShop: shortened(Map.groupBy(goods, ({ shopId }) => shopId)),
    selling: bestOf(
      goods.filter(({ sold }) => sold >= freshUntil.sold),
      ({ worth, sold }) => worth * Math.log1p(sold),
    ),
  };
}

/** Its own category and the one above, without what has no name. */
export function categoriesOf({ category, above }: PooledGoods): string[] {
  if (category === '') return above === '' ? [] : [above];
  return above === '' || above === category ? [category] : [category, above];
}

/** Goods are new until they were opened, or sold, so often. */
const freshUntil = { opens: 20, sold: 3 } as const;

export function isFresh({ opens, sold }: PooledGoods): boolean {
  return opens < freshUntil.opens && sold < freshUntil.sold;
}

/** Ids begin with the time they were made. */
export function newestFirst(a: PooledGoods, b: PooledGoods): number {
  return a.id < b.id ? 1 : -1;
}

function shortened(
  shelves: ReadonlyMap<string, readonly GoodsOnShelf[]>,
): Map<string, readonly GoodsOnShelf[]> {
  return new Map([...shelves].map(([name, goods]) => [name, shelfOf(goods)]));
}

function shelfOf(goods: readonly GoodsOnShelf[]): readonly GoodsOnShelf[] {
  if (goods.length <= bestMax) return goods;
  const fresh = goods.filter(isFresh).sort(newestFirst).slice(0, freshMax);
  return [...new Set([...bestOf(goods, ({ worth }) => worth), ...fresh])];
}

const bestOf = (goods: readonly GoodsOnShelf[], numberOf: (goods: GoodsOnShelf) => number) =>
  goods.toSorted((a, b) => numberOf(b) - numberOf(a)).slice(0, bestMax);

function pushTo(lists: Map<string, GoodsOnShelf[]>, name: string, goods: GoodsOnShelf): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [goods]);
  else list.push(goods);
}
