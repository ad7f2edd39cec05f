import { type SearchTerm, type TermAdvice, termsShownMax, unmetShownMax } from './search-term.schema.ts';

/** What is found for a term now, best first. */
export interface TermFound {
  /** Whether goods are called so, not only alike. */
  readonly isExact: boolean;
  readonly goods: readonly {
    readonly productId: string;
    readonly shopId: string;
    readonly category: string;
    readonly inStock: boolean;
  }[];
}

/** Who looks at a page of results looks at about so many. */
const seenMax = 10;
/** From so many searches on, that nothing was opened says something. */
const tellingSearches = 20;
/** The goods at the top say what a term is about. */
const topMax = 20;

/** What to do about a term, by the first rule that fits. */
export function adviseOn(term: Omit<SearchTerm, 'advice' | 'people' | 'term'>): TermAdvice {
  const { found, own, searches, opens } = term;
  if (found === 0) return 'nobody-has-it';
  if (own === null) return 'you-have-none';
  if (!own.inStock) return 'sold-out';
  if (own.rank > seenMax) return 'far-down';
  return searches >= tellingSearches && opens === 0 ? 'not-opened' : 'well';
}

/**
 * Whether a term concerns a shop: its goods are found, or the goods at the top are of its categories, or nothing is
 * found at all.
 */
export function concerns(found: TermFound, shopId: string, categories: ReadonlySet<string>): boolean {
  if (found.goods.length === 0) return true;
  if (found.goods.some((good) => good.shopId === shopId)) return true;
  return found.goods.slice(0, topMax).some(({ category }) => category !== '' && categories.has(category));
}

/** The best of a shop's own goods among what is found; null where there is none. */
export function ownOf(found: TermFound, shopId: string) {
  const own = found.goods.flatMap((good, at) => (good.shopId === shopId ? [{ ...good, rank: at + 1 }] : []));
  const [best] = own;
  if (best === undefined) return null;
  const { productId, rank, inStock } = best;
  return { productId, rank, inStock, count: own.length };
}

/** What is shown of terms in their order: of those that nobody has, only the most wanted. */
export function shownOf(terms: readonly SearchTerm[]): SearchTerm[] {
  let unmet = 0;
  return terms
    .filter(({ found, own }) => found > 0 || own !== null || ++unmet <= unmetShownMax)
    .slice(0, termsShownMax);
}
