import type { RatedReviews } from './review-graph.ts';

/** Of one product, a review is paired with at most so many before it: a sale's thousands are no sign of agreement. */
const neighboursMax = 40;

/**
 * Users who reviewed at least `productsMin` of the same products within `burstHours` of one another, joined into groups by
 * such pairs (lockstep behaviour: Beutel, Xu, Guruswami, Palow, Faloutsos, CopyCatch, WWW 2013). Largest first, alone
 * nobody.
 */
export function lockstepGroups(reviews: RatedReviews, burstHours: number, productsMin: number): number[][] {
  const shared = sharedProducts(reviews, burstHours * 3_600);
  const leader = Int32Array.from({ length: reviews.userCount }, (_, user) => user);
  const leaderOf = (user: number): number => {
    let top = user;
    while (leader[top] !== top) {
      leader[top] = leader[leader[top]!]!;
      top = leader[top]!;
    }
    return top;
  };
  for (const [pair, { count }] of shared) {
    if (count < productsMin) continue;
    leader[leaderOf(Math.floor(pair / reviews.userCount))] = leaderOf(pair % reviews.userCount);
  }
  const users = Array.from(leader, (_, user) => user);
  return [...Map.groupBy(users, leaderOf).values()]
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length);
}

/** By pair of users, the number of products reviewed close to one another. */
function sharedProducts(
  { users, products, atS, userCount }: RatedReviews,
  burstS: number,
): Map<number, { count: number; last: number }> {
  const shared = new Map<number, { count: number; last: number }>();
  const every = Array.from(users, (_, at) => at);
  for (const group of Map.groupBy(every, (at) => products[at]!).values()) {
    group.sort((a, b) => atS[a]! - atS[b]!);
    group.forEach((at, n) => {
      for (let m = Math.max(0, n - neighboursMax); m < n; m++) {
        const [one, other] = [users[at]!, users[group[m]!]!].sort((a, b) => a - b);
        if (one === other || atS[at]! - atS[group[m]!]! > burstS) continue;
        const pair = one! * userCount + other!;
        const known = shared.get(pair);
        if (known === undefined) shared.set(pair, { count: 1, last: products[at]! });
        else if (known.last !== products[at]) {
          known.count++;
          known.last = products[at]!;
        }
      }
    });
  }
  return shared;
}
