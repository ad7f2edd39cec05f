/** The online ranking model: three logistic regressions (click, long view, like) over the same features. */
export interface ModelSettings {
  /** Hash slots of the weights, a power of two. */
  weightSlots: number;
}

export const modelDefaults: ModelSettings = {
  weightSlots: 1 << 18,
};
