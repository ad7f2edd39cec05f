import type { Suspicion } from './seen-review.ts';

/** So many cases are opened or go on in one look; the next look finds the others again. */
const casesMax = 100;

/**
 * Which suspicions are taken up in one look, in what order: first those of shops without a case, the strongest first; then the
 * cases that were not seen for longest, so that however many are open all have their turn.
 */
export function inTurn(
  found: readonly Suspicion[],
  /** By shop with an open case, when it was seen last. */
  seenAtMs: ReadonlyMap<string, number>,
): readonly Suspicion[] {
  const seen = ({ shopId }: Suspicion) => seenAtMs.get(shopId) ?? Number.NEGATIVE_INFINITY;
  return [...found].sort((a, b) => compare(seen(a), seen(b)) || b.strength - a.strength).slice(0, casesMax);
}

const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
