import { betaInterval } from './beta.ts';
import {
  type CompiledFormula,
  compileFormula,
  type DimensionPosterior,
  overall,
  posteriors,
} from './posterior.ts';
import type { ScoreFormula } from './score-formula.ts';
import { scoreKinds, type TrustDimension } from './score-kinds.ts';

export interface Believed {
  /** On the formula's face, with the interval that holds the truth with the chance `level`. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface TrustScore {
  readonly code: string;
  readonly version: number;
  /** Undefined where too little is known: that is not low. */
  readonly score: Believed | undefined;
  readonly dimensions: readonly {
    readonly dimension: TrustDimension;
    readonly observations: number;
    readonly usual: number;
    readonly believed: Believed | undefined;
  }[];
}

/** Happenings more or fewer than there were, for a question. Those taken away are the newest. */
export interface Change {
  readonly kind: string;
  readonly count: number;
}

export interface Reason {
  readonly kind: string;
  /** How much of it counts still. */
  readonly count: number;
  /** What the score gains (or loses, below zero) by it. */
  readonly effect: number;
}

/** So many happenings of a kind more (`sign` 1) or fewer (-1) are wanted that the score is at least `target`. */
export interface Wish {
  readonly kind: string;
  readonly sign: 1 | -1;
  readonly target: number;
  readonly most?: number;
}

/** What a formula says of counts as of one moment: those of a subject, and those of all of its category, its own among them. */
export class CountedScore {
  readonly #compiled: CompiledFormula;
  readonly #kinds: ReadonlyMap<string, number>;
  readonly #own: Float64Array;
  readonly #whole: Float64Array;

  /** The arrays are by number of kind, and are read when something is asked. */
  constructor(
    compiled: CompiledFormula,
    kinds: ReadonlyMap<string, number>,
    own: Float64Array,
    whole: Float64Array,
  ) {
    this.#compiled = compiled;
    this.#kinds = kinds;
    this.#own = own;
    this.#whole = whole;
  }

  /** The score with some happenings more or fewer, all as of now. */
  score(changes: readonly Change[] = []): TrustScore {
    const { formula } = this.#compiled;
    const parts = this.#posteriors(changes);
    const whole = overall(this.#compiled, parts);
    return {
      ...{ code: formula.code, version: formula.version },
      score: whole && believed(formula, whole),
      dimensions: parts.map((part) => ({
        ...{ dimension: part.dimension, observations: part.count, usual: faceOf(formula, part.usual) },
        believed: part.isKnown ? believed(formula, part) : undefined,
      })),
    };
  }

  /** The value alone, without its interval: quick. Undefined where it is not known. */
  value(changes: readonly Change[] = []): number | undefined {
    const whole = overall(this.#compiled, this.#posteriors(changes));
    return whole && faceOf(this.#compiled.formula, whole.mean);
  }

  /** By kind, what the score would lack without it, the gravest first. Empty where the score is not known. */
  explain(): Reason[] {
    const value = this.value();
    if (value === undefined) return [];
    const kinds = new Set(this.#compiled.formula.says.map(({ kind }) => kind));
    return [...kinds]
      .map((kind) => {
        const count = this.#own[this.#kinds.get(kind)!]!;
        const without = this.value([{ kind, count: -count }]);
        return { kind, count, effect: without === undefined ? 0 : value - without };
      })
      .filter(({ count }) => count > 0)
      .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  }

  /**
   * The least number of happenings of a kind, more or fewer, with which the score is at least `target`; undefined where none up
   * to `most`, nor up to all that count still, is enough.
   */
  toReach(wish: Wish): number | undefined {
    const reaches = (count: number) =>
      (this.value([{ kind: wish.kind, count: wish.sign * count }]) ?? Number.NaN) >= wish.target;
    let low = 0;
    let high = wish.most ?? 1_000;
    if (!reaches(high)) return undefined;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reaches(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #posteriors(changes: readonly Change[]): DimensionPosterior[] {
    if (changes.length === 0) return posteriors(this.#compiled, this.#own, this.#whole);
    const [own, whole] = [this.#own.slice(), this.#whole.slice()];
    for (const { kind, count } of changes) {
      const what = this.#kinds.get(kind);
      if (what === undefined) continue;
      // The others of the category stay as they are.
      const change = Math.max(count, -own[what]!);
      own[what]! += change;
      whole[what]! += change;
    }
    return posteriors(this.#compiled, own, whole);
  }
}

const kindNumbers: ReadonlyMap<string, number> = new Map(
  scoreKinds.map(({ kind }, number) => [kind, number]),
);
const compiledFormulas = new WeakMap<ScoreFormula, CompiledFormula>();

/** The same of counts by name of kind (`scoreKinds`), as `fadedCounts` and `windowCounts` answer them. */
export function countedScore(
  formula: ScoreFormula,
  own: ReadonlyMap<string, number>,
  whole: ReadonlyMap<string, number>,
): CountedScore {
  const compiled = compiledFormulas.get(formula) ?? compileFormula(formula, kindNumbers);
  compiledFormulas.set(formula, compiled);
  const columns = (counts: ReadonlyMap<string, number>) =>
    Float64Array.from(scoreKinds, ({ kind }) => counts.get(kind) ?? 0);
  return new CountedScore(compiled, kindNumbers, columns(own), columns(whole));
}

function believed(formula: ScoreFormula, { mean, variance }: { mean: number; variance: number }): Believed {
  const { low, high } = betaInterval(mean, variance, formula.level);
  return { value: faceOf(formula, mean), low: faceOf(formula, low), high: faceOf(formula, high) };
}

function faceOf({ face }: ScoreFormula, mean: number): number {
  return face.least + (face.most - face.least) * mean;
}
