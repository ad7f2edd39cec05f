import type { Interactions } from './interactions.ts';
import type { ItemScorer } from './item-scorer.ts';
import { LocalSystem } from './local-system.ts';
import { type NearItems, takenTogether, turnedOver } from './near-items.ts';
import { powers } from './powers.ts';

export interface RidgeSettings {
  /** Other items that an item is a sum over: those of the largest products with it. */
  readonly neighbours: number;
  /** The penalty on the square of each weight. */
  readonly penalty: number;
  /** A penalty in proportion to how often an item was taken: what is learnt with that share of entries left out. */
  readonly dropout: number;
  /** Power of how much a person took by which what the person says is damped. */
  readonly personPower: number;
  /** Power of how often an item was taken by which it is damped. */
  readonly itemPower: number;
}

/**
 * Scores an item by a weighted sum over what somebody took, the weights learnt by ridge regression of the item on its
 * nearest others. It is EASE (Steck, WWW 2019) on a sparse pattern (Steck, NeurIPS 2019, "Markov random fields for
 * collaborative filtering"); where all were taken with all it is EASE itself. Its dropout is that of EDLAE (Steck,
 * NeurIPS 2020).
 */
export class LocalRidge implements ItemScorer {
  /** For each item that may have been taken: which items it speaks for, and how much. */
  readonly #speaksFor: NearItems;
  readonly #end: Float32Array;

  constructor(interactions: Interactions, weights: NearItems, endPower: number) {
    this.#speaksFor = weights;
    this.#end = powers(interactions.itemCounts(), -endPower);
  }

  score(items: Uint32Array, scores: Float32Array): void {
    const { starts, others, weights } = this.#speaksFor;
    scores.fill(0);
    for (const item of items) {
      for (let k = starts[item]!, end = starts[item + 1]!; k < end; k++) scores[others[k]!]! += weights[k]!;
    }
    for (let i = 0; i < scores.length; i++) scores[i]! *= this.#end[i]!;
  }
}

/** For each item those it speaks for, with its weight in whether somebody takes them. */
export function ridgeWeights(interactions: Interactions, settings: RidgeSettings): NearItems {
  const { neighbours, personPower, itemPower } = settings;
  // Twice as many, so that the products of most neighbours with each other are known, too.
  const together = takenTogether(interactions, { mostNear: 2 * neighbours, personPower, itemPower });
  const system = new LocalSystem(together, neighbours, settings);
  const damping = powers(interactions.itemCounts(), -itemPower);
  const { items } = interactions;
  const starts = new Uint32Array(items + 1);
  const others = new Uint32Array(Math.min(together.others.length, items * neighbours));
  const weights = new Float32Array(others.length);
  let end = 0;
  for (let item = 0; item < items; item++) {
    const { near, solution } = system.solve(item);
    near.forEach((other, k) => {
      others[end] = other;
      weights[end++] = (solution[k]! * damping[other]!) / damping[item]!;
    });
    starts[item + 1] = end;
  }
  return turnedOver({ starts, others: others.slice(0, end), weights: weights.slice(0, end) });
}
