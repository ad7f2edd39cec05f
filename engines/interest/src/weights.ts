import type { ModelSettings } from './model-settings.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { tasks } from './tasks.ts';

const stride = 4;

/**
 * FTRL-proximal for several logistic regressions at once (McMahan et al., "Ad click prediction: a view from the
 * trenches", KDD 2013). A slot holds one weight per task, kept ready beside its gradient sums.
 */
export class Weights {
  readonly slots: number;
  private readonly weight: Float32Array;
  private gradient: Float32Array;
  /** Roots of the sums of squared slopes. */
  private root: Float32Array;
  private readonly settings: ModelSettings;

  constructor(slots: number, settings: ModelSettings) {
    this.slots = slots;
    this.settings = settings;
    this.weight = new Float32Array(slots * stride);
    this.gradient = new Float32Array(slots * stride);
    this.root = new Float32Array(slots * stride);
  }

  /** Adds the weights of slots `[from, to)` of a list to `sums`. */
  addUp(list: Int32Array, from: number, to: number, sums: Float64Array): void {
    let click = 0;
    let longView = 0;
    let like = 0;
    for (let i = from; i < to; i++) {
      const k = list[i]! * stride;
      click += this.weight[k]!;
      longView += this.weight[k + 1]!;
      like += this.weight[k + 2]!;
    }
    sums[0]! += click;
    sums[1]! += longView;
    sums[2]! += like;
  }

  /** Has a slot be as if nothing was ever learnt in it. */
  clear(slot: number): void {
    for (const column of [this.weight, this.gradient, this.root])
      column.fill(0, slot * stride, (slot + 1) * stride);
  }

  at(slot: number, task: number): number {
    return this.weight[slot * stride + task]!;
  }

  /** One step down the slope `slope` of the loss in this weight; `lasso` 0 keeps even faint weights. */
  step(slot: number, task: number, slope: number, lasso: number): void {
    const { rate, beta, ridge } = this.settings;
    const k = slot * stride + task;
    const before = this.root[k]!;
    const after = Math.sqrt(before * before + slope * slope);
    const gradient = this.gradient[k]! + slope - ((after - before) / rate) * this.weight[k]!;
    this.root[k] = after;
    this.gradient[k] = gradient;
    this.weight[k] = weightOf(gradient, after, rate, beta, ridge, lasso);
  }

  stepAll(list: Int32Array, from: number, to: number, slopes: Float64Array): void {
    const { lasso } = this.settings;
    for (let i = from; i < to; i++) {
      for (let task = 0; task < tasks; task++) this.step(list[i]!, task, slopes[task]!, lasso);
    }
  }

  *save(out: SnapshotWriter): Generator<void> {
    yield* out.column(this.weight);
    yield* out.column(this.gradient);
    yield* out.column(this.root);
  }

  load(from: SnapshotReader): void {
    this.weight.set(from.column(this.weight));
    this.gradient = from.column(this.gradient);
    this.root = from.column(this.root);
  }
}

function weightOf(
  gradient: number,
  root: number,
  rate: number,
  beta: number,
  ridge: number,
  lasso: number,
): number {
  const excess = Math.abs(gradient) - lasso;
  if (excess <= 0) return 0;
  return (-Math.sign(gradient) * excess) / ((beta + root) / rate + ridge);
}
