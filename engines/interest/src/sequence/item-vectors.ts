import { type Random, randomNormal } from '@kanmai/kernel';
import { AdamArray } from './adam.ts';

/** What items are made of besides themselves: item `i` has the traits `traits[starts[i]] … traits[starts[i + 1] - 1]`. */
export interface ItemTraits {
  readonly traitCount: number;
  readonly starts: Uint32Array;
  readonly traits: Int32Array;
}

/** A vector and a leaning per item; the vector is its own plus the mean of its traits'. Only rows that were met are moved. */
export class ItemVectors {
  readonly width: number;
  readonly itemCount: number;
  private readonly traits: ItemTraits | undefined;
  private readonly rows: AdamArray;
  private readonly leaning: AdamArray;
  private readonly isMet: Uint8Array;
  private met: number[] = [];

  constructor(itemCount: number, width: number, traits: ItemTraits | undefined, random: Random) {
    this.width = width;
    this.itemCount = itemCount;
    this.traits = traits;
    const count = itemCount + (traits?.traitCount ?? 0);
    this.rows = new AdamArray(new Float32Array(count * width), new Float32Array(count * width));
    this.leaning = new AdamArray(new Float32Array(itemCount), new Float32Array(itemCount));
    this.isMet = new Uint8Array(count);
    const { values } = this.rows;
    const spread = 0.5 / Math.sqrt(width);
    for (let i = 0; i < values.length; i++) values[i] = randomNormal(random) * spread;
  }

  leaningOf(item: number): number {
    return this.leaning.values[item]!;
  }

  read(item: number, out: Float32Array, at: number): void {
    const { width, traits } = this;
    const { values } = this.rows;
    for (let c = 0, k = item * width; c < width; c++) out[at + c] = values[k + c]!;
    if (traits === undefined) return;
    const from = traits.starts[item]!;
    const to = traits.starts[item + 1]!;
    const share = 1 / Math.max(1, to - from);
    for (let t = from; t < to; t++) {
      const row = (this.itemCount + traits.traits[t]!) * width;
      for (let c = 0; c < width; c++) out[at + c]! += share * values[row + c]!;
    }
  }

  /** Sums `weight` × the slopes at `at`. */
  learn(item: number, slopes: Float32Array, at: number, weight = 1): void {
    const { traits } = this;
    this.add(item, slopes, at, weight);
    if (traits === undefined) return;
    const from = traits.starts[item]!;
    const to = traits.starts[item + 1]!;
    for (let t = from; t < to; t++) {
      this.add(this.itemCount + traits.traits[t]!, slopes, at, weight / (to - from));
    }
  }

  learnLeaning(item: number, slope: number): void {
    this.leaning.gradient[item]! += slope;
  }

  private add(row: number, slopes: Float32Array, at: number, weight: number): void {
    const { width } = this;
    const { gradient } = this.rows;
    if (this.isMet[row] === 0) {
      this.isMet[row] = 1;
      this.met.push(row);
    }
    for (let c = 0, k = row * width; c < width; c++) gradient[k + c]! += weight * slopes[at + c]!;
  }

  move(rate: number, steps: number): void {
    const { width } = this;
    for (const row of this.met) {
      this.rows.move(rate, steps, row * width, (row + 1) * width);
      if (row < this.itemCount) this.leaning.move(rate, steps, row, row + 1);
      this.isMet[row] = 0;
    }
    this.met = [];
  }
}
