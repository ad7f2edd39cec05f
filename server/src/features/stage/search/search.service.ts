import type { Static } from '@fastify/type-provider-typebox';
import { dayMs } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { readCursor, writeCursor } from '../../../http/page.ts';
import { ProblemError } from '../../../http/problems.ts';
import { listProductCards, type ProductCard } from '../../trade/catalogue/index.ts';
import type { FilterQuery, SearchFacets, SearchPage, SearchQuery, SearchRelief } from './search.schema.ts';
import { findByWords, findCards, listSold } from './search.views.ts';
import type { Facets, Filter, Wanted } from './search-filter.ts';
import { type Fondness, type Found, type Place, type SearchIndex, searchLimits } from './search-index.ts';
import { reliefOf } from './search-relief.ts';

export interface SearchParts {
  readonly deps: Pick<FeatureDeps, 'db' | 'clock'>;
  /** Null while it is being built. */
  readonly index: () => SearchIndex | null;
  /** How a person feels about shops and categories now. */
  readonly fondnessOf: (personId: string) => Promise<Fondness>;
}

const limitDefault = 20;

/**
 * A page of what fits. With words the cursor says after which product to go on, or how many were shown should that one
 * be gone; without words it is a place in the order itself, so that nothing shows twice whatever changes meanwhile.
 */
export async function searchProducts(
  parts: SearchParts,
  query: SearchQuery,
  personId: string,
): Promise<Static<typeof SearchPage>> {
  const { q = '', limit = limitDefault, sort = 'best', cursor } = query;
  const wanted = { filter: filterOf(query), sort };
  const at = readPlace(cursor);
  if (q.trim() === '') return browse(parts, wanted, at, limit);
  const { ids, correctedTo } = await find(parts, q, wanted, personId);
  const shownTo = at === null ? -1 : ids.indexOf(at.id);
  const from = at === null ? 0 : shownTo < 0 ? at.key : shownTo + 1;
  const shown = ids.slice(from, from + limit);
  const last = shown.at(-1);
  const more = last !== undefined && ids.length > from + limit;
  return {
    items: await findCards(parts.deps.db, shown),
    nextCursor: more ? writeCursor([from + limit, last]) : null,
    correctedTo,
  };
}

async function browse({ deps, index }: SearchParts, wanted: Wanted, at: Place | null, limit: number) {
  const places =
    index()?.browse(wanted, at, limit + 1) ??
    (await findByWords(deps.db, '', wanted.filter, limit + 1, at?.id)).map((id) => ({ key: 0, id }));
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await findCards(
      deps.db,
      shown.map(({ id }) => id),
    ),
    nextCursor: places.length > limit && last !== undefined ? writeCursor([last.key, last.id]) : null,
    correctedTo: null,
  };
}

async function find(
  { deps, index, fondnessOf }: SearchParts,
  q: string,
  wanted: Wanted,
  personId: string,
): Promise<Found> {
  const held = index();
  if (held !== null) return held.search(q, wanted, await fondnessOf(personId));
  return { ids: await findByWords(deps.db, q, wanted.filter, searchLimits.candidatesMax), correctedTo: null };
}

const nothingCounted: Facets = {
  total: 0,
  categories: [],
  cities: [],
  guarantees: [],
  inStock: 0,
  price: null,
};

const facetsForMs = 10_000;

export type CountFacets = (query: FilterQuery) => Static<typeof SearchFacets>;

/** Counts choices. Those of the whole mall, which everybody sees first, are counted every ten seconds at most. */
export function createFacets({ deps, index }: SearchParts): CountFacets {
  let held: Static<typeof SearchFacets> | null = null;
  let heldUntilMs = 0;
  return (query) => {
    const built = index();
    // Nothing is counted, so nothing offered, until the index is built.
    if (built === null) return facetsOf(nothingCounted);
    const { q = '' } = query;
    const filter = filterOf(query);
    if (q.trim() !== '' || Object.keys(filter).length > 0) return facetsOf(built.facets(q, filter));
    const nowMs = deps.clock.nowMs();
    if (held === null || nowMs >= heldUntilMs) {
      held = facetsOf(built.facets('', {}));
      heldUntilMs = nowMs + facetsForMs;
    }
    return held;
  };
}

/** What would help who found nothing; nothing helps until the index is built. */
export function reliefFor({ index }: SearchParts, query: FilterQuery): Static<typeof SearchRelief> {
  const built = index();
  const filter = filterOf(query);
  if (built === null)
    return { spelling: null, lifts: [], withoutFilters: null, fewerWords: [], categories: [] };
  const { lifts, fewerWords, categories, ...others } = reliefOf(built, (query.q ?? '').trim(), filter);
  return { ...others, lifts: [...lifts], fewerWords: [...fewerWords], categories: [...categories] };
}

function facetsOf({ categories, cities, guarantees, ...others }: Facets): Static<typeof SearchFacets> {
  return { ...others, categories: [...categories], cities: [...cities], guarantees: [...guarantees] };
}

function filterOf({
  category,
  city,
  priceFromCents,
  priceToCents,
  inStock,
  guarantees,
}: FilterQuery): Filter {
  if (priceFromCents !== undefined && priceToCents !== undefined && priceFromCents > priceToCents)
    throw new ProblemError({ type: 'bad-request', field: 'priceToCents' });
  return {
    ...(category === undefined ? {} : { category }),
    ...(city === undefined ? {} : { city }),
    ...(priceFromCents === undefined ? {} : { priceFromCents }),
    ...(priceToCents === undefined ? {} : { priceToCents }),
    ...(inStock === true ? { inStock } : {}),
    ...(guarantees === undefined ? {} : { guarantees: guarantees.split(',') }),
  };
}

function readPlace(cursor: string | undefined): Place | null {
  const position = readCursor(cursor, 2);
  if (position === null) return null;
  const [key, id] = position;
  if (typeof key === 'number' && Number.isInteger(key) && typeof id === 'string') return { key, id };
  throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
}

const popularCount = 12;
const popularDays = 30;
const popularForMs = 60_000;

/** What is bought most these days, filled up with what is new. Found once a minute at most. */
export function createPopular(deps: Pick<FeatureDeps, 'db' | 'clock'>): () => Promise<ProductCard[]> {
  let held: Promise<ProductCard[]> | null = null;
  let heldUntilMs = 0;
  return () => {
    const nowMs = deps.clock.nowMs();
    if (held === null || nowMs >= heldUntilMs) {
      heldUntilMs = nowMs + popularForMs;
      held = findPopular(deps, nowMs);
      // A failure is for whoever asked; the next one asks again.
      held.catch(() => {
        held = null;
      });
    }
    return held;
  };
}

async function findPopular({ db }: Pick<FeatureDeps, 'db'>, nowMs: number): Promise<ProductCard[]> {
  const sold = await listSold(db, nowMs - popularDays * dayMs, { orders: 5_000, products: 2 * popularCount });
  const bought = (await findCards(db, [...sold.keys()])).slice(0, popularCount);
  if (bought.length === popularCount) return bought;
  const known = new Set(bought.map(({ id }) => id));
  const newest = (await listProductCards(db, {}, 2 * popularCount)).filter(({ id }) => !known.has(id));
  return [...bought, ...newest].slice(0, popularCount);
}
