import { type Random, randomBelow } from '@kanmai/kernel';
import { quickExp } from './exponential.ts';
import type { ItemVectors } from './item-vectors.ts';
import type { MatrixSpace } from './matrix-product.ts';
import { occurrences, type Sequences } from './sequences.ts';

/** Draws items, half of the time evenly and half as often as they are taken. */
export class ItemDraw {
  private readonly sequences: Sequences;
  private readonly random: Random;
  private readonly counts: Float64Array;

  constructor(sequences: Sequences, random: Random) {
    this.sequences = sequences;
    this.random = random;
    this.counts = occurrences(sequences);
  }

  next(): number {
    const { items, itemCount } = this.sequences;
    if (this.random.next() < 0.5) return randomBelow(this.random, itemCount);
    return items[randomBelow(this.random, items.length)]!;
  }

  chanceOf(item: number): number {
    const { items, itemCount } = this.sequences;
    return 0.5 / itemCount + (0.5 * this.counts[item]!) / items.length;
  }
}

/** What was asked of a group of steps: what each should have told, and how much it counts. */
export interface Lesson {
  readonly targets: readonly number[];
  readonly weights: readonly number[];
}

const gapMax = 60;

/**
 * Tells the next item from drawn others by softmax, each other corrected by its chance of being drawn (Bengio and Senécal,
 * "Adaptive importance sampling to accelerate training of a neural probabilistic language model", 2008).
 */
export class OtherItems {
  private readonly space: MatrixSpace;
  private readonly vectors: ItemVectors;
  private readonly count: number;
  private readonly items: Int32Array;
  private readonly leanings: Float32Array;
  private readonly plain: Float32Array;
  private readonly turned: Float32Array;
  private readonly logits: Float32Array;
  private readonly scaled: Float32Array;
  private readonly sums: Float32Array;
  private readonly target: Float32Array;

  constructor(space: MatrixSpace, vectors: ItemVectors, count: number, rowsMax: number) {
    const { width } = vectors;
    this.space = space;
    this.vectors = vectors;
    this.count = count;
    this.items = new Int32Array(count);
    this.leanings = new Float32Array(count);
    this.plain = space.floats(count * width);
    this.turned = space.floats(count * width);
    this.logits = space.floats(count * rowsMax);
    this.scaled = space.floats(rowsMax * width);
    this.sums = new Float32Array(count);
    this.target = new Float32Array(width);
  }

  static room(width: number, count: number, rowsMax: number): number {
    return count * (2 * width + rowsMax) + rowsMax * width;
  }

  /** Sums the slopes of the vectors, gives those of `u` (`rows` of them, a multiple of 4) and answers the summed loss. */
  learn(rows: number, u: Float32Array, slope: Float32Array, lesson: Lesson, draw: ItemDraw): number {
    const { space, vectors, count, logits, plain, turned } = this;
    const { width } = vectors;
    this.drawOthers(draw);
    for (let r = 0; r < rows; r++) logits.set(this.leanings, r * count);
    space.multiply({ rows, columns: count, inner: width }, u, turned, logits, true);
    slope.fill(0, 0, rows * width);
    const told = lesson.targets.length;
    const own = new Float64Array(told);
    const factors = new Float64Array(told);
    let loss = 0;
    for (let r = 0; r < told; r++) loss += this.tell(r, u, lesson, own, factors);
    logits.fill(0, told * count, rows * count);
    space.multiply({ rows, columns: width, inner: count }, logits, plain, slope);
    this.learnTargets(u, slope, lesson, own, factors);
    space.multiply(
      { rows: count, columns: width, inner: told, isTransposed: true, aStep: count },
      logits,
      this.scaled,
      turned,
    );
    this.sums.fill(0);
    for (let r = 0; r < told; r++) this.sumRow(r, factors[r]!);
    for (let c = 0; c < count; c++) {
      vectors.learn(this.items[c]!, turned, c * width);
      vectors.learnLeaning(this.items[c]!, this.sums[c]!);
    }
    return loss;
  }

  private drawOthers(draw: ItemDraw): void {
    const { vectors, count, plain, turned } = this;
    const { width } = vectors;
    for (let c = 0; c < count; c++) {
      const item = draw.next();
      this.items[c] = item;
      this.leanings[c] = vectors.leaningOf(item) - Math.log(count * draw.chanceOf(item));
      vectors.read(item, plain, c * width);
      for (let k = 0; k < width; k++) turned[k * count + c] = plain[c * width + k]!;
    }
  }

  /** Turns a row of logits into unscaled chances; notes the slope of the right one and what the row is to be scaled by. */
  private tell(
    r: number,
    u: Float32Array,
    { targets, weights }: Lesson,
    own: Float64Array,
    factors: Float64Array,
  ): number {
    const { vectors, count, logits, target, items } = this;
    const { width } = vectors;
    const item = targets[r]!;
    vectors.read(item, target, 0);
    let right = vectors.leaningOf(item);
    for (let k = 0; k < width; k++) right += u[r * width + k]! * target[k]!;
    let sum = 1;
    for (let c = 0, at = r * count; c < count; c++, at++) {
      const chance = items[c] === item ? 0 : quickExp(Math.min(gapMax, logits[at]! - right));
      logits[at] = chance;
      sum += chance;
    }
    factors[r] = weights[r]! / targets.length / sum;
    own[r] = factors[r]! - weights[r]! / targets.length;
    return Math.log(sum);
  }

  private learnTargets(
    u: Float32Array,
    slope: Float32Array,
    { targets }: Lesson,
    own: Float64Array,
    factors: Float64Array,
  ): void {
    const { vectors, target, scaled } = this;
    const { width } = vectors;
    for (let r = 0; r < targets.length; r++) {
      vectors.read(targets[r]!, target, 0);
      for (let c = 0, k = r * width; c < width; c++, k++) {
        slope[k] = slope[k]! * factors[r]! + own[r]! * target[c]!;
        scaled[k] = u[k]! * factors[r]!;
      }
      vectors.learn(targets[r]!, u, r * width, own[r]!);
      vectors.learnLeaning(targets[r]!, own[r]!);
    }
  }

  private sumRow(r: number, factor: number): void {
    const { sums, logits, count } = this;
    for (let c = 0, at = r * count; c < count; c++, at++) sums[c]! += factor * logits[at]!;
  }
}
