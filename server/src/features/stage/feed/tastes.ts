import type { Interest } from '@kanmai/interest';
import type { FeedReason } from './feed.schema.ts';

/** What the engine knows of somebody, as far as what is shown between clips goes by it. */
export type Tastes = Pick<ReturnType<Interest['interests']>, 'categories' | 'authors' | 'wanted'>;

/** Whom somebody follows, and what they chose, is known without the engine. */
export const unknownTastes: Tastes = { categories: [], authors: [], wanted: [] };

/** Weaker than this, a leaning is no reason to be shown something. */
export const leaningMin = 0.1;

/** How strongly somebody leans to what, by its name. */
export interface Leanings {
  readonly categories: ReadonlyMap<string, number>;
  readonly authors: ReadonlyMap<string, number>;
  readonly wanted: ReadonlyMap<string, number>;
}

/** Good per shown, pulled to 0 while little is known: the engine's own measure of a taste. */
const rateOf = (taste: { readonly weight: number; readonly shown: number }) =>
  taste.weight / (taste.shown + 3);

export function leaningsOf({ categories, authors, wanted }: Tastes): Leanings {
  return {
    categories: new Map(categories.map((taste) => [taste.category, rateOf(taste)])),
    authors: new Map(authors.map((taste) => [taste.author, rateOf(taste)])),
    wanted: new Map(wanted.map(({ category, strength }) => [category, strength])),
  };
}

/** One thing that speaks for showing something to somebody. */
export interface Speaking {
  readonly score: number;
  readonly reason: FeedReason;
}
