/** What the host knows of an item that people's feedback does not say, each in [0, 1]; 1 is nothing against it. */
export interface ItemSignals {
  /** How far it may be believed. */
  trust: number;
  /** How surely there is one to be had. */
  stock: number;
  /** How soon and surely it arrives. */
  promise: number;
  /** What selling it leaves. */
  margin: number;
}

export const signalNames = ['trust', 'stock', 'promise', 'margin'] as const;
export const signalsPerItem = signalNames.length;
/** Signals that weigh all of it still leave this share of a value, so that everything keeps its order. */
const weightMax = 0.95;

/** Numbers in [0, 1] under known names, at least one. */
export function areSignals(signals: unknown): signals is Partial<ItemSignals> {
  if (typeof signals !== 'object' || signals === null) return false;
  const given = Object.entries(signals);
  return (
    given.length > 0 &&
    given.every(
      ([name, value]) =>
        signalNames.some((known) => known === name) && typeof value === 'number' && value >= 0 && value <= 1,
    )
  );
}

/** What each signal weighs, bounded, in the order of `signalNames`. */
export function signalWeights(weights: ItemSignals): Float64Array {
  return Float64Array.from(signalNames, (name) => Math.max(0, Math.min(weightMax, weights[name])));
}

/**
 * What an item's signals leave of its value, in (0, 1]: each takes away its weight's share of what it lacks.
 * `at`: where the item's signals begin.
 */
export function signalFactor(signal: Float32Array, at: number, weights: Float64Array): number {
  let factor = 1;
  for (let i = 0; i < signalsPerItem; i++) factor *= 1 - weights[i]! * (1 - signal[at + i]!);
  return factor;
}

/** A value under a factor in (0, 1]: the smaller the factor, the lower, whether the value speaks for or against. */
export function sunkBy(value: number, factor: number): number {
  return value > 0 ? value * factor : value / factor;
}
