import type { Sequences } from './sequences.ts';
import type { NextPart, Tally } from './tally.ts';
import { ageWeight } from './transitions.ts';

/** What is taken most, whoever asks. */
export class OftenTaken implements NextPart {
  private readonly gains: Float64Array;

  constructor({ itemCount, starts, items }: Sequences, { halfLife }: { readonly halfLife: number }) {
    this.gains = new Float64Array(itemCount);
    for (let s = 0; s + 1 < starts.length; s++) {
      const weight = ageWeight(s, starts.length - 1, halfLife);
      for (let k = starts[s]!; k < starts[s + 1]!; k++) this.gains[items[k]!]! += weight;
    }
  }

  tally(_items: ArrayLike<number>, into: Tally): void {
    for (let i = 0; i < this.gains.length; i++) if (this.gains[i]! > 0) into.add(i, this.gains[i]!);
  }
}
