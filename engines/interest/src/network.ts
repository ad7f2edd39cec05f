import { mix } from './hash.ts';
import type { ModelSettings } from './model-settings.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { holds, type Outcome, tasks } from './tasks.ts';

/** Numbers that the network reads. */
export const inputs = 45;
/** Kinds of one-of-many inputs, and the most values each tells apart. */
export const kinds = 6;
const kindValues = 64;
/** Units between inputs and answers. */
export const units = 32;
/** What one item or person adds: to the answers directly, then to each unit. */
export const partLength = tasks + units;
/** A unit below zero still lets this share through, so that none ever dies. */
const leak = 0.01;
/** No input counts as further from its mean than this many deviations. */
const deviationsMax = 4;
/** Where an input hardly varied, what differs a little is no sign of anything yet. */
const varianceLeast = 0.05;
/** Means and deviations of inputs settle on about the last ten thousand exposures. */
const slowest = 1e-4;
/** Steps shrink with the root of what was learnt: it is drawn anew at every exposure at first, then at every fourth. */
const drawnAlways = 2_000;
const drawnEach = 4;
const columns = ['weight', 'square', 'pace', 'direct', 'directSquare', 'mean', 'variance'] as const;
/** Where each kind of weight begins: inputs, kinds, the units' own, answers. */
const kindStart = inputs * units;
const biasStart = kindStart + kinds * kindValues * units;
const answerStart = biasStart + units;
const length = answerStart + units * tasks;

/**
 * A network with one hidden layer (leaky rectifiers) that answers the common tasks together, beside straight lines from
 * the inputs: what the regressions over words cannot say, "popular, but not with people like this". It learns from each
 * exposure by AdaGrad (Duchi, Hazan and Singer, JMLR 12, 2011). Inputs are measured by their running mean and deviation.
 */
export class Network {
  private weight = new Float32Array(length);
  private square = new Float32Array(length);
  /** One over the root of each square, as it was when it was last drawn. */
  private pace = new Float32Array(length).fill(1);
  private direct = new Float32Array((inputs + 1) * tasks);
  private directSquare = new Float32Array((inputs + 1) * tasks);
  private mean = new Float64Array(inputs);
  private variance = new Float64Array(inputs).fill(1);
  /** Log-odds per task. */
  readonly answer = new Float64Array(tasks);
  readonly hidden = new Float64Array(units);
  private readonly scaled = new Float64Array(inputs);
  private readonly perDeviation = new Float64Array(inputs).fill(1);
  private readonly slope = new Float64Array(units);
  private readonly rate: number;
  seen = 0;

  constructor(settings: ModelSettings, baseLogOdds: readonly number[]) {
    this.rate = settings.networkRate;
    for (let k = 0; k < kindStart; k++) this.weight[k] = spread(k) * (2 / Math.sqrt(inputs));
    for (let k = kindStart; k < biasStart; k++) this.weight[k] = spread(k) * 0.2;
    for (let k = answerStart; k < length; k++) this.weight[k] = spread(k) * (2 / Math.sqrt(units));
    for (let task = 0; task < tasks; task++) this.direct[inputs * tasks + task] = baseLogOdds[task]!;
  }

  /** Adds what numbers `[from, to)` and kinds `[kindFrom, kindTo)` bring to `part` (`partLength`). */
  addPart(
    part: Float64Array,
    values: Float64Array,
    from: number,
    to: number,
    chosen: Int32Array,
    kindFrom: number,
    kindTo: number,
  ): void {
    const { weight, direct } = this;
    for (let i = from; i < to; i++) {
      const value = this.scale(i, values[i]!);
      if (value === 0) continue;
      for (let task = 0; task < tasks; task++) part[task]! += value * direct[i * tasks + task]!;
      const start = i * units;
      for (let u = 0; u < units; u++) part[tasks + u]! += value * weight[start + u]!;
    }
    for (let kind = kindFrom; kind < kindTo; kind++) {
      const start = rowOf(kind, chosen[kind]!);
      for (let u = 0; u < units; u++) part[tasks + u]! += weight[start + u]!;
    }
  }

  /** Answers from the parts added up. */
  conclude(part: Float64Array): void {
    const { weight, hidden, answer } = this;
    for (let task = 0; task < tasks; task++) answer[task] = part[task]! + this.direct[inputs * tasks + task]!;
    for (let u = 0; u < units; u++) {
      const value = part[tasks + u]! + weight[biasStart + u]!;
      const out = value > 0 ? value : leak * value;
      hidden[u] = out;
      const start = answerStart + u * tasks;
      for (let task = 0; task < tasks; task++) answer[task]! += out * weight[start + task]!;
    }
  }

  /** One step on the exposure just concluded from exactly these inputs; then they move the means. */
  train(values: Float64Array, chosen: Int32Array, outcome: Outcome): void {
    const { slope, hidden, answer, scaled } = this;
    slope.fill(0);
    for (let i = 0; i < inputs; i++) scaled[i] = this.scale(i, values[i]!);
    for (let task = 0; task < tasks; task++) {
      const error = 1 / (1 + Math.exp(-answer[task]!)) - (holds(outcome, task) ? 1 : 0);
      this.trainAnswer(task, error);
    }
    for (let u = 0; u < units; u++) if (hidden[u]! < 0) slope[u]! *= leak;
    for (let i = 0; i < inputs; i++) if (scaled[i] !== 0) this.stepRow(i * units, scaled[i]!);
    for (let kind = 0; kind < kinds; kind++) this.stepRow(rowOf(kind, chosen[kind]!), 1);
    this.stepRow(biasStart, 1);
    this.measure(values);
  }

  private trainAnswer(task: number, error: number): void {
    const { slope, hidden, weight, square, direct, directSquare, scaled, rate } = this;
    for (let i = 0; i <= inputs; i++) {
      const gradient = i === inputs ? error : error * scaled[i]!;
      const k = i * tasks + task;
      const sum = directSquare[k]! + gradient * gradient;
      directSquare[k] = sum;
      direct[k]! -= (rate * gradient) / Math.sqrt(sum + 1);
    }
    for (let u = 0; u < units; u++) {
      const k = answerStart + u * tasks + task;
      slope[u]! += error * weight[k]!;
      const gradient = error * hidden[u]!;
      const sum = square[k]! + gradient * gradient;
      square[k] = sum;
      weight[k]! -= (rate * gradient) / Math.sqrt(sum + 1);
    }
  }

  private stepRow(start: number, value: number): void {
    const { slope, weight, square, pace } = this;
    const scale = this.rate * value;
    const valueSquare = value * value;
    for (let u = 0; u < units; u++) square[start + u]! += slope[u]! * slope[u]! * valueSquare;
    if (this.seen < drawnAlways || this.seen % drawnEach === 0)
      for (let u = 0; u < units; u++) pace[start + u] = 1 / Math.sqrt(square[start + u]! + 1);
    for (let u = 0; u < units; u++) weight[start + u]! -= scale * slope[u]! * pace[start + u]!;
  }

  /** What a unit, and an answer, has of its own. */
  ownOfUnit(u: number): number {
    return this.weight[biasStart + u]!;
  }

  ownOf(task: number): number {
    return this.direct[inputs * tasks + task]!;
  }

  /** What a unit has of an item not met before: the last kind is 0. */
  unmetWeight(u: number): number {
    return this.weight[rowOf(kinds - 1, 0) + u]!;
  }

  /** What one of a scaled input brings to a unit, and directly to an answer; what a unit brings to an answer. */
  inputWeight(input: number, u: number): number {
    return this.weight[input * units + u]!;
  }

  directWeight(input: number, task: number): number {
    return this.direct[input * tasks + task]!;
  }

  answerWeight(u: number, task: number): number {
    return this.weight[answerStart + u * tasks + task]!;
  }

  /** An input in deviations from its mean. */
  scale(i: number, value: number): number {
    const away = (value - this.mean[i]!) * this.perDeviation[i]!;
    if (away > deviationsMax) return deviationsMax;
    return Math.max(-deviationsMax, away);
  }

  private measure(values: Float64Array): void {
    this.seen++;
    const share = Math.max(slowest, 1 / (this.seen + 1));
    for (let i = 0; i < inputs; i++) {
      const away = values[i]! - this.mean[i]!;
      this.mean[i]! += share * away;
      this.variance[i]! += share * (away * away - this.variance[i]!);
      this.perDeviation[i] = 1 / Math.sqrt(this.variance[i]! + varianceLeast);
    }
  }

  *save(out: SnapshotWriter): Generator<void> {
    out.number(this.seen);
    for (const name of columns) yield* out.column(this[name]);
  }

  load(from: SnapshotReader): void {
    this.seen = from.number();
    for (const name of columns) (this[name] as unknown) = from.column(this[name]);
    if (this.seen > 0)
      for (let i = 0; i < inputs; i++)
        this.perDeviation[i] = 1 / Math.sqrt(this.variance[i]! + varianceLeast);
  }
}

function rowOf(kind: number, value: number): number {
  return kindStart + (kind * kindValues + (value & (kindValues - 1))) * units;
}

/** Even in (-0.5, 0.5), the same for the same place: units must begin unlike each other. */
function spread(place: number): number {
  return mix(place, 0x5eed) / 2 ** 32 - 0.5;
}
