/** What is wanted of goods besides their words. What is not named does not matter. */
export interface Filter {
  /** It and what is below it. */
  readonly category?: string;
  readonly city?: string;
  readonly priceFromCents?: number;
  readonly priceToCents?: number;
  readonly inStock?: boolean;
  /** All of them. */
  readonly guarantees?: readonly string[];
}

export const sorts = ['best', 'newest', 'price-up', 'price-down', 'most-sold'] as const;
export type Sort = (typeof sorts)[number];

export interface Wanted {
  readonly filter: Filter;
  readonly sort: Sort;
}

export const anything: Wanted = { filter: {}, sort: 'best' };

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** How many goods each further choice would leave. */
export interface Facets {
  /** What there is with all that is chosen now. */
  readonly total: number;
  readonly categories: readonly FacetValue[];
  readonly cities: readonly FacetValue[];
  readonly guarantees: readonly FacetValue[];
  readonly inStock: number;
  /** The lowest and the highest price without the limits chosen; null where there is nothing. */
  readonly price: { readonly fromCents: number; readonly toCents: number } | null;
}

/** The filter as it would be without some of its parts. */
export function withoutParts(filter: Filter, parts: readonly (keyof Filter)[]): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([part]) => !parts.includes(part as keyof Filter)));
}
