import { type Random, randomNormal } from '@kanmai/kernel';
import { AdamArray } from './adam.ts';
import type { MatrixSpace } from './matrix-product.ts';

/** `y = x · w + b` for rows of numbers; keeps no inputs. */
export class Linear {
  private readonly space: MatrixSpace;
  private readonly inputs: number;
  private readonly outputs: number;
  private readonly weight: AdamArray;
  private readonly bias: AdamArray;
  private readonly turned: Float32Array;

  constructor(space: MatrixSpace, inputs: number, outputs: number, random: Random) {
    this.space = space;
    this.inputs = inputs;
    this.outputs = outputs;
    const size = inputs * outputs;
    this.weight = new AdamArray(space.floats(size), space.floats(size));
    this.bias = new AdamArray(space.floats(outputs), space.floats(outputs));
    this.turned = space.floats(size);
    const spread = Math.sqrt(2 / (inputs + outputs));
    for (let i = 0; i < size; i++) this.weight.values[i] = randomNormal(random) * spread;
  }

  forward(rows: number, x: Float32Array, y: Float32Array): void {
    const { inputs, outputs } = this;
    const bias = this.bias.values;
    for (let r = 0; r < rows; r++) y.set(bias, r * outputs);
    this.space.multiply({ rows, columns: outputs, inner: inputs }, x, this.weight.values, y, true);
  }

  /** From the slopes of `y` sums those of the weights and, as `dx`, gives or adds those of `x`. */
  backward(rows: number, x: Float32Array, dy: Float32Array, dx: Float32Array, isAdded = false): void {
    const { inputs, outputs, turned, space } = this;
    space.multiply(
      { rows: inputs, columns: outputs, inner: rows, isTransposed: true },
      x,
      dy,
      this.weight.gradient,
      true,
    );
    const slope = this.bias.gradient;
    for (let r = 0, k = 0; r < rows; r++) for (let c = 0; c < outputs; c++, k++) slope[c]! += dy[k]!;
    const weight = this.weight.values;
    for (let i = 0, k = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++, k++) turned[o * inputs + i] = weight[k]!;
    }
    space.multiply({ rows, columns: inputs, inner: outputs }, dy, turned, dx, isAdded);
  }

  move(rate: number, steps: number): void {
    this.weight.move(rate, steps);
    this.bias.move(rate, steps);
  }
}

/** Brings each row to mean 0 and variance 1, then scales and shifts it (Ba, Kiros and Hinton, 2016). */
export class LayerNorm {
  private readonly width: number;
  private readonly scale: AdamArray;
  private readonly shift: AdamArray;
  private readonly normal: Float32Array;
  private readonly inverse: Float32Array;

  constructor(width: number, rowsMax: number) {
    this.width = width;
    this.scale = new AdamArray(new Float32Array(width).fill(1), new Float32Array(width));
    this.shift = new AdamArray(new Float32Array(width), new Float32Array(width));
    this.normal = new Float32Array(rowsMax * width);
    this.inverse = new Float32Array(rowsMax);
  }

  forward(rows: number, x: Float32Array, y: Float32Array): void {
    const { width, normal } = this;
    const scale = this.scale.values;
    const shift = this.shift.values;
    for (let r = 0; r < rows; r++) {
      const from = r * width;
      let sum = 0;
      for (let k = from; k < from + width; k++) sum += x[k]!;
      const mean = sum / width;
      let square = 0;
      for (let k = from; k < from + width; k++) square += (x[k]! - mean) ** 2;
      const inverse = 1 / Math.sqrt(square / width + 1e-6);
      this.inverse[r] = inverse;
      for (let c = 0, k = from; c < width; c++, k++) {
        normal[k] = (x[k]! - mean) * inverse;
        y[k] = normal[k]! * scale[c]! + shift[c]!;
      }
    }
  }

  /** Adds the slopes of the last `forward`'s `x` to `dx`. */
  backward(rows: number, dy: Float32Array, dx: Float32Array): void {
    const { width, normal } = this;
    const scale = this.scale.values;
    for (let r = 0; r < rows; r++) {
      const from = r * width;
      let sum = 0;
      let along = 0;
      for (let c = 0, k = from; c < width; c++, k++) {
        const slope = dy[k]! * scale[c]!;
        sum += slope;
        along += slope * normal[k]!;
        this.scale.gradient[c]! += dy[k]! * normal[k]!;
        this.shift.gradient[c]! += dy[k]!;
      }
      sum /= width;
      along /= width;
      for (let c = 0, k = from; c < width; c++, k++) {
        dx[k]! += this.inverse[r]! * (dy[k]! * scale[c]! - sum - normal[k]! * along);
      }
    }
  }

  move(rate: number, steps: number): void {
    this.scale.move(rate, steps);
    this.shift.move(rate, steps);
  }
}

/** Sets a share of numbers to zero while learning and raises the others by as much (Srivastava et al., 2014). */
export class Dropout {
  private readonly share: number;
  private readonly mask: Uint8Array;
  private state: number;

  constructor(share: number, sizeMax: number, random: Random) {
    this.share = share;
    this.mask = new Uint8Array(sizeMax);
    this.state = 1 + Math.floor(random.next() * 0x7fff_fffe);
  }

  forward(size: number, x: Float32Array): void {
    if (this.share === 0) return;
    const limit = this.share * 0x1_0000_0000;
    const raise = 1 / (1 - this.share);
    let state = this.state;
    for (let i = 0; i < size; i++) {
      // xorshift32 (Marsaglia, 2003)
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      const isKept = state >>> 0 >= limit;
      this.mask[i] = isKept ? 1 : 0;
      x[i] = isKept ? x[i]! * raise : 0;
    }
    this.state = state;
  }

  backward(size: number, dx: Float32Array): void {
    if (this.share === 0) return;
    const raise = 1 / (1 - this.share);
    for (let i = 0; i < size; i++) dx[i] = this.mask[i] === 1 ? dx[i]! * raise : 0;
  }
}
