import { dayMs } from '@kanmai/kernel';

/** Landmarks are so far apart that what fades by it fades by a power of two: a count moved to another loses no bit. */
const strideMs = 90 * dayMs;
/** Beyond so many strides from the landmark it is moved, long before a count could overflow. */
const stridesMax = 60;

/**
 * Counts of each kind for each of many, fading by half-lives of 30 and 90 days. Kept as of a landmark (forward decay:
 * Cormode, Shkapenyuk, Srivastava, Xu, ICDE 2009), so that neither the order of events nor the moment of asking matters.
 */
export class FadedCounts {
  readonly #perStride: Float64Array;
  #counts: Float64Array;
  #landmark = 0;
  #isBegun = false;
  #size = 0;

  /** Half-lives by kind, in days: divisors of 90. */
  constructor(halfLivesDays: readonly number[]) {
    this.#perStride = Float64Array.from(halfLivesDays, (days) => 90 / days);
    this.#counts = new Float64Array(64 * halfLivesDays.length);
  }

  get bytes(): number {
    return this.#counts.byteLength;
  }

  /** Makes room for numbers below `size`. */
  grow(size: number): void {
    this.#size = Math.max(this.#size, size);
    const needed = this.#size * this.#perStride.length;
    if (needed <= this.#counts.length) return;
    const counts = new Float64Array(Math.max(needed, 2 * this.#counts.length));
    counts.set(this.#counts);
    this.#counts = counts;
  }

  /** How many an event of `weight` at a time counts as of the landmark; the same for all who are told of it. */
  worth(kind: number, atMs: number, weight: number): number {
    const strides = atMs / strideMs;
    if (!this.#isBegun) {
      this.#landmark = Math.floor(strides);
      this.#isBegun = true;
    }
    if (strides - this.#landmark > stridesMax) this.#move(Math.floor(strides));
    return weight * 2 ** ((strides - this.#landmark) * this.#perStride[kind]!);
  }

  add(who: number, kind: number, worth: number): void {
    this.#counts[who * this.#perStride.length + kind]! += worth;
  }

  /** Writes the counts of all kinds as of a time. */
  read(who: number, atMs: number, into: Float64Array): void {
    const kinds = this.#perStride.length;
    const strides = atMs / strideMs - this.#landmark;
    for (let kind = 0; kind < kinds; kind++)
      into[kind] = this.#counts[who * kinds + kind]! * 2 ** (-strides * this.#perStride[kind]!);
  }

  #move(landmark: number): void {
    const kinds = this.#perStride.length;
    const strides = landmark - this.#landmark;
    const factors = this.#perStride.map((per) => 2 ** (-strides * per));
    for (let at = 0; at < this.#size * kinds; at++) this.#counts[at]! *= factors[at % kinds]!;
    this.#landmark = landmark;
  }
}
