import { sigmoid } from './calibration.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

const rate = 0.05;
const logOddsMost = 8;

/**
 * Two answers of the same question made one: their log-odds are weighed by how well each foretold what happened, learnt
 * online by logistic regression (stacking: Wolpert 1992, Stacked generalization). Weights are never below zero.
 */
export class Verdict {
  private readonly weight: Float64Array;
  private readonly square = new Float64Array(3).fill(10);

  constructor(first: number) {
    this.weight = Float64Array.of(first, 1 - first, 0);
  }

  logOdds(one: number, other: number): number {
    return this.weight[0]! * bounded(one) + this.weight[1]! * bounded(other) + this.weight[2]!;
  }

  learn(one: number, other: number, happened: boolean): void {
    const slope = sigmoid(this.logOdds(one, other)) - (happened ? 1 : 0);
    this.step(0, slope * bounded(one));
    this.step(1, slope * bounded(other));
    this.step(2, slope);
    for (let k = 0; k < 2; k++) this.weight[k] = Math.max(0, this.weight[k]!);
  }

  private step(k: number, slope: number): void {
    this.square[k]! += slope * slope;
    this.weight[k]! -= (rate * slope) / Math.sqrt(this.square[k]!);
  }

  *save(out: SnapshotWriter): Generator<void> {
    for (const value of [...this.weight, ...this.square]) out.number(value);
    yield;
  }

  load(from: SnapshotReader): void {
    for (const column of [this.weight, this.square])
      for (let k = 0; k < column.length; k++) column[k] = from.number();
  }
}

function bounded(logOdds: number): number {
  return Math.max(-logOddsMost, Math.min(logOddsMost, logOdds));
}
