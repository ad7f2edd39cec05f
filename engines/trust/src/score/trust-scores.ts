import { dayMs } from '@kanmai/kernel';
import { betaInterval } from './beta.ts';
import { FadedCounts } from './faded-counts.ts';
import {
  type CompiledFormula,
  compileFormula,
  type DimensionPosterior,
  overall,
  posteriors,
} from './posterior.ts';
import type { ScoreFormula } from './score-formula.ts';
import { type ScoreKind, scoreKinds, type TrustDimension } from './score-kinds.ts';

export interface ScoreEvent {
  readonly subject: string;
  readonly kind: string;
  readonly atMs: number;
  /** How far it counts, in [0, 1]: the reliability of whoever said so. 1 for what was measured. */
  readonly weight: number;
}

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

/**
 * Who can be trusted in what: posteriors over dimensions from what happened, faded, held near what is usual in the
 * category. It takes events in any order and gives the same answers as when it is built anew from them. The state knows no
 * formula; any version may be asked.
 */
export class TrustScores {
  readonly #kinds: ReadonlyMap<string, number>;
  readonly #subjects = new Map<string, number>();
  readonly #categories = new Map<string, number>();
  readonly #categoryOf: number[] = [];
  readonly #own: FadedCounts;
  readonly #whole: FadedCounts;
  readonly #formulas = new WeakMap<ScoreFormula, CompiledFormula>();
  readonly #ownNow: Float64Array;
  readonly #wholeNow: Float64Array;
  #refused = 0;

  constructor(kinds: readonly ScoreKind[] = scoreKinds) {
    this.#kinds = new Map(kinds.map(({ kind }, number) => [kind, number]));
    const halfLives = kinds.map(({ halfLifeDays }) => halfLifeDays);
    this.#own = new FadedCounts(halfLives);
    this.#whole = new FadedCounts(halfLives);
    this.#ownNow = new Float64Array(kinds.length);
    this.#wholeNow = new Float64Array(kinds.length);
  }

  /** Names a shop, host or buyer once, with the category it is compared with. */
  put(subject: string, category: string): void {
    if (this.#subjects.has(subject)) return;
    const number = this.#categories.get(category) ?? this.#categories.size;
    this.#categories.set(category, number);
    this.#whole.grow(this.#categories.size);
    this.#subjects.set(subject, this.#subjects.size);
    this.#categoryOf.push(number);
    this.#own.grow(this.#subjects.size);
  }

  /**
   * False, and counted in `refused`, for a subject or a kind not known, a weight that is none, or a time that is none or later than
   * a day from now: one such event would make all others look old.
   */
  learn({ subject, kind, atMs, weight }: ScoreEvent, nowMs: number): boolean {
    const who = this.#subjects.get(subject);
    const what = this.#kinds.get(kind);
    const isTimely = Number.isFinite(atMs) && atMs <= nowMs + dayMs;
    if (who === undefined || what === undefined || !isTimely || !(weight >= 0 && weight <= 1)) {
      this.#refused++;
      return false;
    }
    this.#own.add(who, what, this.#own.worth(what, atMs, weight));
    this.#whole.add(this.#categoryOf[who]!, what, this.#whole.worth(what, atMs, weight));
    return true;
  }

  get refused(): number {
    return this.#refused;
  }

  get bytes(): number {
    return this.#own.bytes + this.#whole.bytes;
  }

  /** Undefined for a subject never put. */
  score(subject: string, atMs: number, formula: ScoreFormula): TrustScore | undefined {
    return this.whatIf(subject, atMs, formula, []);
  }

  /** The score with some happenings more or fewer, all as of now. */
  whatIf(
    subject: string,
    atMs: number,
    formula: ScoreFormula,
    changes: readonly Change[],
  ): TrustScore | undefined {
    const parts = this.#posteriors(subject, atMs, formula, changes);
    if (parts === undefined) return undefined;
    const compiled = this.#compiled(formula);
    const whole = overall(compiled, parts);
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
  value(
    subject: string,
    atMs: number,
    formula: ScoreFormula,
    changes: readonly Change[] = [],
  ): number | undefined {
    const parts = this.#posteriors(subject, atMs, formula, changes);
    const whole = parts && overall(this.#compiled(formula), parts);
    return whole && faceOf(formula, whole.mean);
  }

  /** By kind, what the score would lack without it, the gravest first. Empty where the score is not known. */
  explain(subject: string, atMs: number, formula: ScoreFormula): Reason[] {
    const value = this.value(subject, atMs, formula);
    if (value === undefined) return [];
    this.#own.read(this.#subjects.get(subject)!, atMs, this.#ownNow);
    const counts = this.#ownNow.slice();
    const kinds = new Set(formula.says.map(({ kind }) => kind));
    return [...kinds]
      .map((kind) => {
        const count = counts[this.#kinds.get(kind)!]!;
        const without = this.value(subject, atMs, formula, [{ kind, count: -count }]);
        return { kind, count, effect: without === undefined ? 0 : value - without };
      })
      .filter(({ count }) => count > 0)
      .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  }

  /**
   * The least number of happenings of a kind, more (`sign` 1) or fewer (-1), with which the score is at least `target`;
   * undefined where none up to `most`, nor up to all that count still, is enough.
   */
  toReach(
    subject: string,
    atMs: number,
    formula: ScoreFormula,
    wish: { readonly kind: string; readonly sign: 1 | -1; readonly target: number; readonly most?: number },
  ): number | undefined {
    const reaches = (count: number) =>
      (this.value(subject, atMs, formula, [{ kind: wish.kind, count: wish.sign * count }]) ?? Number.NaN) >=
      wish.target;
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

  #posteriors(
    subject: string,
    atMs: number,
    formula: ScoreFormula,
    changes: readonly Change[],
  ): DimensionPosterior[] | undefined {
    const who = this.#subjects.get(subject);
    if (who === undefined) return undefined;
    this.#own.read(who, atMs, this.#ownNow);
    this.#whole.read(this.#categoryOf[who]!, atMs, this.#wholeNow);
    for (const { kind, count } of changes) {
      const what = this.#kinds.get(kind);
      if (what === undefined) continue;
      // The others of the category stay as they are.
      const change = Math.max(count, -this.#ownNow[what]!);
      this.#ownNow[what]! += change;
      this.#wholeNow[what]! += change;
    }
    return posteriors(this.#compiled(formula), this.#ownNow, this.#wholeNow);
  }

  #compiled(formula: ScoreFormula): CompiledFormula {
    const known = this.#formulas.get(formula);
    if (known !== undefined) return known;
    const made = compileFormula(formula, this.#kinds);
    this.#formulas.set(formula, made);
    return made;
  }
}

function believed(formula: ScoreFormula, { mean, variance }: { mean: number; variance: number }): Believed {
  const { low, high } = betaInterval(mean, variance, formula.level);
  return { value: faceOf(formula, mean), low: faceOf(formula, low), high: faceOf(formula, high) };
}

function faceOf({ face }: ScoreFormula, mean: number): number {
  return face.least + (face.most - face.least) * mean;
}
