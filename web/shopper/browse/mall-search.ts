/** What the mall shows, kept in the address so that the way back leads through it. */
export interface MallSearch {
  q?: string;
  category?: string;
  city?: string;
  fromCents?: number;
  toCents?: number;
  inStock?: true;
  /** Names with commas between. */
  guarantees?: string;
  sort?: MallSort;
}

export const mallSorts = ['best', 'newest', 'price-up', 'price-down', 'most-sold'] as const;
export type MallSort = (typeof mallSorts)[number];

const priceMaxCents = 100_000_000;

/** Reads an address that anybody may have written; what makes no sense is left out. */
export function readMallSearch(search: Record<string, unknown>): MallSearch {
  const q = textOf(search.q, 60);
  const category = textOf(search.category, 40);
  const city = textOf(search.city, 40);
  const fromCents = centsOf(search.fromCents);
  const toCents = centsOf(search.toCents);
  const guarantees = textOf(search.guarantees, 400);
  const sort = mallSorts.find((one) => one === search.sort);
  return {
    ...(q === undefined ? {} : { q }),
    ...(category === undefined ? {} : { category }),
    ...(city === undefined ? {} : { city }),
    ...(fromCents === undefined ? {} : { fromCents }),
    ...(toCents === undefined || toCents < (fromCents ?? 0) ? {} : { toCents }),
    ...(search.inStock === true ? { inStock: true } : {}),
    ...(guarantees !== undefined && /^[a-z0-9-]+(,[a-z0-9-]+)*$/.test(guarantees) ? { guarantees } : {}),
    ...(sort === undefined || sort === 'best' ? {} : { sort }),
  };
}

function textOf(value: unknown, lettersMax: number): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).slice(0, lettersMax);
  return text === '' ? undefined : text;
}

function centsOf(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return undefined;
  return value >= 0 && value <= priceMaxCents ? value : undefined;
}

/** What is asked of the API, without the order. */
export function filterQueryOf({ q, category, city, fromCents, toCents, inStock, guarantees }: MallSearch) {
  return {
    ...(q === undefined ? {} : { q }),
    ...(category === undefined ? {} : { category }),
    ...(city === undefined ? {} : { city }),
    ...(fromCents === undefined ? {} : { priceFromCents: fromCents }),
    ...(toCents === undefined ? {} : { priceToCents: toCents }),
    ...(inStock === undefined ? {} : { inStock }),
    ...(guarantees === undefined ? {} : { guarantees }),
  };
}

export const guaranteesOf = (search: MallSearch): readonly string[] => search.guarantees?.split(',') ?? [];

/** The search with a guarantee asked for, or no longer. */
export function withGuarantee(search: MallSearch, name: string): MallSearch {
  const asked = guaranteesOf(search);
  const next = asked.includes(name) ? asked.filter((one) => one !== name) : [...asked, name].slice(0, 10);
  const { guarantees: _, ...rest } = search;
  return next.length === 0 ? rest : { ...rest, guarantees: next.join(',') };
}

/** How many filters are on. */
export function filterCount(search: MallSearch): number {
  const { category, city, fromCents, toCents, inStock } = search;
  const price = fromCents === undefined && toCents === undefined ? 0 : 1;
  const others = [category, city, inStock].filter((one) => one !== undefined).length;
  return others + price + guaranteesOf(search).length;
}

/** The words and the order stay. */
export function withoutFilters({ q, sort }: MallSearch): MallSearch {
  return { ...(q === undefined ? {} : { q }), ...(sort === undefined ? {} : { sort }) };
}

/** An amount as it is typed, in cents; null for none; undefined for what is no amount. */
export function typedCents(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (!/^\d{1,7}([.。]\d{0,2})?$/.test(trimmed)) return undefined;
  const cents = Math.round(Number(trimmed.replace('。', '.')) * 100);
  return cents <= priceMaxCents ? cents : undefined;
}
