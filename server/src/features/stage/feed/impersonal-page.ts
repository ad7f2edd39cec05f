import type { PoolRow } from './feed.views.ts';

/** Why something is shown to somebody who has recommendations off: nothing of it is about them but the city they named. */
export type OffReason =
  | { readonly code: 'off-trending' }
  | { readonly code: 'off-fresh' }
  | { readonly code: 'off-near' };

export interface ImpersonalQuery {
  readonly count: number;
  readonly exclude: { has(clipId: string): boolean };
  /** What the person hid. */
  readonly hidden: {
    readonly items: ReadonlySet<string>;
    readonly authors: ReadonlySet<string>;
    readonly categories: ReadonlySet<string>;
  };
  /** 0 from anywhere; 1 every other from around; 2 what is around first. */
  readonly nearness: number;
  /** The place on the page of the first; what comes by turns goes on. */
  readonly from: number;
}

export interface ImpersonalEntry {
  readonly clipId: string;
  readonly reason: OffReason;
}

/** So often something new has its turn, whatever many think of it. */
const freshEach = 4;

/** A page that is the same for all who have seen and hidden the same. Pure; `pool` is by what is popular, most first. */
export function impersonalPage(pool: readonly PoolRow[], query: ImpersonalQuery): ImpersonalEntry[] {
  const left = pool.filter((row) => !query.exclude.has(row.clipId) && !isHidden(row, query.hidden));
  const newest = left.toSorted((a, b) => b.publishedMs - a.publishedMs);
  const turns = {
    trending: turnsOf(left),
    near: turnsOf(left.filter(({ near }) => near)),
    fresh: turnsOf(newest),
  };
  const taken = new Set<string>();
  const page: ImpersonalEntry[] = [];
  while (page.length < query.count) {
    const place = query.from + page.length;
    const next = nextEntry(turns, taken, place, query.nearness);
    if (next === null) break;
    taken.add(next.clipId);
    page.push(next);
  }
  return page;
}

type Turns = (taken: ReadonlySet<string>) => string | null;

/** The next of a row that was not taken, and so on. */
function turnsOf(rows: readonly PoolRow[]): Turns {
  let at = 0;
  return (taken) => {
    while (at < rows.length && taken.has((rows[at] as PoolRow).clipId)) at += 1;
    return rows[at]?.clipId ?? null;
  };
}

interface AllTurns {
  readonly trending: Turns;
  readonly near: Turns;
  readonly fresh: Turns;
}

function nextEntry(
  turns: AllTurns,
  taken: ReadonlySet<string>,
  place: number,
  nearness: number,
): ImpersonalEntry | null {
  const near = isNearTurn(nearness, place) ? turns.near(taken) : null;
  if (near !== null) return { clipId: near, reason: { code: 'off-near' } };
  const isFreshTurn = place % freshEach === freshEach - 1;
  const clipId = isFreshTurn ? turns.fresh(taken) : turns.trending(taken);
  return clipId === null ? null : { clipId, reason: { code: isFreshTurn ? 'off-fresh' : 'off-trending' } };
}

const isNearTurn = (nearness: number, place: number) => nearness >= 2 || (nearness === 1 && place % 2 === 1);

const isHidden = (
  { clipId, authorId, category }: PoolRow,
  { items, authors, categories }: ImpersonalQuery['hidden'],
) => items.has(clipId) || authors.has(authorId) || categories.has(category);
