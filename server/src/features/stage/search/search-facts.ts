import type { Facets, FacetValue, Filter, Sort } from './search-filter.ts';

/** What is known of a product besides its words. */
export interface ProductFacts {
  readonly category: string;
  /** The category above; empty when there is none. */
  readonly above?: string;
  readonly city: string;
  readonly guarantees: readonly string[];
  /** What its card shows: the lowest price of what can be bought. */
  readonly priceCents: number;
  readonly inStock: boolean;
}

const facetValuesMax = 20;
const keptNamesMax = 10_000;

/** Facts of products by their slots in the index, in columns, so that filtering all of them takes a millisecond. */
export class SearchFacts {
  private prices = new Uint32Array(64);
  private stocked = new Uint8Array(64);
  private readonly categories: string[] = [];
  private readonly above: string[] = [];
  private readonly cities: string[] = [];
  private readonly guarantees: (readonly string[])[] = [];
  /** One text for each name, however many products have it. */
  private readonly names = new Map<string, string>();
  private readonly guaranteeLists = new Map<string, readonly string[]>();

  set(slot: number, facts: ProductFacts): void {
    if (slot >= this.prices.length) {
      const size = Math.ceil(slot * 1.5);
      this.prices = grown(this.prices, new Uint32Array(size));
      this.stocked = grown(this.stocked, new Uint8Array(size));
    }
    this.prices[slot] = facts.priceCents;
    this.stocked[slot] = facts.inStock ? 1 : 0;
    this.categories[slot] = kept(this.names, facts.category, facts.category);
    const { above = '' } = facts;
    this.above[slot] = kept(this.names, above, above);
    this.cities[slot] = kept(this.names, facts.city, facts.city);
    this.guarantees[slot] = kept(this.guaranteeLists, facts.guarantees.join(' '), facts.guarantees);
  }

  setInStock(slot: number, inStock: boolean): void {
    this.stocked[slot] = inStock ? 1 : 0;
  }

  isInStock(slot: number): boolean {
    return this.stocked[slot] === 1;
  }

  categoryOf(slot: number): string {
    return this.categories[slot] as string;
  }

  /** The category above a product's own, or its own where there is none above. */
  topCategoryOf(slot: number): string {
    return (this.above[slot] as string) || (this.categories[slot] as string);
  }

  /** Closes a gap: the facts of one slot become those of an earlier one. */
  move(from: number, to: number): void {
    this.prices[to] = this.prices[from] as number;
    this.stocked[to] = this.stocked[from] as number;
    this.categories[to] = this.categories[from] as string;
    this.above[to] = this.above[from] as string;
    this.cities[to] = this.cities[from] as string;
    this.guarantees[to] = this.guarantees[from] as readonly string[];
  }

  truncate(length: number): void {
    this.categories.length = length;
    this.above.length = length;
    this.cities.length = length;
    this.guarantees.length = length;
  }

  fits(slot: number, filter: Filter): boolean {
    const { category, city, priceFromCents, priceToCents, inStock, guarantees } = filter;
    const price = this.prices[slot] as number;
    return (
      (category === undefined || this.categories[slot] === category || this.above[slot] === category) &&
      (city === undefined || this.cities[slot] === city) &&
      (priceFromCents === undefined || price >= priceFromCents) &&
      (priceToCents === undefined || price <= priceToCents) &&
      (inStock !== true || this.stocked[slot] === 1) &&
      (guarantees === undefined ||
        guarantees.every((one) => (this.guarantees[slot] as readonly string[]).includes(one)))
    );
  }

  /** What a product stands by in an order: the higher, the earlier. */
  keyOf(slot: number, sort: Sort, sold: number): number {
    if (sort === 'price-up') return -(this.prices[slot] as number);
    if (sort === 'price-down') return this.prices[slot] as number;
    return sort === 'most-sold' ? sold : 0;
  }

  /** Counts choices. `slotsFor` finds what there would be without some parts of the filter. */
  facets(slotsFor: (without: readonly (keyof Filter)[]) => readonly number[]): Facets {
    const now = slotsFor([]);
    const stocked = slotsFor(['inStock']).filter((slot) => this.stocked[slot] === 1);
    return {
      total: now.length,
      categories: counted(slotsFor(['category']), (slot) => [
        this.categories[slot] as string,
        this.above[slot] as string,
      ]),
      cities: counted(slotsFor(['city']), (slot) => [this.cities[slot] as string]),
      guarantees: counted(now, (slot) => this.guarantees[slot] as readonly string[]),
      inStock: stocked.length,
      price: this.priceRange(slotsFor(['priceFromCents', 'priceToCents'])),
    };
  }

  categorySizes(slots: readonly number[]): FacetValue[] {
    return counted(slots, (slot) => [this.categories[slot] as string, this.above[slot] as string]);
  }

  private priceRange(slots: readonly number[]): Facets['price'] {
    if (slots.length === 0) return null;
    let fromCents = Number.POSITIVE_INFINITY;
    let toCents = 0;
    for (const slot of slots) {
      fromCents = Math.min(fromCents, this.prices[slot] as number);
      toCents = Math.max(toCents, this.prices[slot] as number);
    }
    return { fromCents, toCents };
  }
}

function counted(slots: readonly number[], valuesOf: (slot: number) => readonly string[]): FacetValue[] {
  const counts = new Map<string, number>();
  for (const slot of slots)
    for (const value of valuesOf(slot)) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, facetValuesMax);
}

function kept<Value>(known: Map<string, Value>, name: string, value: Value): Value {
  const same = known.get(name);
  if (same !== undefined) return same;
  if (known.size >= keptNamesMax) known.clear();
  known.set(name, value);
  return value;
}

/** The numbers in a longer array. */
export function grown<Numbers extends Uint8Array | Uint16Array | Uint32Array>(
  from: Numbers,
  to: Numbers,
): Numbers {
  to.set(from);
  return to;
}
