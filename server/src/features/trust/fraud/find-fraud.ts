import { dayMs } from '@kanmai/kernel';
import { behaviourPriors, collusionGroups, propagate, type RatedReviews } from '@kanmai/trust';
import { type ClueCode, fraudPolicy, strengthOf } from './fraud.policy.ts';
import type { Clue, SeenReview, Suspicion } from './seen-review.ts';

/**
 * Shops whose praise looks bought, the strongest first. Who moves in lockstep, who shares a phone or an address, and who works for the shop
 * is suspected; bursts, parcels that no carrier saw and how the accounts behave speak for or against it.
 * Work grows as the reviews do.
 */
export function findFraud(reviews: readonly SeenReview[]): Suspicion[] {
  if (reviews.length === 0) return [];
  const rated = numbered(reviews);
  const beliefs = propagate(rated, behaviourPriors(rated));
  const market: Market = {
    untraced: share(reviews, ({ isTraced }) => !isTraced),
    odd: beliefs.review.reduce((sum, odds) => sum + (odds > 0 ? 1 : 0), 0) / reviews.length,
  };
  const oddIds = new Set(reviews.filter((_, at) => beliefs.review[at]! > 0).map(({ id }) => id));
  const locked = lockstepClues(reviews, rated);
  return [...Map.groupBy(reviews, ({ shopId }) => shopId)]
    .map(([shopId, own]) => suspicionOf(shopId, own, locked.get(shopId) ?? [], { market, oddIds }))
    .filter(
      ({ strength, reviews: found }) =>
        strength >= fraudPolicy.openFrom && found.length >= fraudPolicy.reviewsMin,
    )
    .sort((a, b) => b.strength - a.strength);
}

/** What is usual among all reviews. */
interface Market {
  readonly untraced: number;
  readonly odd: number;
}

function numbered(reviews: readonly SeenReview[]): RatedReviews {
  const users = numbersOf(reviews.map(({ personId }) => personId));
  const products = numbersOf(reviews.map(({ productId }) => productId));
  return {
    ...{
      users: users.numbers,
      userCount: users.count,
      products: products.numbers,
      productCount: products.count,
    },
    stars: Float64Array.from(reviews, ({ stars }) => stars),
    atS: Float64Array.from(reviews, ({ atMs }) => Math.floor(atMs / 1_000)),
  };
}

function numbersOf(names: readonly string[]): { numbers: Int32Array; count: number } {
  const known = new Map<string, number>();
  const numbers = Int32Array.from(names, (name) => {
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  });
  return { numbers, count: known.size };
}

/** Groups that reviewed the same goods close in time, by the shop whose goods they mostly are. */
function lockstepClues(reviews: readonly SeenReview[], rated: RatedReviews): Map<string, Clue[]> {
  const groups = collusionGroups(rated, { groupsMax: groupsMax, usersMin: fraudPolicy.clusterMin });
  const clues = new Map<string, Clue[]>();
  for (const { reviews: at, evidence } of groups) {
    const own = at.map((each) => reviews[each]!);
    const together = evidence.find(({ code }) => code === 'together');
    for (const [shopId, ofShop] of Map.groupBy(own, (each) => each.shopId)) {
      if (accountsOf(ofShop).length < fraudPolicy.clusterMin) continue;
      const { share: full = 0, usualShare = 0, among = 0 } = together ?? {};
      clues.set(shopId, [
        ...(clues.get(shopId) ?? []),
        clueOf('lockstep', ofShop, [full, usualShare, among]),
      ]);
    }
  }
  return clues;
}

const groupsMax = 200;
/** What is not much oftener than usual says nothing. */
const oftener = 2;

function suspicionOf(
  shopId: string,
  own: readonly SeenReview[],
  locked: readonly Clue[],
  { market, oddIds }: { readonly market: Market; readonly oddIds: ReadonlySet<string> },
): Suspicion {
  const direct = [
    ...locked,
    ...clusterClues('same-phone', own, ({ phoneKey }) => phoneKey),
    ...clusterClues('same-place', own, ({ placeKey }) => placeKey),
    ...ownPeopleClue(own),
  ];
  const named = new Set(direct.flatMap(({ reviewIds }) => reviewIds));
  const suspects = own.filter(({ id }) => named.has(id));
  if (suspects.length === 0) return { shopId, strength: 0, clues: [], reviews: [] };
  const clues = [
    ...direct,
    ...burstClues(own, suspects),
    ...beside('untraced', suspects, ({ isTraced }) => !isTraced, market.untraced),
    ...beside('behaviour', suspects, ({ id }) => oddIds.has(id), market.odd),
  ];
  return { shopId, clues, strength: strengthOf(clues.map(({ code }) => code)), reviews: suspects };
}

/** Accounts of one shop that share a thing. */
function clusterClues(
  code: ClueCode,
  own: readonly SeenReview[],
  keyOf: (review: SeenReview) => string,
): Clue[] {
  const known = own.filter((review) => keyOf(review) !== '');
  return [...Map.groupBy(known, keyOf).values()]
    .filter((among) => accountsOf(among).length >= fraudPolicy.clusterMin)
    .map((among) => clueOf(code, among, [among.length / own.length, 0, own.length]));
}

function ownPeopleClue(own: readonly SeenReview[]): Clue[] {
  const written = own.filter(({ byOwnPeople }) => byOwnPeople);
  return written.length === 0
    ? []
    : [clueOf('own-people', written, [written.length / own.length, 0, own.length])];
}

const burstMin = 6;
const burstTimes = 5;

/** Days on which a product of the shop had many times the reviews it usually has, most of them of those suspected. */
function burstClues(own: readonly SeenReview[], suspects: readonly SeenReview[]): Clue[] {
  const suspected = new Set(suspects.map(({ id }) => id));
  const clues: Clue[] = [];
  for (const ofProduct of Map.groupBy(own, ({ productId }) => productId).values()) {
    const byDay = [...Map.groupBy(ofProduct, ({ atMs }) => Math.floor(atMs / dayMs)).values()];
    for (const onDay of byDay) {
      const others = ofProduct.length - onDay.length;
      const usual = others / Math.max(1, byDay.length - 1);
      const ofThem = onDay.filter(({ id }) => suspected.has(id));
      if (ofThem.length < burstMin || onDay.length < burstTimes * usual) continue;
      if (ofThem.length / onDay.length < 0.5) continue;
      clues.push(clueOf('burst', ofThem, [onDay.length, usual, onDay.length]));
    }
  }
  return clues;
}

/** Something that most of those suspected have, and few others do. */
function beside(
  code: ClueCode,
  suspects: readonly SeenReview[],
  is: (review: SeenReview) => boolean,
  usualShare: number,
): Clue[] {
  const those = suspects.filter(is);
  const found = those.length / suspects.length;
  return found < 0.5 || found < oftener * usualShare
    ? []
    : [clueOf(code, those, [found, usualShare, suspects.length])];
}

function clueOf(
  code: ClueCode,
  about: readonly SeenReview[],
  [found, usualShare, among]: readonly [number, number, number],
): Clue {
  const times = about.map(({ atMs }) => atMs);
  const day = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);
  return {
    ...{ code, share: found, usualShare, among, personIds: accountsOf(about) },
    reviewIds: about.map(({ id }) => id),
    days: [day(Math.min(...times)), day(Math.max(...times))],
  };
}

const accountsOf = (reviews: readonly SeenReview[]): string[] => [
  ...new Set(reviews.map(({ personId }) => personId)),
];

const share = <Item>(items: readonly Item[], is: (item: Item) => boolean): number =>
  items.length === 0 ? 0 : items.filter(is).length / items.length;
