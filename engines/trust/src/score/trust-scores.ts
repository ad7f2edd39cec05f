import { dayMs } from '@kanmai/kernel';
import { type Change, CountedScore, type Reason, type TrustScore, type Wish } from './counted-score.ts';
import { FadedCounts } from './faded-counts.ts';
import { type CompiledFormula, compileFormula } from './posterior.ts';
import type { ScoreFormula } from './score-formula.ts';
import { type ScoreKind, scoreKinds } from './score-kinds.ts';

export interface ScoreEvent {
  readonly subject: string;
  readonly kind: string;
  readonly atMs: number;
  /** How far it counts, in [0, 1]: the reliability of whoever said so. 1 for what was measured. */
  readonly weight: number;
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
    return this.#counted(subject, atMs, formula)?.score(changes);
  }

  /** The value alone, without its interval: quick. Undefined where it is not known. */
  value(
    subject: string,
    atMs: number,
    formula: ScoreFormula,
    changes: readonly Change[] = [],
  ): number | undefined {
    return this.#counted(subject, atMs, formula)?.value(changes);
  }

  /** By kind, what the score would lack without it, the gravest first. Empty where the score is not known. */
  explain(subject: string, atMs: number, formula: ScoreFormula): Reason[] {
    return this.#counted(subject, atMs, formula)?.explain() ?? [];
  }

  /** As `CountedScore.toReach`. */
  toReach(subject: string, atMs: number, formula: ScoreFormula, wish: Wish): number | undefined {
    return this.#counted(subject, atMs, formula)?.toReach(wish);
  }

  #counted(subject: string, atMs: number, formula: ScoreFormula): CountedScore | undefined {
    const who = this.#subjects.get(subject);
    if (who === undefined) return undefined;
    this.#own.read(who, atMs, this.#ownNow);
    this.#whole.read(this.#categoryOf[who]!, atMs, this.#wholeNow);
    return new CountedScore(this.#compiled(formula), this.#kinds, this.#ownNow, this.#wholeNow);
  }

  #compiled(formula: ScoreFormula): CompiledFormula {
    const known = this.#formulas.get(formula);
    if (known !== undefined) return known;
    const made = compileFormula(formula, this.#kinds);
    this.#formulas.set(formula, made);
    return made;
  }
}
