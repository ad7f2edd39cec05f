/** A number that a search may turn, within its limits, in steps that are halved when no whole step helps. */
export interface Dial<Name extends string> {
  readonly name: Name;
  readonly step: number;
  readonly least: number;
  readonly most: number;
}

export interface SearchLimits {
  /** Times that settings are judged, at most. */
  readonly trialsMax: number;
  /** How often steps are halved. */
  readonly halvings: number;
}

/**
 * Turns one dial after another, up and down, and keeps what `judge` calls better (larger): a pattern search (Hooke and
 * Jeeves, 1961). Settings judged before are not judged again. What is found is never worse than the start.
 */
export function searched<Name extends string, Settings extends Readonly<Record<Name, number>>>(
  start: Settings,
  dials: readonly Dial<Name>[],
  judge: (settings: Settings) => number,
  limits: SearchLimits,
): Settings {
  const judged = new Map<string, number>();
  let trials = 0;
  const worthOf = (settings: Settings): number => {
    const key = JSON.stringify(settings);
    const known = judged.get(key);
    if (known !== undefined) return known;
    if (trials >= limits.trialsMax) return Number.NEGATIVE_INFINITY;
    trials++;
    const value = judge(settings);
    judged.set(key, value);
    return value;
  };
  let best = start;
  let bestValue = worthOf(start);
  const better = (settings: Settings): boolean => {
    const value = worthOf(settings);
    if (!(value > bestValue)) return false;
    best = settings;
    bestValue = value;
    return true;
  };
  for (let halving = 0; halving <= limits.halvings; ) {
    let moved = false;
    for (const dial of dials) moved = turned(dial, 0.5 ** halving, () => best, better) || moved;
    if (!moved) halving++;
    if (trials >= limits.trialsMax) break;
  }
  return best;
}

/** Turns one dial as long as it helps, the one way or, when that does not help at once, the other. */
function turned<Name extends string, Settings extends Readonly<Record<Name, number>>>(
  { name, step, least, most }: Dial<Name>,
  scale: number,
  current: () => Settings,
  better: (settings: Settings) => boolean,
): boolean {
  for (const direction of [1, -1]) {
    let moved = false;
    for (;;) {
      const from = current();
      const value = Number(Math.min(most, Math.max(least, from[name] + direction * step * scale)).toFixed(4));
      if (value === from[name] || !better({ ...from, [name]: value })) break;
      moved = true;
    }
    if (moved) return true;
  }
  return false;
}
