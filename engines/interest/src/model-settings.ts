/**
 * The online ranking model: logistic regressions (click, long view, like) over words, a network over numbers beside them,
 * and rare tasks on top of both.
 */
export interface ModelSettings {
  /** Hash slots of the weights, a power of two. Collisions blur; memory is 48 bytes a slot. */
  weightSlots: number;
  /** Hash slots of the counts kept for pairs, a power of two; 40 bytes a slot. */
  pairSlots: number;
  /** FTRL's alpha: how fast weights move. */
  rate: number;
  /** FTRL's beta: how much the first examples move them less. */
  beta: number;
  /** L1: weights that earned less stay 0. */
  lasso: number;
  /** L2. */
  ridge: number;
  /** After this many days an exposure counts half in the running rates. */
  rateHalfLifeDays: number;
  /** AdaGrad's step of the rare tasks. */
  rareRate: number;
  /** AdaGrad's step of the network. */
  networkRate: number;
  /** What the network's log-odds come to weigh beside those of the regressions over words, in [0, 1]. */
  networkShare: number;
}

export const modelDefaults: ModelSettings = {
  weightSlots: 1 << 19,
  pairSlots: 1 << 17,
  rate: 0.07,
  beta: 1,
  lasso: 1,
  ridge: 1,
  rateHalfLifeDays: 30,
  rareRate: 0.02,
  networkRate: 0.14,
  networkShare: 0.5,
};
