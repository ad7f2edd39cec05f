/** Sums gains per item, of which few are touched; cleared in the time of those. */
export class Tally {
  readonly items: Int32Array;
  readonly gains: Float64Array;
  size = 0;
  private readonly isMet: Uint8Array;

  constructor(itemCount: number) {
    this.items = new Int32Array(itemCount);
    this.gains = new Float64Array(itemCount);
    this.isMet = new Uint8Array(itemCount);
  }

  add(item: number, gain: number): void {
    if (this.isMet[item] === 0) {
      this.isMet[item] = 1;
      this.items[this.size++] = item;
    }
    this.gains[item]! += gain;
  }

  /** Leaves an item out, whatever was said for it. */
  drop(item: number): void {
    this.gains[item] = 0;
  }

  /** The sum of what is above zero. */
  total(): number {
    let sum = 0;
    for (let k = 0; k < this.size; k++) sum += Math.max(0, this.gains[this.items[k]!]!);
    return sum;
  }

  clear(): void {
    for (let k = 0; k < this.size; k++) {
      this.gains[this.items[k]!] = 0;
      this.isMet[this.items[k]!] = 0;
    }
    this.size = 0;
  }
}

/** Something that says what may come after a sequence, as gains of any scale; those below zero count as nothing. */
export interface NextPart {
  tally(items: ArrayLike<number>, into: Tally): void;
}

/** Visits the last `countMax` items, newest first, with weights that start at 1 and fall by `step`. */
export function newestFirst(
  items: ArrayLike<number>,
  step: number,
  countMax: number,
  visit: (item: number, weight: number) => void,
): void {
  const from = Math.max(0, items.length - countMax);
  let weight = 1;
  for (let k = items.length - 1; k >= from && weight > 1e-4; k--, weight *= step) visit(items[k]!, weight);
}
