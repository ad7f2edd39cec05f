import { added, type ItemScorer, length } from './item-scorer.ts';

export interface BlendPart {
  readonly scorer: ItemScorer;
  readonly weight: number;
}

/** A weighted sum of scorers, each scaled to length 1 for each person so that weights mean the same on any data. */
export class Blend implements ItemScorer {
  readonly #parts: readonly BlendPart[];
  readonly #room: Float32Array;

  constructor(items: number, parts: readonly BlendPart[]) {
    this.#parts = parts.filter(({ weight }) => weight !== 0);
    this.#room = new Float32Array(items);
  }

  score(items: Uint32Array, scores: Float32Array): void {
    scores.fill(0);
    for (const { scorer, weight } of this.#parts) {
      scorer.score(items, this.#room);
      const long = length(this.#room);
      if (long > 0) added(scores, this.#room, weight / long);
    }
  }
}
