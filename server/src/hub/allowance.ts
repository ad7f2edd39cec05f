/** Tokens that come back with time: `burst` at once, then `perS` a second (a token bucket). */
export interface Allowance {
  /** Takes one; false when there is none. */
  take(nowMs: number): boolean;
  /** How often it was asked in vain since it was last full. */
  readonly refused: number;
}

export function createAllowance(burst: number, perS: number): Allowance {
  let left = burst;
  let atMs = Number.NEGATIVE_INFINITY;
  let refused = 0;
  return {
    take(nowMs) {
      // A clock set back gives nothing and takes nothing.
      left = Math.min(burst, left + (Math.max(0, nowMs - atMs) / 1_000) * perS);
      atMs = nowMs;
      if (left >= burst) refused = 0;
      if (left < 1) {
        refused += 1;
        return false;
      }
      left -= 1;
      return true;
    },
    get refused() {
      return refused;
    },
  };
}
