import { setImmediate } from 'node:timers/promises';
import { dayMs, err, ok, type Result, type ShopId, secondMs } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { adviseOn, concerns, ownOf, shownOf, type TermFound } from './search-term.policy.ts';
import { peopleMin, type SearchTerm, type SearchTerms, type TermWindow } from './search-term.schema.ts';
import { dayOf } from './search-term.state.ts';
import {
  type CountedTerm,
  countOpens,
  findTitles,
  listShopCategories,
  listTerms,
} from './search-term.views.ts';

/** What is found for a text now; null while this process cannot say. */
export type FindForTerm = (text: string) => TermFound | null;

export interface SearchTermParts {
  readonly deps: Pick<FeatureDeps, 'db' | 'clock'>;
  readonly findForTerm: FindForTerm;
}

interface WantedTerm extends CountedTerm {
  readonly result: TermFound;
}

export type ReadTerms = (shopId: ShopId, days: TermWindow) => Promise<Result<SearchTerms, Problem>>;

const heldForMs = 20 * secondMs;

/** What people look for is the same for all shops: it is found every twenty seconds at most for each window. */
export function createReadTerms(parts: SearchTermParts): ReadTerms {
  const { deps } = parts;
  const held = new Map<TermWindow, { wanted: Promise<WantedTerm[] | null>; untilMs: number }>();
  const wantedOf = (days: TermWindow) => {
    const nowMs = deps.clock.nowMs();
    const known = held.get(days);
    if (known !== undefined && nowMs < known.untilMs) return known.wanted;
    const wanted = findWanted(parts, sinceDay(nowMs, days));
    held.set(days, { wanted, untilMs: nowMs + heldForMs });
    // What could not be found, and that there is nothing, is looked for again by whoever asks next.
    wanted.then(
      (found) => !found?.length && held.delete(days),
      () => held.delete(days),
    );
    return wanted;
  };
  return async (shopId, days) => {
    const wanted = await wantedOf(days);
    if (wanted === null) return err({ type: 'unavailable', detail: 'the search index is being built' });
    const items = await termsOfShop(parts, shopId, wanted, sinceDay(deps.clock.nowMs(), days));
    return ok({ days, peopleMin, items });
  };
}

const sinceDay = (nowMs: number, days: number) => dayOf(nowMs - (days - 1) * dayMs);

async function findWanted({ deps, findForTerm }: SearchTermParts, day: string): Promise<WantedTerm[] | null> {
  const wanted: WantedTerm[] = [];
  for (const counted of await listTerms(deps.db, day)) {
    const result = findForTerm(counted.term);
    if (result === null) return null;
    wanted.push({ ...counted, result });
    // Each takes a millisecond or so; then requests get their turn.
    await setImmediate();
  }
  return wanted;
}

async function termsOfShop(
  { deps }: SearchTermParts,
  shopId: ShopId,
  wanted: readonly WantedTerm[],
  day: string,
): Promise<SearchTerm[]> {
  const categories = await listShopCategories(deps.db, shopId);
  const concerning = wanted
    .filter(({ result }) => concerns(result, shopId, categories))
    .map((term) => ({ ...term, own: ownOf(term.result, shopId) }));
  const terms = concerning.map(({ term }) => term);
  const opens = await countOpens(deps.db, shopId, terms, day);
  const titles = await findTitles(
    deps.db,
    concerning.flatMap(({ own }) => (own === null ? [] : [own.productId])),
  );
  const items = concerning.map(({ term, searches, people, result, own }): SearchTerm => {
    const known = {
      searches,
      found: result.isExact ? result.goods.length : 0,
      own: own === null ? null : { ...own, title: titles.get(own.productId) ?? '' },
      opens: opens.get(term) ?? 0,
    };
    return { term, people, ...known, advice: adviseOn(known) };
  });
  return shownOf(items);
}
