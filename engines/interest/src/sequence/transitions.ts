import type { Sequences } from './sequences.ts';
import { type SparseRows, sumRows } from './sparse-rows.ts';
import { type NextPart, newestFirst, type Tally } from './tally.ts';

export interface TransitionSettings {
  /** Steps apart that two items still count as following one another. */
  readonly window: number;
  /** A pair `d` steps apart counts 1 / d^distance. */
  readonly distance: number;
  /** What a pair counts in the opposite direction. */
  readonly back: number;
  /** What each older item says beside the one after it. */
  readonly step: number;
  /** Divides what an item says by the sum of all it says to this power: 0 trusts what is often taken, 1 nobody more than others. */
  readonly even: number;
  /** Share of the sequences, from the newest back, after which one counts half; 0: all alike. */
  readonly halfLife: number;
}

export const transitionDefaults: TransitionSettings = {
  window: 10,
  distance: 1,
  back: 0.3,
  step: 0.7,
  even: 0.5,
  halfLife: 0,
};

/**
 * Directed co-visitation that fades with distance and age: sequential rules (Ludewig and Jannach, "Evaluation of session-based
 * recommendation algorithms", 2018) with weights for both directions.
 */
export class Transitions implements NextPart {
  private readonly settings: TransitionSettings;
  private readonly rows: SparseRows;
  private readonly trust: Float64Array;

  constructor(sequences: Sequences, settings: TransitionSettings = transitionDefaults) {
    this.settings = settings;
    this.rows = sumRows(sequences.itemCount, (add) => everyPair(sequences, settings, add));
    this.trust = new Float64Array(sequences.itemCount);
    const { starts, values } = this.rows;
    for (let r = 0; r < sequences.itemCount; r++) {
      let sum = 0;
      for (let k = starts[r]!; k < starts[r + 1]!; k++) sum += values[k]!;
      if (sum > 0) this.trust[r] = sum ** -settings.even;
    }
  }

  tally(items: ArrayLike<number>, into: Tally): void {
    const { starts, columns, values } = this.rows;
    newestFirst(items, this.settings.step, this.settings.window, (item, weight) => {
      const trusted = weight * this.trust[item]!;
      for (let k = starts[item]!; k < starts[item + 1]!; k++) into.add(columns[k]!, trusted * values[k]!);
    });
  }
}

type AddPair = (from: number, to: number, weight: number) => void;

function everyPair({ starts, items }: Sequences, settings: TransitionSettings, add: AddPair): void {
  const { window, distance, back, halfLife } = settings;
  const count = starts.length - 1;
  const byDistance = Array.from({ length: window + 1 }, (_, d) => d ** -distance);
  for (let s = 0; s < count; s++) {
    const age = ageWeight(s, count, halfLife);
    for (let j = starts[s]! + 1; j < starts[s + 1]!; j++) {
      for (let i = Math.max(starts[s]!, j - window); i < j; i++) {
        const weight = age * byDistance[j - i]!;
        add(items[i]!, items[j]!, weight);
        if (back > 0) add(items[j]!, items[i]!, back * weight);
      }
    }
  }
}

/** What sequence `s` of `count` counts when those `halfLife` × `count` older count half; 1 without a half-life. */
export function ageWeight(s: number, count: number, halfLife: number): number {
  return halfLife > 0 ? 2 ** (-(count - 1 - s) / count / halfLife) : 1;
}
