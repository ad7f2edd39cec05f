import type { ScoreFormula } from './score-formula.ts';
import { type TrustDimension, trustDimensions } from './score-kinds.ts';

/** Observations of a dimension, and how many of them were good. */
export interface Observed {
  readonly count: number;
  readonly good: number;
}

export interface DimensionPosterior {
  readonly dimension: TrustDimension;
  /** Observations, faded as they are. */
  readonly count: number;
  readonly isKnown: boolean;
  /** What is usual in the category, without this one. */
  readonly usual: number;
  readonly mean: number;
  readonly variance: number;
}

/** A formula with its kinds as numbers. */
export interface CompiledFormula {
  readonly formula: ScoreFormula;
  readonly dimensions: readonly {
    readonly dimension: TrustDimension;
    readonly share: number;
    readonly says: readonly { readonly kind: number; readonly good: number; readonly weight: number }[];
  }[];
}

/** @throws when the formula speaks of a kind that is not counted, or has no dimension. */
export function compileFormula(formula: ScoreFormula, kinds: ReadonlyMap<string, number>): CompiledFormula {
  const dimensions = trustDimensions
    .filter((dimension) => (formula.shares[dimension] ?? 0) > 0)
    .map((dimension) => ({
      dimension,
      share: formula.shares[dimension]!,
      says: formula.says
        .filter((says) => says.dimension === dimension)
        .map(({ kind, good, weight }) => {
          const number = kinds.get(kind);
          if (number === undefined) throw new Error(`no such kind: ${kind}`);
          return { kind: number, good, weight };
        }),
    }));
  if (dimensions.length === 0) throw new Error(`${formula.code} looks at no dimension`);
  return { formula, dimensions };
}

/**
 * Beta posteriors of each dimension. What the others of the category had is worth `priorWorth` observations; the category
 * itself is held near what is usual at all by `categoryWorth`.
 */
export function posteriors(
  { formula, dimensions }: CompiledFormula,
  own: Float64Array,
  category: Float64Array,
): DimensionPosterior[] {
  return dimensions.map(({ dimension, says }) => {
    const seen = observed(says, own);
    const all = observed(says, category);
    // Differences of what faded alike may fall a rounding below zero.
    const others = { count: Math.max(0, all.count - seen.count), good: Math.max(0, all.good - seen.good) };
    const usual =
      (formula.categoryWorth * formula.usual + Math.min(others.good, others.count)) /
      (formula.categoryWorth + others.count);
    const a = formula.priorWorth * usual + seen.good;
    const b = formula.priorWorth * (1 - usual) + seen.count - seen.good;
    const mean = a / (a + b);
    return {
      ...{ dimension, usual, mean, count: seen.count, isKnown: seen.count >= formula.knownMin },
      variance: (mean * (1 - mean)) / (a + b + 1),
    };
  });
}

function observed(says: CompiledFormula['dimensions'][number]['says'], counts: Float64Array): Observed {
  let count = 0;
  let good = 0;
  for (const each of says) {
    const weight = each.weight * counts[each.kind]!;
    count += weight;
    good += weight * each.good;
  }
  return { count, good };
}

/** Mean and variance over the known dimensions, by their shares; undefined where less than half of the whole is known. */
export function overall(
  { dimensions }: CompiledFormula,
  parts: readonly DimensionPosterior[],
): { mean: number; variance: number } | undefined {
  let whole = 0;
  let known = 0;
  let mean = 0;
  let variance = 0;
  dimensions.forEach(({ share }, n) => {
    whole += share;
    const part = parts[n]!;
    if (!part.isKnown) return;
    known += share;
    mean += share * part.mean;
    variance += share ** 2 * part.variance;
  });
  return known < whole / 2 ? undefined : { mean: mean / known, variance: variance / known ** 2 };
}
