const beta1 = 0.9;
const beta2 = 0.98;
const epsilon = 1e-9;

/** Adam (Kingma and Ba, 2015) over one array of numbers and the gradient that was summed for it. */
export class AdamArray {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  private readonly mean: Float32Array;
  private readonly square: Float32Array;

  constructor(values: Float32Array, gradient: Float32Array) {
    this.values = values;
    this.gradient = gradient;
    this.mean = new Float32Array(values.length);
    this.square = new Float32Array(values.length);
  }

  /** Moves the values from `from` up to `to` against their gradient, which is cleared. `steps` counts from 1. */
  move(rate: number, steps: number, from = 0, to = this.values.length): void {
    const { values, gradient, mean, square } = this;
    const scaled = (rate * Math.sqrt(1 - beta2 ** steps)) / (1 - beta1 ** steps);
    for (let i = from; i < to; i++) {
      const slope = gradient[i]!;
      const m = mean[i]! + (1 - beta1) * (slope - mean[i]!);
      const v = square[i]! + (1 - beta2) * (slope * slope - square[i]!);
      mean[i] = m;
      square[i] = v;
      values[i]! -= (scaled * m) / (Math.sqrt(v) + epsilon);
      gradient[i] = 0;
    }
  }
}
