/** What every part gave to the item that came next (`wanted[part]`), and to its rivals (`others[rival × parts + part]`). */
export interface Comparison {
  readonly wanted: Float32Array;
  readonly others: Float32Array;
}

const placesMax = 20;
const factors = [0, 0.3, 0.6, 0.8, 1.25, 1.6, 3];
const roundsMax = 6;

/** The wanted item against the likeliest of every part. */
export function compared(byPart: readonly Float32Array[], wanted: number, rivals: number): Comparison {
  const others = new Set(byPart.flatMap((chances) => likeliest(chances, rivals)));
  others.delete(wanted);
  const parts = byPart.length;
  const rows = new Float32Array(others.size * parts);
  let at = 0;
  for (const item of others) for (let p = 0; p < parts; p++) rows[at++] = byPart[p]![item]!;
  return { wanted: Float32Array.from(byPart, (chances) => chances[wanted]!), others: rows };
}

/** The `count` items of the greatest chance above zero, in no order. */
function likeliest(chances: Float32Array, count: number): number[] {
  const best: number[] = [];
  let weakest = 0;
  for (let item = 0; item < chances.length; item++) {
    const chance = chances[item]!;
    if (chance <= 0) continue;
    if (best.length < count) best.push(item);
    else if (chance > chances[best[weakest]!]!) best[weakest] = item;
    else continue;
    if (best.length < count) continue;
    weakest = 0;
    for (let k = 1; k < count; k++) if (chances[best[k]!]! < chances[best[weakest]!]!) weakest = k;
  }
  return best;
}

/** Mean of 1 / log2(place + 1) of what was wanted in the mixture, nothing beyond place 20. */
export function judgedShares(comparisons: readonly Comparison[], shares: ArrayLike<number>): number {
  let sum = 0;
  for (const { wanted, others } of comparisons) {
    const parts = wanted.length;
    let own = 0;
    for (let p = 0; p < parts; p++) own += shares[p]! * wanted[p]!;
    if (own <= 0) continue;
    let place = 1;
    for (let k = 0; k < others.length && place <= placesMax; k += parts) {
      let other = 0;
      for (let p = 0; p < parts; p++) other += shares[p]! * others[k + p]!;
      if (other >= own) place++;
    }
    if (place <= placesMax) sum += 1 / Math.log2(place + 1);
  }
  return sum / Math.max(1, comparisons.length);
}

/**
 * Shares, summing to one, under which the mixture places best what came next: the best of one part alone and all alike, then one
 * share after another made greater and less as long as that helps.
 */
export function chosenShares(comparisons: readonly Comparison[], parts: number): Float64Array {
  const starts = Array.from({ length: parts + 1 }, (_, one) =>
    Float64Array.from({ length: parts }, (_, p) => (one === parts ? 1 / parts : p === one ? 1 : 0)),
  ).toReversed();
  let best: Float64Array = starts[0]!;
  let bestValue = Number.NEGATIVE_INFINITY;
  const offer = (shares: Float64Array) => {
    const value = judgedShares(comparisons, shares);
    if (value <= bestValue) return false;
    best = shares;
    bestValue = value;
    return true;
  };
  for (const start of starts) offer(start);
  for (let round = 0; round < roundsMax; round++) {
    let hasHelped = false;
    for (let p = 0; p < parts; p++) {
      const before = best;
      for (const factor of factors) {
        const moved = before.slice();
        moved[p] = before[p]! === 0 ? 0.05 * factor : before[p]! * factor;
        const total = moved.reduce((a, b) => a + b, 0);
        if (total > 0) hasHelped = offer(moved.map((share) => share / total)) || hasHelped;
      }
    }
    if (!hasHelped) break;
  }
  return best;
}
