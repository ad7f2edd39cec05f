import type { FeedReason } from './feed.schema.ts';
import { worthNumber, worthOf } from './goods.worth.ts';
import { categoriesOf, type GoodsOnOffer, type PooledGoods } from './goods-pool.ts';
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
  const met = new Set<PooledGoods>();
  for (const name of namesOf(leanings, viewer))
    for (const goods of offer.byCategory.get(name) ?? offer.byShop.get(name) ?? []) met.add(goods);
  const found: GoodsCandidate[] = [];
  for (const goods of met) {
    if (isUnwanted(goods, viewer)) continue;
    const [strongest] = speakingFor(goods, viewer, leanings).sort((a, b) => b.score - a.score);
    if (strongest === undefined || strongest.score <= leaningMin) continue;
    const score = Math.min(1, strongest.score) * worthNumber(worthOf(goods));
    found.push({ goods, reason: strongest.reason, score });
  }
  return found.sort((a, b) => b.score - a.score || (a.goods.id < b.goods.id ? 1 : -1));
}

/** Categories and shops of which anything speaks for their goods. */
function* namesOf(
  { categories, authors, wanted }: Leanings,
  { follows, choices }: Viewer,
): Generator<string> {
  for (const levels of [categories, authors, wanted, choices.categories, choices.authors])
    for (const [name, level] of levels) if (level > 0) yield name;
  yield* follows;
}

function isUnwanted(goods: PooledGoods, { hidden, choices }: Viewer): boolean {
  const { id, shopId } = goods;
  if (hidden.items.has(id) || hidden.authors.has(shopId) || (choices.authors.get(shopId) ?? 0) < 0)
    return true;
  return categoriesOf(goods).some(
    (name) => hidden.categories.has(name) || (choices.categories.get(name) ?? 0) < 0,
  );
}

function speakingFor(goods: PooledGoods, { follows, choices }: Viewer, leanings: Leanings): Speaking[] {
  const { shopId } = goods;
  const author = { author: goods.shopName };
  const found: Speaking[] = [];
  const add = (code: FeedReason['code'], score: number, params: FeedReason['params']) => {
    if (score > 0) found.push({ score, reason: { code, params } });
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
/** Goods are new until they were opened, or sold, so often. */
const freshUntil = { opens: 20, sold: 3 } as const;

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
  const fresh = candidates.filter(isFresh).sort(newestFirst).slice(0, freshMax);
  const weights = best.map(({ score }) => score ** sharpness);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const share = fresh.length === 0 ? 1 : 1 - freshShare;
  const chances = new Map(
    best.map((each, i) => [each, share * (sum > 0 ? (weights[i] as number) / sum : 1 / best.length)]),
  );
  for (const each of fresh) chances.set(each, (chances.get(each) ?? 0) + freshShare / fresh.length);
  return chances;
}

const isFresh = ({ goods: { opens, sold } }: GoodsCandidate) =>
  opens < freshUntil.opens && sold < freshUntil.sold;

/** Ids begin with the time they were made. */
const newestFirst = (a: GoodsCandidate, b: GoodsCandidate) => (a.goods.id < b.goods.id ? 1 : -1);
