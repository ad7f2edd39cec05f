import { randomBelow, seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { behaviourPriors } from './behaviour.ts';
import { collusionGroups } from './collusion.ts';
import { denseBlock } from './dense-block.ts';
import { propagate } from './propagation.ts';
import type { RatedReviews, ReviewGraph } from './review-graph.ts';

const daySeconds = 86_400;
const logOdds = (chance: number) => Math.log(chance / (1 - chance));

/** Honest reviews spread over 40 users and 20 products; then five accounts that praise products 0 to 3 on two days. */
function shop(): RatedReviews {
  const random = seededRandom(5);
  const rows = Array.from({ length: 200 }, () => ({
    user: randomBelow(random, 40),
    product: randomBelow(random, 20),
    stars: 2 + randomBelow(random, 4),
    day: randomBelow(random, 300),
  }));
  const ring = Array.from({ length: 20 }, (_, n) => ({
    user: 40 + (n % 5),
    product: Math.floor(n / 5),
    stars: 5,
    day: 100 + (n % 2),
  }));
  const every = [...rows, ...ring];
  return {
    ...{ userCount: 45, productCount: 20 },
    users: Int32Array.from(every, ({ user }) => user),
    products: Int32Array.from(every, ({ product }) => product),
    stars: Float64Array.from(every, ({ stars }) => stars),
    atS: Float64Array.from(every, ({ day }) => day * daySeconds),
  };
}

describe('beliefs of reviews', () => {
  it('T-R12 are exact where the network is a tree', () => {
    const graph: ReviewGraph = {
      ...{ userCount: 2, productCount: 2 },
      ...{ users: Int32Array.of(0, 0, 1), products: Int32Array.of(0, 1, 1) },
    };
    const priors = {
      review: Float64Array.of(0.3, 0.6, 0.2),
      user: Float64Array.of(0.4, 0.5),
      product: Float64Array.of(0.5, 0.7),
    };
    const [userSlip, productSlip] = [0.1, 0.3];
    const beliefs = propagate(graph, priors, { userSlip, productSlip, priorLeast: 0.01 });
    const own = [...priors.user, ...priors.product, ...priors.review];
    const fake = new Float64Array(4);
    const honest = new Float64Array(4);
    for (let state = 0; state < 2 ** own.length; state++) {
      const is = (node: number) => ((state >> node) & 1) === 1;
      let weight = own.reduce((product, chance, node) => product * (is(node) ? chance : 1 - chance), 1);
      graph.users.forEach((user, review) => {
        weight *= is(user) === is(4 + review) ? 1 - userSlip : userSlip;
        weight *= is(2 + graph.products[review]!) === is(4 + review) ? 1 - productSlip : productSlip;
      });
      for (let node = 0; node < 4; node++) (is(node) ? fake : honest)[node]! += weight;
    }
    const odds = Array.from(fake, (sum, node) => Math.log(sum / honest[node]!));
    [...beliefs.user, ...beliefs.product].forEach((each, node) => {
      expect(each).toBeCloseTo(odds[node]!, 8);
    });
  });

  it('T-R13 a review is believed as its writer is; its own evidence orders those of one writer', () => {
    const graph = {
      ...{ userCount: 2, productCount: 3 },
      ...{ users: Int32Array.of(0, 0, 1), products: Int32Array.of(0, 1, 2) },
    };
    const half = (count: number) => new Float64Array(count).fill(0.5);
    const beliefs = propagate(graph, {
      review: Float64Array.of(0.7, 0.8, 0.75),
      user: half(2),
      product: half(3),
    });
    expect(beliefs.review[1]).toBeGreaterThan(beliefs.review[0]!);
    expect(beliefs.review[0]).toBeGreaterThan(beliefs.review[2]!);
    expect(beliefs.user[1]).toBeLessThan(logOdds(0.75) + 1e-9);
  });

  it('T-R14 behaviour alone makes bursts of extreme praise suspicious', () => {
    const reviews = shop();
    const priors = behaviourPriors(reviews);
    for (const chance of [...priors.review, ...priors.user, ...priors.product]) {
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThan(1);
    }
    const beliefs = propagate(reviews, priors);
    const ring = beliefs.user.slice(40).sort()[0]!;
    const honest = beliefs.user.slice(0, 40).sort();
    expect(ring).toBeGreaterThan(honest[35]!);
  });
});

describe('groups of collusion', () => {
  it('T-R15 the densest block is at least half as dense as any, whatever is drawn', () => {
    const random = seededRandom(9);
    for (let round = 0; round < 20; round++) {
      const pairs = new Set(
        Array.from({ length: 9 }, () => `${randomBelow(random, 4)} ${randomBelow(random, 4)}`),
      );
      const edges = [...pairs].map((pair) => pair.split(' ').map(Number) as [number, number]);
      const graph = {
        ...{ userCount: 4, productCount: 4 },
        users: Int32Array.from(edges, ([user]) => user),
        products: Int32Array.from(edges, ([, product]) => product),
      };
      const worth = (product: number) => 1 / Math.log(5 + edges.filter(([, own]) => own === product).length);
      let best = 0;
      for (let state = 1; state < 256; state++) {
        const kept = edges.filter(([user, product]) => (state >> user) & 1 && (state >> (4 + product)) & 1);
        const members = state.toString(2).replaceAll('0', '').length;
        best = Math.max(best, kept.reduce((sum, [, product]) => sum + worth(product), 0) / members);
      }
      const block = denseBlock(graph, () => true)!;
      expect(block.density).toBeGreaterThanOrEqual(best / 2 - 1e-9);
      expect(block.density).toBeLessThanOrEqual(best + 1e-9);
    }
    expect(denseBlock({ ...shop() }, () => false)).toBeUndefined();
  });

  it('T-R16 a ring is found, with evidence beside what is usual, and no review is in two groups', () => {
    const groups = collusionGroups(shop());
    const [ring] = groups;
    expect(ring!.users).toEqual(expect.arrayContaining([40, 41, 42, 43, 44]));
    expect(ring!.products).toEqual(expect.arrayContaining([0, 1, 2, 3]));
    for (const code of ['together', 'burst', 'alike', 'only'] as const) {
      const { share, usualShare } = ring!.evidence.find((each) => each.code === code)!;
      expect(share).toBeGreaterThan(usualShare);
      expect(share).toBeLessThanOrEqual(1);
    }
    const reviews = groups.flatMap((group) => group.reviews);
    expect(reviews.length).toBe(new Set(reviews).size);
  });
});
