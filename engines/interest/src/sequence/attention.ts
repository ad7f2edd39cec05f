import { AdamArray } from './adam.ts';

/**
 * What each step of a sequence takes from the steps up to it (Vaswani et al., 2017), the nearer and the farther told apart by
 * a learnt number per head and distance. Rows of 3 × width numbers: query, key, value.
 */
export class Attention {
  private readonly width: number;
  private readonly heads: number;
  private readonly reach: number;
  private readonly near: AdamArray;
  private shares = new Float32Array(1 << 14);

  constructor(width: number, heads: number, reach: number) {
    this.width = width;
    this.heads = heads;
    this.reach = reach;
    this.near = new AdamArray(new Float32Array(heads * reach), new Float32Array(heads * reach));
  }

  /** Sequence `s` has rows `starts[s]` to `starts[s + 1] - 1`. */
  forward(starts: readonly number[], x: Float32Array, y: Float32Array): void {
    const { width, heads } = this;
    const size = width / heads;
    this.makeRoom(starts);
    y.fill(0, 0, starts.at(-1)! * width);
    let at = 0;
    for (let s = 0; s + 1 < starts.length; s++) {
      for (let h = 0; h < heads; h++) {
        for (let i = starts[s]!; i < starts[s + 1]!; i++) {
          this.weigh(x, starts[s]!, i, h, at);
          const to = i * width + h * size;
          for (let j = starts[s]!; j <= i; j++) {
            const share = this.shares[at++]!;
            const from = j * 3 * width + 2 * width + h * size;
            for (let c = 0; c < size; c++) y[to + c]! += share * x[from + c]!;
          }
        }
      }
    }
  }

  /** The shares that step `i` gives to the steps from `first` up to itself. */
  private weigh(x: Float32Array, first: number, i: number, head: number, at: number): void {
    const { width, heads, reach, shares } = this;
    const size = width / heads;
    const scale = 1 / Math.sqrt(size);
    const near = this.near.values;
    const query = i * 3 * width + head * size;
    let most = -Infinity;
    for (let j = first; j <= i; j++) {
      const key = j * 3 * width + width + head * size;
      let sum = 0;
      for (let c = 0; c < size; c++) sum += x[query + c]! * x[key + c]!;
      const value = sum * scale + near[head * reach + Math.min(i - j, reach - 1)]!;
      shares[at + j - first] = value;
      if (value > most) most = value;
    }
    let total = 0;
    for (let k = at; k <= at + i - first; k++) {
      shares[k] = Math.exp(shares[k]! - most);
      total += shares[k]!;
    }
    for (let k = at; k <= at + i - first; k++) shares[k]! /= total;
  }

  /** Gives the slopes of the last `forward`'s `x` as `dx`. */
  backward(starts: readonly number[], x: Float32Array, dy: Float32Array, dx: Float32Array): void {
    const { width, heads } = this;
    dx.fill(0, 0, starts.at(-1)! * 3 * width);
    let at = 0;
    for (let s = 0; s + 1 < starts.length; s++) {
      for (let h = 0; h < heads; h++) {
        for (let i = starts[s]!; i < starts[s + 1]!; i++) {
          this.slopes(x, dy, dx, starts[s]!, i, h, at);
          at += i - starts[s]! + 1;
        }
      }
    }
  }

  private slopes(
    x: Float32Array,
    dy: Float32Array,
    dx: Float32Array,
    first: number,
    i: number,
    head: number,
    at: number,
  ): void {
    const { width, heads, reach, shares } = this;
    const size = width / heads;
    const scale = 1 / Math.sqrt(size);
    const slope = this.near.gradient;
    const query = i * 3 * width + head * size;
    const from = i * width + head * size;
    let mean = 0;
    for (let j = first; j <= i; j++) {
      const value = j * 3 * width + 2 * width + head * size;
      for (let c = 0; c < size; c++) mean += shares[at + j - first]! * dy[from + c]! * x[value + c]!;
    }
    for (let j = first; j <= i; j++) {
      const key = j * 3 * width + width + head * size;
      const value = key + width;
      const share = shares[at + j - first]!;
      let sum = 0;
      for (let c = 0; c < size; c++) {
        sum += dy[from + c]! * x[value + c]!;
        dx[value + c]! += share * dy[from + c]!;
      }
      const gain = share * (sum - mean);
      slope[head * reach + Math.min(i - j, reach - 1)]! += gain;
      for (let c = 0; c < size; c++) {
        dx[query + c]! += gain * scale * x[key + c]!;
        dx[key + c]! += gain * scale * x[query + c]!;
      }
    }
  }

  move(rate: number, steps: number): void {
    this.near.move(rate, steps);
  }

  private makeRoom(starts: readonly number[]): void {
    let size = 0;
    for (let s = 0; s + 1 < starts.length; s++) {
      const length = starts[s + 1]! - starts[s]!;
      size += (length * (length + 1)) / 2;
    }
    if (this.shares.length < size * this.heads) this.shares = new Float32Array(size * this.heads * 2);
  }
}
