import type { FeedReason } from './feed.schema.ts';
import type { GoodsOnOffer } from './goods-pool.ts';
import { categoriesOf, type GoodsOnShelf, isFresh, newestFirst } from './goods-shelves.ts';
import type { PooledGoods } from './pooled-goods.ts';
import { type Leanings, leaningMin, leaningsOf, type Speaking, type Tastes } from './tastes.ts';
import type { Viewer } from './viewer-cache.ts';

/** Goods that concern somebody. */
export interface GoodsCandidate {
  readonly goods: PooledGoods;
  /** The strongest thing that speaks for them. */
  readonly reason: FeedReason;
  /** How strongly, times what the goods are worth; in (0, 1]. */
  readonly score: number;
}

export interface ChosenGoods extends GoodsCandidate {
  /** The chance that they had to be chosen. */
  readonly propensity: number;
}

/** What one asked for in so many words, or searched for, may weigh as much as a taste can; a shop one follows sells other things too. */
const strength = { searched: 1, chosen: 0.8, followed: 0.5, author: 0.8 } as const;

/**
 * What may be shown to somebody and concerns them, best first: of categories and shops that they lean to, searched for or
 * chose, without what they hid or want less of. Pure.
 */
export function goodsFor(offer: GoodsOnOffer, viewer: Viewer, tastes: Tastes): GoodsCandidate[] {
  const leanings = leaningsOf(tastes);
  const met = new Set<GoodsOnShelf>();
  for (const shelf of shelvesFor(offer, leanings, viewer)) for (const goods of shelf) met.add(goods);
  const found: GoodsCandidate[] = [];
  for (const goods of met) {
    if (isGone(goods, offer) || isHidden(goods, viewer) || isLess(goods, viewer)) continue;
    const strongest = strongestFor(goods, viewer, leanings);
    if (strongest === null || strongest.score <= leaningMin) continue;
    found.push({ goods, reason: strongest.reason, score: Math.min(1, strongest.score) * goods.worth });
  }
  return found.sort(bestFirst);
}

/** What sells and may be shown to anybody, best first: of the person only what they hid takes part. Pure. */
export function goodsForAnybody(offer: GoodsOnOffer, viewer: Pick<Viewer, 'hidden'>): GoodsCandidate[] {
  return offer.selling
    .filter((goods) => !isGone(goods, offer) && !isHidden(goods, viewer))
    .map((goods) => ({ goods, reason: { code: 'off-selling', params: {} } as const, score: goods.worth }))
    .sort(bestFirst);
}

const bestFirst = (a: GoodsCandidate, b: GoodsCandidate) =>
  b.score - a.score || newestFirst(a.goods, b.goods);

/** So many of what speaks most for anything are looked at: what a page costs does not grow with what somebody likes. */
const shelvesMax = 8;

/** Shelves of categories and shops of which something speaks for their goods, the strongest first. */
function shelvesFor(offer: GoodsOnOffer, leanings: Leanings, viewer: Viewer): (readonly GoodsOnShelf[])[] {
  const found: { readonly shelf: readonly GoodsOnShelf[]; readonly level: number }[] = [];
  const add = (shelves: GoodsOnOffer['byShop'], name: string, level: number) => {
    const shelf = level > leaningMin ? shelves.get(name) : undefined;
    if (shelf !== undefined) found.push({ shelf, level });
  };
  const { choices, follows } = viewer;
  for (const [name, level] of leanings.wanted) add(offer.byCategory, name, strength.searched * level);
  for (const [name, level] of choices.categories) add(offer.byCategory, name, strength.chosen * level);
  for (const [name, level] of leanings.categories) add(offer.byCategory, name, level);
  for (const [name, level] of choices.authors) add(offer.byShop, name, strength.chosen * level);
  for (const [name, level] of leanings.authors) add(offer.byShop, name, strength.author * level);
  for (const name of follows) add(offer.byShop, name, strength.followed);
  return found
    .sort((a, b) => b.level - a.level)
    .slice(0, shelvesMax)
    .map(({ shelf }) => shelf);
}

const isGone = ({ id, shopId }: PooledGoods, { gone }: GoodsOnOffer) => gone.has(id) || gone.has(shopId);

function isHidden(goods: PooledGoods, { hidden }: Pick<Viewer, 'hidden'>): boolean {
  if (hidden.items.has(goods.id) || hidden.authors.has(goods.shopId)) return true;
  return hidden.categories.size > 0 && categoriesOf(goods).some((name) => hidden.categories.has(name));
}

/** Less was asked of them. */
function isLess(goods: PooledGoods, { choices: { authors, categories } }: Viewer): boolean {
  if ((authors.get(goods.shopId) ?? 0) < 0) return true;
  return categories.size > 0 && categoriesOf(goods).some((name) => (categories.get(name) ?? 0) < 0);
}

function strongestFor(goods: PooledGoods, { follows, choices }: Viewer, leanings: Leanings): Speaking | null {
  const { shopId } = goods;
  const author = { author: goods.shopName };
  let found: Speaking | null = null;
  const add = (code: FeedReason['code'], score: number, params: FeedReason['params']) => {
    if (score > (found?.score ?? 0)) found = { score, reason: { code, params } };
  };
  const liked = leanings.authors.get(shopId) ?? 0;
  if (follows.has(shopId)) add('author-followed', strength.followed + Math.max(0, liked) / 2, author);
  if ((choices.authors.get(shopId) ?? 0) > 0) add('author-chosen', strength.chosen, author);
  add('author-liked', strength.author * liked, author);
  for (const category of categoriesOf(goods)) {
    if ((choices.categories.get(category) ?? 0) > 0) add('category-chosen', strength.chosen, { category });
    add('category-liked', leanings.categories.get(category) ?? 0, { category });
    add('category-searched', strength.searched * (leanings.wanted.get(category) ?? 0), { category });
  }
  return found;
}

/** Among so many of the best the chance is shared. */
const bestMax = 20;
/** Twice the score is so many times the chance, as a power of two. */
const sharpness = 4;
/** The share of the chance that new goods have to themselves, one as much as another: else they would never be known. */
const freshShare = 0.1;
const freshMax = 20;
/** Draws one of the candidates, with the chance it had; null where there are none. `draw` is uniform in [0, 1). Pure. */
export function chooseGoods(candidates: readonly GoodsCandidate[], draw: number): ChosenGoods | null {
  let left = draw;
  let last: ChosenGoods | null = null;
  for (const [candidate, propensity] of chancesOf(candidates)) {
    last = { ...candidate, propensity };
    left -= propensity;
    if (left < 0) break;
  }
  return last;
}

/** The chance of each that has one: in all 1. */
export function chancesOf(candidates: readonly GoodsCandidate[]): Map<GoodsCandidate, number> {
  const best = candidates.slice(0, bestMax);
  const fresh = candidates
    .filter(({ goods }) => isFresh(goods))
    .sort((a, b) => newestFirst(a.goods, b.goods))
    .slice(0, freshMax);
  const weights = best.map(({ score }) => score ** sharpness);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const share = fresh.length === 0 ? 1 : 1 - freshShare;
  const chances = new Map(
    best.map((each, i) => [each, share * (sum > 0 ? (weights[i] as number) / sum : 1 / best.length)]),
  );
  for (const each of fresh) chances.set(each, (chances.get(each) ?? 0) + freshShare / fresh.length);
  return chances;
}
