import type { FakePriors, ReviewGraph } from './review-graph.ts';

export interface PropagationSettings {
  /** How seldom an honest user's review is fake, or a faker's honest; in (0, .5]. */
  readonly userSlip: number;
  /** The same between a review and its product; .5 says nothing. Promoted products have many honest reviews. */
  readonly productSlip: number;
  /** No prior of a review is surer than this. */
  readonly priorLeast: number;
  readonly rounds: number;
}

export const propagationDefaults: PropagationSettings = {
  userSlip: 0.01,
  productSlip: 0.4,
  priorLeast: 0.05,
  rounds: 20,
};

/** Log-odds of being fake. */
export interface FakeBeliefs {
  readonly review: Float64Array;
  readonly user: Float64Array;
  readonly product: Float64Array;
}

/** Of a review's own evidence, what is added to its writer's belief: enough to order the reviews of one writer. */
const ownShare = 1e-3;

/**
 * Beliefs of users, reviews and products by one another: loopy belief propagation over the network of user, review and
 * product, from priors of all three (SpEagle: Rayana and Akoglu, KDD 2015), with ties of different strength on both
 * sides. A review is believed as its writer is, since most accounts write for one purpose.
 */
export function propagate(
  graph: ReviewGraph,
  priors: FakePriors,
  settings: Partial<PropagationSettings> = {},
): FakeBeliefs {
  const all = { ...propagationDefaults, ...settings };
  const count = graph.users.length;
  const own = priors.review.map((chance) => logOdds(between(chance, all.priorLeast)));
  const user = new Float64Array(graph.userCount);
  const product = new Float64Array(graph.productCount);
  const toUser = new Float64Array(count);
  const toProduct = new Float64Array(count);
  const fromUser = new Float64Array(count);
  const fromProduct = new Float64Array(count);
  for (let round = 0; round < all.rounds; round++) {
    for (let at = 0; at < count; at++) {
      toUser[at] = overTie(own[at]! + fromProduct[at]!, all.userSlip);
      toProduct[at] = overTie(own[at]! + fromUser[at]!, all.productSlip);
    }
    gather(priors.user, graph.users, toUser, user);
    gather(priors.product, graph.products, toProduct, product);
    for (let at = 0; at < count; at++) {
      fromUser[at] = overTie(user[graph.users[at]!]! - toUser[at]!, all.userSlip);
      fromProduct[at] = overTie(product[graph.products[at]!]! - toProduct[at]!, all.productSlip);
    }
  }
  const review = own.map((odds, at) => user[graph.users[at]!]! + ownShare * (odds + fromProduct[at]!));
  return { review, user, product };
}

function gather(priors: Float64Array, whose: Int32Array, messages: Float64Array, beliefs: Float64Array) {
  for (let who = 0; who < beliefs.length; who++) beliefs[who] = logOdds(between(priors[who]!, 1e-6));
  for (let at = 0; at < whose.length; at++) beliefs[whose[at]!]! += messages[at]!;
}

/** Log-odds after a tie that holds but for `slip`. */
function overTie(odds: number, slip: number): number {
  const chance = 1 / (1 + Math.exp(-odds));
  return logOdds(chance * (1 - slip) + (1 - chance) * slip);
}

const logOdds = (chance: number): number => Math.log(chance / (1 - chance));

const between = (chance: number, least: number): number => Math.max(least, Math.min(1 - least, chance));
