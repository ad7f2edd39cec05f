import { quickSigmoid } from './quick-sigmoid.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { type Task, taskNames } from './tasks.ts';

/** Bins of equal width in log-odds, so that rare tasks have several too; beyond the ends counts with the end. */
export const bins = 20;
const lowest = -9;
const width = 0.6;
/** Beyond this many exposures all sums are halved: what was long ago fades. */
const memory = 50_000;
const stride = 3;
const rate = 0.1;
/** Log-odds are scaled within these, so that a more certain model is never calibrated to answer the other way round. */
const scaleMin = 0.3;
const scaleMax = 2;

export interface CalibrationBin {
  /** The mean probability answered. */
  predicted: number;
  /** The share that happened. */
  observed: number;
  /** Exposures, fading. */
  count: number;
}

/** How well the answers of one task agree with what happened, each exposure judged before it was learnt. */
export interface TaskCalibration {
  task: Task;
  /** Lowest first, empty ones left out. */
  bins: CalibrationBin[];
  /** The mean difference between answered and happened, over bins by their count; 0 while nothing was seen. */
  expectedCalibrationError: number;
  count: number;
}

/**
 * Straightens the model's log-odds per task: scaled and shifted by two numbers that are learnt with each exposure (Platt,
 * "Probabilistic outputs for support vector machines", 1999, made online), and keeps what was answered beside what happened.
 */
export class Calibration {
  private scale = new Float64Array(taskNames.length).fill(1);
  private shift = new Float64Array(taskNames.length);
  private squares = new Float64Array(2 * taskNames.length);
  /** Per task and bin: exposures, sum answered, happened. */
  private sums = new Float64Array(taskNames.length * bins * stride);
  private counts = new Float64Array(taskNames.length);

  probability(task: number, logOdds: number): number {
    return sigmoid(this.scale[task]! * logOdds + this.shift[task]!);
  }

  /** The same to one part in ten thousand: for pages, which ask for many. */
  quickProbability(task: number, logOdds: number): number {
    return quickSigmoid(this.scale[task]! * logOdds + this.shift[task]!);
  }

  /** What was expected beforehand, and whether it happened. */
  observe(task: number, logOdds: number, happened: boolean): void {
    const answered = this.probability(task, logOdds);
    const k = placeOf(task, answered);
    this.sums[k]!++;
    this.sums[k + 1]! += answered;
    if (happened) this.sums[k + 2]!++;
    this.step(task, logOdds, answered - (happened ? 1 : 0));
    if (++this.counts[task]! >= memory) this.fade(task);
  }

  /** What was observed as not happened did happen, later. */
  correct(task: number, logOdds: number): void {
    const k = placeOf(task, this.probability(task, logOdds));
    this.sums[k + 2]! = Math.min(this.sums[k]!, this.sums[k + 2]! + 1);
    this.step(task, logOdds, -1);
  }

  answer(): TaskCalibration[] {
    return taskNames.map((task, at) => {
      const found: CalibrationBin[] = [];
      let count = 0;
      let error = 0;
      for (let bin = 0; bin < bins; bin++) {
        const k = (at * bins + bin) * stride;
        const size = this.sums[k]!;
        if (size === 0) continue;
        const predicted = this.sums[k + 1]! / size;
        const observed = this.sums[k + 2]! / size;
        found.push({ predicted, observed, count: size });
        count += size;
        error += size * Math.abs(predicted - observed);
      }
      return { task, bins: found, expectedCalibrationError: count > 0 ? error / count : 0, count };
    });
  }

  private step(task: number, logOdds: number, slope: number): void {
    const bounded = Math.max(-8, Math.min(8, logOdds));
    const byScale = slope * bounded;
    this.squares[2 * task]! += byScale * byScale;
    this.squares[2 * task + 1]! += slope * slope;
    const scale = this.scale[task]! - (rate * byScale) / Math.sqrt(this.squares[2 * task]! + 10);
    this.scale[task] = Math.max(scaleMin, Math.min(scaleMax, scale));
    this.shift[task]! -= (rate * slope) / Math.sqrt(this.squares[2 * task + 1]! + 10);
  }

  private fade(task: number): void {
    for (let k = task * bins * stride; k < (task + 1) * bins * stride; k++) this.sums[k]! /= 2;
    this.counts[task]! /= 2;
  }

  *save(out: SnapshotWriter): Generator<void> {
    for (const column of [this.scale, this.shift, this.squares, this.sums, this.counts])
      yield* out.column(column);
  }

  load(from: SnapshotReader): void {
    this.scale = from.column(this.scale);
    this.shift = from.column(this.shift);
    this.squares = from.column(this.squares);
    this.sums = from.column(this.sums);
    this.counts = from.column(this.counts);
  }
}

function placeOf(task: number, probability: number): number {
  const logOdds = Math.log(probability / (1 - probability));
  const bin = Math.max(0, Math.min(bins - 1, Math.floor((logOdds - lowest) / width)));
  return (task * bins + bin) * stride;
}

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, logOdds))));
}
