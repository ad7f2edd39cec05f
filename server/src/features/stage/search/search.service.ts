import type { Static } from '@fastify/type-provider-typebox';
import { dayMs } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { readCursor, writeCursor } from '../../../http/page.ts';
import { ProblemError } from '../../../http/problems.ts';
import { listProductCards, type ProductCard } from '../../trade/catalogue/index.ts';
import type { SearchPage } from './search.schema.ts';
import { findBestSelling, findByWords, findCards } from './search.views.ts';
import { type Found, type SearchIndex, searchLimits } from './search-index.ts';

export interface SearchParts {
  readonly deps: Pick<FeatureDeps, 'db' | 'clock'>;
  /** Null while it is being built. */
  readonly index: () => SearchIndex | null;
}

export interface SearchRequest {
  readonly q: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** A page of what was found. The cursor says how many were shown, so goods that come meanwhile may move the rest. */
export async function searchProducts(
  parts: SearchParts,
  { q, limit, cursor }: SearchRequest,
): Promise<Static<typeof SearchPage>> {
  const from = readOffset(cursor);
  const { ids, correctedTo } = await find(parts, q);
  const items = await findCards(parts.deps.db, ids.slice(from, from + limit));
  const more = ids.length > from + limit;
  return { items, nextCursor: more ? writeCursor([from + limit]) : null, correctedTo };
}

async function find({ deps, index }: SearchParts, q: string): Promise<Found> {
  const held = index();
  if (held !== null) return held.search(q);
  if (q.trim() === '') return { ids: [], correctedTo: null };
  return { ids: await findByWords(deps.db, q, searchLimits.candidatesMax), correctedTo: null };
}

function readOffset(cursor: string | undefined): number {
  const [offset] = readCursor(cursor, 1) ?? [0];
  if (typeof offset === 'number' && Number.isInteger(offset) && offset >= 0) return offset;
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
  const ids = await findBestSelling(db, nowMs - popularDays * dayMs, 2 * popularCount);
  const bought = (await findCards(db, ids)).slice(0, popularCount);
  if (bought.length === popularCount) return bought;
  const known = new Set(bought.map(({ id }) => id));
  const newest = (await listProductCards(db, {}, 2 * popularCount)).filter(({ id }) => !known.has(id));
  return [...bought, ...newest].slice(0, popularCount);
}
