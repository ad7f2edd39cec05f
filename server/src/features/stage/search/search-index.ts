import { grown, SearchFacts } from './search-facts.ts';
import {
  anything,
  type Facets,
  type FacetValue,
  type Filter,
  type Sort,
  type Wanted,
  withoutParts,
} from './search-filter.ts';
import { Postings } from './search-postings.ts';
import { boostOf, correctionOf, likenessFloor, likenessOf } from './search-ranking.ts';
import type { Spelling } from './search-spelling.ts';
import { type Suggestion, suggestionsOf } from './search-suggestions.ts';
import {
  type IndexedText,
  indexedTextOf,
  type Query,
  readQuery,
  type Searchable,
  termsOf,
} from './search-terms.ts';
import { topOf } from './search-top.ts';

export interface SearchLimits {
  /** Documents in lists that one query looks at, the rarest terms first. */
  readonly visitsMax: number;
  /** Products that are compared with the query letter by letter; also the most that are found. */
  readonly candidatesMax: number;
  /** Gone documents that are carried along before the index is packed. */
  readonly goneMax: number;
}

export const searchLimits: SearchLimits = { visitsMax: 60_000, candidatesMax: 120, goneMax: 1_000 };

export interface Found {
  /** Best first. */
  readonly ids: readonly string[];
  /** What was probably meant, when nothing has the query as it was written. */
  readonly correctedTo: string | null;
}

/** Where a product stands in an order: the higher its key, the earlier; of two the same, the newer. */
export interface Place {
  readonly key: number;
  readonly id: string;
}

/** What is known of a product that was found. */
export interface ProductAbout {
  readonly productId: string;
  readonly shopId: string;
  /** The one at the top of the tree. */
  readonly category: string;
  readonly inStock: boolean;
}

/** How the one who asks feels about goods of a shop and a category, -1 to 1; 0 where nothing is known. */
export type Fondness = (shopId: string, category: string) => number;

/** How far goods of a shop are believed, 0 to 1. */
export type Standing = (shopId: string) => number;

const indifferent: Fondness = () => 0;

function placeBefore(a: Place, b: Place): boolean {
  return a.key === b.key ? a.id > b.id : a.key > b.key;
}

const nothingFound: Found = { ids: [], correctedTo: null };
/** So many of the nearest say what a text is near to. */
const looseMax = 30;
const saturation = 1.2;
const lengthShare = 0.3;
const termShare = 0.15;
const inStockShare = 0.02;
/** What was typed decides; who asks only orders what fits about as well. */
const fondnessShare = 0.05;
/**
 * The least believed shop loses this share: less than what lies between the most and the least alike that are shown together, so what
 * was asked for by its name is not put behind what barely fits, whoever sells it.
 */
const standingShare = 0.15;

/**
 * Products by what their titles say and how they sound. Two steps: terms shared with the query bring candidates, then
 * each is compared with it. In memory; nothing here waits.
 */
export class SearchIndex {
  private postings = new Postings();
  private ids: string[] = [];
  private shops: string[] = [];
  private texts: (IndexedText | null)[] = [];
  private termCounts = new Uint16Array(64);
  private scores = new Float32Array(64);
  private touched = new Uint32Array(64);
  private readonly facts = new SearchFacts();
  private sold: ReadonlyMap<string, number> = new Map();
  private standingOf: Standing = () => 1;
  private readonly slotOf = new Map<string, number>();
  private termTotal = 0;
  private readonly spelling: Spelling;
  private readonly limits: SearchLimits;

  constructor(spelling: Spelling, limits: SearchLimits = searchLimits) {
    this.spelling = spelling;
    this.limits = limits;
  }

  get size(): number {
    return this.slotOf.size;
  }

  has(productId: string): boolean {
    return this.slotOf.has(productId);
  }

  /** Adds a product, or has it be what it is now. */
  put(product: Searchable): void {
    const text = indexedTextOf(product, this.spelling);
    const known = this.slotOf.get(product.id);
    if (known !== undefined && sameText(this.texts[known] as IndexedText, text)) {
      this.facts.set(known, product);
      this.shops[known] = product.shopId;
      return;
    }
    this.remove(product.id);
    this.append(product, text);
  }

  remove(productId: string): void {
    const slot = this.slotOf.get(productId);
    if (slot === undefined) return;
    for (const term of termsOf(this.texts[slot] as IndexedText)) this.postings.forget(term);
    this.termTotal -= this.termCounts[slot] as number;
    this.texts[slot] = null;
    this.slotOf.delete(productId);
    const gone = this.ids.length - this.slotOf.size;
    if (gone > this.limits.goneMax && gone > this.slotOf.size / 4) this.pack();
  }

  setInStock(productId: string, inStock: boolean): void {
    const slot = this.slotOf.get(productId);
    if (slot !== undefined) this.facts.setInStock(slot, inStock);
  }

  /** How many of each product were sold lately; of those not named, none. */
  setSold(sold: ReadonlyMap<string, number>): void {
    this.sold = sold;
  }

  setStandings(standingOf: Standing): void {
    this.standingOf = standingOf;
  }

  productsOfShop(shopId: string): string[] {
    const found: string[] = [];
    for (const [id, slot] of this.slotOf) if (this.shops[slot] === shopId) found.push(id);
    return found;
  }

  /** `fondness`: who asks prefers some of what fits as well; see `fondnessShare`. */
  search(text: string, { filter, sort }: Wanted = anything, fondness: Fondness = indifferent): Found {
    const query = readQuery(text, this.spelling);
    if (query === null || this.size === 0) return nothingFound;
    const ranked = this.scored(query, (touched) => this.rank(query, touched, filter, fondness));
    const best = ranked[0];
    if (best === undefined) return nothingFound;
    // The first need not be the most alike: who sells it counts, too.
    const isAsWritten = ranked.some(({ likeness }) => likeness === 1);
    const correctedTo = isAsWritten ? null : correctionOf(query, this.texts[best.slot] as IndexedText);
    const slots = ranked.map(({ slot }) => slot);
    if (sort !== 'best') slots.sort((a, b) => (this.comesBefore(a, b, sort) ? -1 : 1));
    return { ids: slots.map((slot) => this.ids[slot] as string), correctedTo };
  }

  /** Whose these products are, of what category, and whether they can be bought; unknown ones are left out. */
  aboutOf(productIds: readonly string[]): ProductAbout[] {
    return productIds.flatMap((productId) => {
      const slot = this.slotOf.get(productId);
      if (slot === undefined) return [];
      const [category, inStock] = [this.facts.topCategoryOf(slot), this.facts.isInStock(slot)];
      return [{ productId, shopId: this.shops[slot] as string, category, inStock }];
    });
  }

  /** The categories of these products, in their order; unknown ones are left out. */
  categoriesOf(productIds: readonly string[]): string[] {
    return productIds.flatMap((productId) => {
      const slot = this.slotOf.get(productId);
      return slot === undefined ? [] : [this.facts.categoryOf(slot)];
    });
  }

  /** Everything that fits, in an order of its own, from after a place on. */
  browse({ filter, sort }: Wanted, after: Place | null, limit: number): Place[] {
    const isLeft = (slot: number) => after === null || placeBefore(after, this.placeOf(slot, sort));
    const slots = topOf(
      this.slotsThat((slot) => this.facts.fits(slot, filter) && isLeft(slot)),
      limit,
      (a, b) => this.comesBefore(a, b, sort),
    );
    return slots.map((slot) => this.placeOf(slot, sort));
  }

  /** How many goods each further choice would leave, of what is found by a text, or of everything without one. */
  facets(text: string, filter: Filter): Facets {
    const query = readQuery(text, this.spelling);
    const slotsFor = (find: (filter: Filter) => readonly number[]) => {
      const known = find(filter);
      return (without: readonly (keyof Filter)[]) =>
        without.some((part) => filter[part] !== undefined) ? find(withoutParts(filter, without)) : known;
    };
    if (query === null)
      return this.facts.facets(
        slotsFor((wanted) => [...this.slotsThat((slot) => this.facts.fits(slot, wanted))]),
      );
    return this.scored(query, (touched) =>
      this.facts.facets(slotsFor((wanted) => this.rank(query, touched, wanted).map(({ slot }) => slot))),
    );
  }

  /** How many goods there are for a text, or without one for a filter alone. */
  count(text: string, filter: Filter): number {
    if (text !== '') return this.search(text, { filter, sort: 'best' }).ids.length;
    let count = 0;
    for (const _ of this.slotsThat((slot) => this.facts.fits(slot, filter))) count++;
    return count;
  }

  /** All categories with how many goods each has, the largest first. */
  categorySizes(): FacetValue[] {
    return this.facts.categorySizes([...this.slotsThat(() => true)]);
  }

  /** The categories of whatever shares the most with a text, however little it is like it. */
  looseCategories(text: string): string[] {
    const query = readQuery(text, this.spelling);
    if (query === null || this.size === 0) return [];
    return this.scored(query, (touched) => {
      const near = topOf(touched, looseMax, (a, b) => this.before(a, b, this.scores));
      return [...new Set(near.map((slot) => this.facts.categoryOf(slot)))];
    });
  }

  /** The words of a text, Chinese ones among them. */
  wordsOf(text: string): string[] {
    return (
      readQuery(text, this.spelling)?.pieces.flatMap(({ text: piece, chineseWords }) =>
        chineseWords.length > 1 ? [...chineseWords] : [piece],
      ) ?? []
    );
  }

  /** How what is typed so far may go on. */
  suggest(text: string): Suggestion[] {
    const query = readQuery(text, this.spelling);
    if (query === null || this.size === 0) return [];
    const found = this.scored(query, (touched) => this.rank(query, touched, {}));
    const suggesting = found.map(({ slot }) => ({
      text: this.texts[slot] as IndexedText,
      category: this.facts.categoryOf(slot),
    }));
    return suggestionsOf(query, suggesting, this.spelling);
  }

  private *slotsThat(fits: (slot: number) => boolean): Generator<number> {
    for (let slot = 0; slot < this.ids.length; slot++)
      if (this.texts[slot] !== null && fits(slot)) yield slot;
  }

  private placeOf(slot: number, sort: Sort): Place {
    return { id: this.ids[slot] as string, key: this.keyOf(slot, sort) };
  }

  private comesBefore(a: number, b: number, sort: Sort): boolean {
    const [idA, idB] = [this.ids[a] as string, this.ids[b] as string];
    if (sort === 'best' || sort === 'newest') return idA > idB;
    const difference = this.keyOf(a, sort) - this.keyOf(b, sort);
    return difference === 0 ? idA > idB : difference > 0;
  }

  private keyOf(slot: number, sort: Sort): number {
    const sold = sort === 'most-sold' ? (this.sold.get(this.ids[slot] as string) ?? 0) : 0;
    return this.facts.keyOf(slot, sort, sold);
  }

  /** Has `use` see the documents that share terms with the query, while `scores` has their sums of term weights. */
  private scored<Result>(query: Query, use: (touched: Uint32Array) => Result): Result {
    const touched = this.touched.subarray(0, this.addScores(query));
    try {
      return use(touched);
    } finally {
      for (const slot of touched) this.scores[slot] = 0;
    }
  }

  /** Answers how many documents were touched. */
  private addScores(query: Query): number {
    const terms = [...query.terms]
      .map(([term, weight]) => ({ term, weight, count: this.postings.countOf(term) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.count - b.count || (a.term < b.term ? -1 : 1));
    let left = this.limits.visitsMax;
    let touched = 0;
    for (const { term, weight, count } of terms) {
      if (left <= 0) break;
      const worth = weight * Math.log(1 + (this.size - count + 0.5) / (count + 0.5));
      const documents = this.postings.documentsOf(term);
      const end = Math.max(0, documents.length - left);
      left -= documents.length;
      // From the end: when there is no time for all, the newest are looked at.
      for (let i = documents.length - 1; i >= end; i--) {
        const slot = documents[i] as number;
        const score = this.scores[slot] as number;
        if (score === 0) this.touched[touched++] = slot;
        this.scores[slot] = score + worth;
      }
    }
    return this.weighByLength(touched);
  }

  /** Short titles before long ones; answers how many are left without the gone, at the front of `touched`. */
  private weighByLength(touched: number): number {
    const meanTerms = this.termTotal / this.size;
    let kept = 0;
    for (let i = 0; i < touched; i++) {
      const slot = this.touched[i] as number;
      if (this.texts[slot] === null) {
        this.scores[slot] = 0;
        continue;
      }
      const length = (this.termCounts[slot] as number) / meanTerms;
      (this.scores[slot] as number) /= 1 + saturation * (1 - lengthShare + lengthShare * length);
      this.touched[kept++] = slot;
    }
    return kept;
  }

  private rank(query: Query, touched: Uint32Array, filter: Filter, fondness = indifferent) {
    const isFiltered = Object.keys(filter).length > 0;
    const fitting = isFiltered ? touched.filter((slot) => this.facts.fits(slot, filter)) : touched;
    const candidates = topOf(fitting, this.limits.candidatesMax, (a, b) => this.before(a, b, this.scores));
    const most = Math.max(...candidates.map((slot) => this.scores[slot] as number));
    const ranked: { slot: number; likeness: number; total: number }[] = [];
    for (const slot of candidates) {
      const text = this.texts[slot] as IndexedText;
      const likeness = likenessOf(query, text);
      const terms = (termShare * (this.scores[slot] as number)) / most;
      const stocked = this.facts.isInStock(slot) ? inStockShare : 0;
      const shopId = this.shops[slot] as string;
      const liked = fondnessShare * fondness(shopId, this.facts.categoryOf(slot));
      const fits = likeness + terms + boostOf(query, text) + stocked + liked;
      ranked.push({ slot, likeness, total: fits * this.leftByStanding(shopId) });
    }
    const floor = likenessFloor(Math.max(...ranked.map(({ likeness }) => likeness)));
    return ranked
      .filter(({ likeness }) => likeness >= floor)
      .sort((a, b) => b.total - a.total || (this.isNewer(a.slot, b.slot) ? -1 : 1));
  }

  /** What the standing of a shop leaves of how its goods fit; as signals leave of a value in the feed (rule I-R85). */
  private leftByStanding(shopId: string): number {
    return 1 - standingShare * (1 - this.standingOf(shopId));
  }

  private before(a: number, b: number, scores: Float32Array): boolean {
    const difference = (scores[a] as number) - (scores[b] as number);
    return difference === 0 ? this.isNewer(a, b) : difference > 0;
  }

  /** Ids are in time order. */
  private isNewer(a: number, b: number): boolean {
    return (this.ids[a] as string) > (this.ids[b] as string);
  }

  private append(product: Searchable, text: IndexedText): void {
    const { id, shopId } = product;
    const slot = this.ids.length;
    this.makeRoomFor(slot);
    this.ids.push(id);
    this.shops.push(shopId);
    this.texts.push(text);
    this.slotOf.set(id, slot);
    const terms = termsOf(text);
    for (const term of terms) this.postings.add(term, slot);
    this.termCounts[slot] = terms.size;
    this.termTotal += terms.size;
    this.facts.set(slot, product);
  }

  private makeRoomFor(slot: number): void {
    if (slot < this.scores.length) return;
    const size = Math.ceil(slot * 1.5);
    this.termCounts = grown(this.termCounts, new Uint16Array(size));
    this.scores = new Float32Array(size);
    this.touched = new Uint32Array(size);
  }

  /** Closes the gaps that gone products left. */
  private pack(): void {
    const moved = new Int32Array(this.ids.length).fill(-1);
    let next = 0;
    for (let slot = 0; slot < this.ids.length; slot++) {
      if (this.texts[slot] === null) continue;
      moved[slot] = next;
      this.ids[next] = this.ids[slot] as string;
      this.shops[next] = this.shops[slot] as string;
      this.texts[next] = this.texts[slot] as IndexedText;
      this.termCounts[next] = this.termCounts[slot] as number;
      this.facts.move(slot, next);
      this.slotOf.set(this.ids[next] as string, next);
      next++;
    }
    this.ids.length = next;
    this.shops.length = next;
    this.texts.length = next;
    this.facts.truncate(next);
    this.postings.renumber(moved);
  }
}

function sameText(a: IndexedText, b: IndexedText): boolean {
  return (
    a.title === b.title &&
    a.spelling === b.spelling &&
    a.words === b.words &&
    a.segments === b.segments &&
    a.aside === b.aside
  );
}
