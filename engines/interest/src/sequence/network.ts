import { type Random, shuffled } from '@kanmai/kernel';
import { Block, type BlockShape } from './block.ts';
import { type ItemTraits, ItemVectors } from './item-vectors.ts';
import { Dropout, LayerNorm } from './layers.ts';
import { MatrixSpace } from './matrix-product.ts';
import { ItemDraw, type Lesson, OtherItems } from './other-items.ts';
import type { Sequences } from './sequences.ts';
import { ageWeight } from './transitions.ts';

export interface NetworkSettings {
  /** Numbers per item; divides by 8 and by `heads`. */
  readonly width: number;
  readonly heads: number;
  readonly layers: number;
  readonly dropout: number;
  /** Items of a sequence that are looked at, the newest. */
  readonly lengthMax: number;
  /** Steps learnt from at once. */
  readonly batch: number;
  /** Drawn items that each step's next one is told from; divides by 8. */
  readonly others: number;
  readonly halfLife: number;
}

export const networkDefaults: NetworkSettings = {
  width: 64,
  heads: 2,
  layers: 1,
  dropout: 0.3,
  lengthMax: 50,
  batch: 512,
  others: 1000,
  halfLife: 0,
};

/** How long and how fast to learn: the rate rises over the first 5 % when it is `fresh`, and falls to nothing at the end. */
export interface Lessons {
  readonly rounds: number;
  readonly rate: number;
  readonly isFresh: boolean;
}

/** Sequences that `answer` takes at once. */
export const answersAtOnce = 16;

/**
 * A causal transformer over what was taken (SASRec: Kang and McAuley, 2018), taught to tell the next item from a great many
 * others rather than from one, which is what its published figures lacked (Klenitskiy and Vasilev, 2023).
 */
export class SequenceNetwork {
  readonly itemCount: number;
  private readonly settings: NetworkSettings;
  private readonly random: Random;
  private readonly space: MatrixSpace;
  private readonly vectors: ItemVectors;
  private readonly blocks: readonly Block[];
  private readonly drop: Dropout;
  private readonly first: LayerNorm;
  private readonly last: LayerNorm;
  private readonly others: OtherItems;
  private readonly x: Float32Array;
  private readonly u: Float32Array;
  private readonly slope: Float32Array;
  private readonly asked: Float32Array;
  private readonly every: Float32Array;
  private readonly answers: Float32Array;
  private readonly wide: number;
  private isEveryKnown = false;
  private steps = 0;

  constructor(itemCount: number, settings: NetworkSettings, random: Random, traits?: ItemTraits) {
    const { width, heads, layers, dropout, lengthMax, batch, others } = settings;
    const rowsMax = Math.max(batch + lengthMax, answersAtOnce * lengthMax) + 4;
    const shape: BlockShape = { width, heads, reach: lengthMax, rowsMax, dropout };
    const size = rowsMax * width;
    this.itemCount = itemCount;
    this.settings = settings;
    this.random = random;
    this.wide = Math.ceil(itemCount / 8) * 8;
    this.space = new MatrixSpace(
      layers * Block.room(shape) +
        OtherItems.room(width, others, rowsMax) +
        3 * size +
        (this.wide + answersAtOnce) * (width + answersAtOnce) +
        1024,
    );
    this.vectors = new ItemVectors(itemCount, width, traits, random);
    this.blocks = Array.from({ length: layers }, () => new Block(this.space, shape, random));
    this.drop = new Dropout(dropout, size, random);
    this.first = new LayerNorm(width, rowsMax);
    this.last = new LayerNorm(width, rowsMax);
    this.others = new OtherItems(this.space, this.vectors, others, rowsMax);
    this.x = this.space.floats(size);
    this.u = this.space.floats(size);
    this.slope = this.space.floats(size);
    this.asked = this.space.floats(answersAtOnce * width);
    this.every = this.space.floats(this.wide * width);
    this.answers = this.space.floats(this.wide * answersAtOnce);
  }

  /** Learns from every step of the sequences, `rounds` times over. Answers the mean loss of the last round. */
  learn(sequences: Sequences, lessons: Lessons): number {
    const { batch, lengthMax } = this.settings;
    const usable = stepsOf(sequences, lengthMax);
    const total = (lessons.rounds * usable.reduce((sum, { steps }) => sum + steps, 0)) / batch;
    const draw = new ItemDraw(sequences, this.random);
    let done = 0;
    let loss = 0;
    for (let round = 0; round < lessons.rounds; round++) {
      let lossSum = 0;
      let told = 0;
      for (const group of grouped(shuffled(this.random, usable), batch)) {
        const warm = lessons.isFresh ? Math.min(1, (done + 1) / (0.05 * total + 1)) : 1;
        const rate = lessons.rate * warm * Math.max(0.01, 1 - done / total);
        lossSum += this.learnGroup(sequences, group, draw, rate);
        told += group.reduce((sum, { steps }) => sum + steps, 0);
        done++;
      }
      loss = lossSum / Math.max(1, told);
    }
    this.isEveryKnown = false;
    return loss;
  }

  /**
   * A logit for every item after each of at most `answersAtOnce` sequences, none of them empty: rows of `logitsWide` numbers,
   * good until the next call.
   */
  answer(asked: readonly ArrayLike<number>[]): Float32Array {
    const { width, lengthMax } = this.settings;
    const { wide, space } = this;
    this.knowEvery();
    const inputs: number[] = [];
    const starts = [0];
    for (const items of asked) {
      for (let k = Math.max(0, items.length - lengthMax); k < items.length; k++) inputs.push(items[k]!);
      starts.push(inputs.length);
    }
    this.encode(starts, inputs, false);
    this.asked.fill(0);
    for (let q = 0; q < asked.length; q++) {
      const at = (starts[q + 1]! - 1) * width;
      this.asked.set(this.u.subarray(at, at + width), q * width);
    }
    const rows = Math.ceil(asked.length / 4) * 4;
    for (let q = 0; q < rows; q++) {
      for (let i = 0; i < this.itemCount; i++) this.answers[q * wide + i] = this.vectors.leaningOf(i);
    }
    space.multiply({ rows, columns: wide, inner: width }, this.asked, this.every, this.answers, true);
    return this.answers;
  }

  get logitsWide(): number {
    return this.wide;
  }

  private knowEvery(): void {
    if (this.isEveryKnown) return;
    this.isEveryKnown = true;
    const { width } = this.settings;
    const row = new Float32Array(width);
    for (let i = 0; i < this.itemCount; i++) {
      this.vectors.read(i, row, 0);
      for (let k = 0; k < width; k++) this.every[k * this.wide + i] = row[k]!;
    }
  }

  private learnGroup(sequences: Sequences, group: readonly Steps[], draw: ItemDraw, rate: number): number {
    const starts = [0];
    const inputs: number[] = [];
    const lesson = { targets: [] as number[], weights: [] as number[] } satisfies Lesson;
    const count = sequences.starts.length - 1;
    for (const { sequence, steps } of group) {
      const to = sequences.starts[sequence + 1]! - 1;
      const weight = ageWeight(sequence, count, this.settings.halfLife);
      for (let k = to - steps; k < to; k++) {
        inputs.push(sequences.items[k]!);
        lesson.targets.push(sequences.items[k + 1]!);
        lesson.weights.push(weight);
      }
      starts.push(inputs.length);
    }
    const rows = this.encode(starts, inputs, true);
    const loss = this.others.learn(rows, this.u, this.slope, lesson, draw);
    this.decode(starts, rows, inputs);
    this.steps++;
    for (const part of [this.vectors, this.first, this.last, ...this.blocks]) part.move(rate, this.steps);
    return loss;
  }

  /** Fills `u` with what is expected after each step; answers the rows computed. */
  private encode(starts: readonly number[], inputs: readonly number[], isLearning: boolean): number {
    const { width } = this.settings;
    const { x, u, vectors } = this;
    const rows = Math.ceil(inputs.length / 4) * 4;
    for (let r = 0; r < inputs.length; r++) vectors.read(inputs[r]!, u, r * width);
    u.fill(0, inputs.length * width, rows * width);
    this.first.forward(rows, u, x);
    if (isLearning) this.drop.forward(rows * width, x);
    for (const block of this.blocks) block.forward(starts, rows, x, isLearning);
    this.last.forward(rows, x, u);
    return rows;
  }

  /** From the slopes of `u` to those of everything that made it. */
  private decode(starts: readonly number[], rows: number, inputs: readonly number[]): void {
    const { width } = this.settings;
    const { x, slope, vectors } = this;
    x.fill(0, 0, rows * width);
    this.last.backward(rows, slope, x);
    for (const block of this.blocks.toReversed()) block.backward(starts, rows, x);
    this.drop.backward(rows * width, x);
    slope.fill(0, 0, rows * width);
    this.first.backward(rows, x, slope);
    for (let r = 0; r < inputs.length; r++) vectors.learn(inputs[r]!, slope, r * width);
  }
}

interface Steps {
  readonly sequence: number;
  readonly steps: number;
}

function stepsOf({ starts }: Sequences, lengthMax: number): Steps[] {
  return Array.from({ length: starts.length - 1 }, (_, sequence) => ({
    sequence,
    steps: Math.min(lengthMax, starts[sequence + 1]! - starts[sequence]! - 1),
  })).filter(({ steps }) => steps > 0);
}

/** Groups of at least `batch` steps, but for the last. */
function* grouped(all: readonly Steps[], batch: number): Generator<Steps[]> {
  let group: Steps[] = [];
  let size = 0;
  for (const one of all) {
    group.push(one);
    size += one.steps;
    if (size < batch) continue;
    yield group;
    group = [];
    size = 0;
  }
  if (group.length > 0) yield group;
}
