import { denseBlock } from './dense-block.ts';
import { lockstepGroups } from './lockstep.ts';
import type { RatedReviews } from './review-graph.ts';

export interface CollusionSettings {
  readonly groupsMax: number;
  readonly usersMin: number;
  readonly productsMin: number;
  /** Reviews of a product by members within this time of one another are counted as a burst. */
  readonly burstHours: number;
  /** The least share of possible pairs of member and product that are reviews. */
  readonly fullnessMin: number;
}

export const collusionDefaults: CollusionSettings = {
  groupsMax: 10,
  usersMin: 3,
  productsMin: 2,
  burstHours: 72,
  fullnessMin: 0.5,
};

/**
 * What speaks for agreement, each number beside what is usual among all reviews: `together`: reviews of how many
 * possible pairs of member and product; `burst`: share of reviews within `burstHours` of another member's; `alike`: share of
 * stars that are the group's commonest for the product; `only`: share of the members' reviews that are of these products.
 */
export interface CollusionEvidence {
  readonly code: 'together' | 'burst' | 'alike' | 'only';
  readonly share: number;
  readonly usualShare: number;
  /** What the share is of. */
  readonly among: number;
}

export interface CollusionGroup {
  readonly users: readonly number[];
  readonly products: readonly number[];
  /** The members' reviews of these products. */
  readonly reviews: readonly number[];
  readonly density: number;
  readonly evidence: readonly CollusionEvidence[];
}

/**
 * Groups of users who reviewed the same products close in time more often than chance has it: who moves in lockstep is
 * joined, and of each such crowd the densest block is answered, densest first, with evidence for a person to judge.
 * Only what is as full as `fullnessMin` asks. A review belongs to one group at most.
 */
export function collusionGroups(
  reviews: RatedReviews,
  settings: Partial<CollusionSettings> = {},
): CollusionGroup[] {
  const all = { ...collusionDefaults, ...settings };
  const usual = usualShares(reviews, all);
  return lockstepGroups(reviews, all.burstHours, all.productsMin)
    .slice(0, crowdsMax)
    .map((crowd) => groupOf(reviews, new Set(crowd), all, usual))
    .filter((group) => group !== undefined)
    .sort((a, b) => b.density - a.density)
    .slice(0, all.groupsMax);
}

const crowdsMax = 200;

interface UsualShares {
  readonly burst: number;
  readonly alike: number;
}

function usualShares(reviews: RatedReviews, { burstHours }: CollusionSettings): UsualShares {
  const every = Array.from(reviews.users, (_, at) => at);
  return { burst: burstShare(reviews, every, burstHours), alike: alikeShare(reviews, every) };
}

function groupOf(
  reviews: RatedReviews,
  crowd: ReadonlySet<number>,
  settings: CollusionSettings,
  usual: UsualShares,
): CollusionGroup | undefined {
  const block = denseBlock(reviews, (at) => crowd.has(reviews.users[at]!));
  if (block === undefined) return undefined;
  const users = new Set(block.users);
  const products = new Set(block.products);
  if (users.size < settings.usersMin || products.size < settings.productsMin) return undefined;
  const own = indicesWhere(reviews, (user, product) => users.has(user) && products.has(product));
  const evidence = evidenceOf(reviews, own, users, products, { ...settings, usual });
  const together = evidence.find(({ code }) => code === 'together')!;
  return together.share < settings.fullnessMin ? undefined : { ...block, reviews: own, evidence };
}

function indicesWhere(
  { users, products }: RatedReviews,
  is: (user: number, product: number) => boolean,
): number[] {
  return Array.from(users, (_, at) => at).filter((at) => is(users[at]!, products[at]!));
}

function evidenceOf(
  reviews: RatedReviews,
  own: readonly number[],
  users: ReadonlySet<number>,
  products: ReadonlySet<number>,
  { burstHours, usual }: { readonly burstHours: number; readonly usual: UsualShares },
): CollusionEvidence[] {
  const every = reviews.users.length;
  const ofMembers = reviews.users.reduce((sum, user) => sum + (users.has(user) ? 1 : 0), 0);
  const pairs = users.size * products.size;
  const allPairs = reviews.userCount * reviews.productCount;
  return [
    { code: 'together', share: own.length / pairs, usualShare: every / allPairs, among: pairs },
    {
      code: 'burst',
      share: burstShare(reviews, own, burstHours),
      usualShare: usual.burst,
      among: own.length,
    },
    {
      code: 'alike',
      share: alikeShare(reviews, own),
      usualShare: usual.alike,
      among: own.length,
    },
    { code: 'only', share: own.length / ofMembers, usualShare: own.length / every, among: ofMembers },
  ];
}

/** The share of reviews that have another of the same product, among these, within `hours`. */
function burstShare({ products, atS }: RatedReviews, among: readonly number[], hours: number): number {
  let near = 0;
  for (const group of Map.groupBy(among, (at) => products[at]!).values()) {
    const times = group.map((at) => atS[at]!).sort((a, b) => a - b);
    times.forEach((time, n) => {
      const before = time - (times[n - 1] ?? Number.NEGATIVE_INFINITY);
      const after = (times[n + 1] ?? Number.POSITIVE_INFINITY) - time;
      if (Math.min(before, after) <= hours * 3_600) near++;
    });
  }
  return among.length === 0 ? 0 : near / among.length;
}

/** The share of reviews whose stars are the commonest of their product, among these. */
function alikeShare({ products, stars }: RatedReviews, among: readonly number[]): number {
  let alike = 0;
  for (const group of Map.groupBy(among, (at) => products[at]!).values()) {
    const counts = [...Map.groupBy(group, (at) => stars[at]!).values()].map(({ length }) => length);
    alike += Math.max(...counts);
  }
  return among.length === 0 ? 0 : alike / among.length;
}
