import type { Channel } from './answers.ts';
import { choiceParts } from './choices.ts';
import { grown } from './columns.ts';

const partCount = choiceParts.length;

/** The items recalled for one answer, without repeats. Reused from answer to answer. */
export class Candidates {
  readonly item: Int32Array;
  /** What recall says for it; sums over the ways it was found. */
  readonly recall: Float64Array;
  readonly value: Float64Array;
  readonly channel: Channel[];
  /** What the channel speaks of: the item enjoyed before. */
  readonly about: Int32Array;
  private readonly strongest: Float64Array;
  /** What the leanings expect of it in log-odds; the person's own share of that; and that with what is not known yet. */
  readonly expected: Float64Array;
  readonly lean: Float64Array;
  readonly own: Float64Array;
  /** What the person's choices add to its value, in all and in parts. */
  readonly moved: Float64Array;
  readonly parts: Float64Array;
  /** 1 where the person asked for less of it. */
  readonly unwanted: Uint8Array;
  readonly taken: Uint8Array;
  size = 0;
  /** Per item: the answer it was last met in, and its place there (or -1: shut out of it). */
  private met = new Uint32Array(16);
  private place = new Int32Array(16);
  private answer = 0;
  /** Per item: how much it belongs together with the person's memory, in the answer it was last noted in. */
  private togetherSum = new Float64Array(16);
  private togetherAnswer = new Uint32Array(16);
  private readonly scratch: Float64Array;
  /** What speaks for keeping each. */
  private readonly worth: Float64Array;
  /** Whether choices were noted in this answer. */
  private hasChoices = false;

  constructor(length: number) {
    this.item = new Int32Array(length);
    this.recall = new Float64Array(length);
    this.value = new Float64Array(length);
    this.channel = new Array<Channel>(length).fill('explore');
    this.about = new Int32Array(length);
    this.strongest = new Float64Array(length);
    this.taken = new Uint8Array(length);
    this.moved = new Float64Array(length);
    this.expected = new Float64Array(length);
    this.lean = new Float64Array(length);
    this.own = new Float64Array(length);
    this.worth = new Float64Array(length);
    this.parts = new Float64Array(length * partCount);
    this.unwanted = new Uint8Array(length);
    this.scratch = new Float64Array(length);
  }

  begin(items: number): void {
    this.met = grown(this.met, items);
    this.place = grown(this.place, items);
    this.togetherSum = grown(this.togetherSum, items);
    this.togetherAnswer = grown(this.togetherAnswer, items);
    this.answer = (this.answer + 1) >>> 0;
    if (this.answer === 0) {
      this.met.fill(0);
      this.togetherAnswer.fill(0);
      this.answer = 1;
    }
    this.size = 0;
    this.hasChoices = false;
  }

  get isFull(): boolean {
    return this.size === this.item.length;
  }

  shutOut(item: number): void {
    this.met[item] = this.answer;
    this.place[item] = -1;
  }

  isMet(item: number): boolean {
    return this.met[item] === this.answer;
  }

  /** Notes an item that may be shown. */
  add(item: number, channel: Channel, gain: number, about: number): void {
    if (this.isMet(item)) {
      this.strengthen(this.place[item]!, channel, gain, about);
      return;
    }
    if (this.isFull) return;
    const at = this.size++;
    this.met[item] = this.answer;
    this.place[item] = at;
    this.item[at] = item;
    this.recall[at] = gain;
    this.value[at] = 0;
    this.channel[at] = channel;
    this.about[at] = about;
    this.strongest[at] = gain;
    this.taken[at] = 0;
    this.moved[at] = 0;
    this.unwanted[at] = 0;
  }

  private strengthen(at: number, channel: Channel, gain: number, about: number): void {
    if (at < 0) return;
    this.recall[at]! += gain;
    if (gain <= this.strongest[at]!) return;
    this.strongest[at] = gain;
    this.channel[at] = channel;
    this.about[at] = about;
  }

  /** Notes what the person's choices make of a candidate. */
  noteChoices(at: number, moved: number, parts: Float64Array, isUnwanted: boolean): void {
    this.hasChoices = true;
    this.moved[at] = moved;
    this.parts.set(parts, at * partCount);
    this.unwanted[at] = isUnwanted ? 1 : 0;
  }

  partOf(at: number, part: number): number {
    return this.hasChoices ? this.parts[at * partCount + part]! : 0;
  }

  noteTogether(item: number, gain: number): void {
    this.togetherSum[item] = this.togetherOf(item) + gain;
    this.togetherAnswer[item] = this.answer;
  }

  togetherOf(item: number): number {
    return this.togetherAnswer[item] === this.answer ? this.togetherSum[item]! : 0;
  }

  /**
   * Keeps the `best` by recall, choices and leanings (in log-odds, by `leaningWeight`), what was asked for and what was
   * drawn by chance; lets the rest go.
   */
  keep(best: number, leaningWeight: number): void {
    if (this.size <= best) return;
    const { worth } = this;
    for (let at = 0; at < this.size; at++)
      worth[at] = this.recall[at]! + this.moved[at]! + leaningWeight * this.expected[at]!;
    const least = this.nthLargest(best);
    let kept = 0;
    for (let at = 0; at < this.size; at++) {
      const isDrawn = this.channel[at] === 'fresh' || this.channel[at] === 'explore';
      const isAskedFor = this.moved[at]! > 0;
      if (isDrawn || isAskedFor || worth[at]! >= least) this.move(at, kept++);
    }
    this.size = kept;
  }

  /** The worth of the n-th best (Hoare's selection: everything is not sorted for the sake of one). */
  private nthLargest(n: number): number {
    const { scratch } = this;
    for (let at = 0; at < this.size; at++) scratch[at] = this.worth[at]!;
    let low = 0;
    let high = this.size - 1;
    const wanted = this.size - n;
    while (low < high) {
      const pivot = scratch[(low + high) >>> 1]!;
      let left = low;
      let right = high;
      while (left <= right) {
        while (scratch[left]! < pivot) left++;
        while (scratch[right]! > pivot) right--;
        if (left > right) break;
        const kept = scratch[left]!;
        scratch[left++] = scratch[right]!;
        scratch[right--] = kept;
      }
      if (wanted <= right) high = right;
      else if (wanted >= left) low = left;
      else break;
    }
    return scratch[wanted]!;
  }

  /** Moves a candidate that is kept to an earlier place; what stood there is let go of. */
  private move(from: number, to: number): void {
    if (from === to) return;
    const item = this.item[from]!;
    this.item[to] = item;
    this.recall[to] = this.recall[from]!;
    this.value[to] = this.value[from]!;
    this.about[to] = this.about[from]!;
    this.strongest[to] = this.strongest[from]!;
    this.taken[to] = this.taken[from]!;
    this.channel[to] = this.channel[from]!;
    this.moved[to] = this.moved[from]!;
    this.expected[to] = this.expected[from]!;
    this.lean[to] = this.lean[from]!;
    this.own[to] = this.own[from]!;
    if (this.hasChoices) this.parts.copyWithin(to * partCount, from * partCount, (from + 1) * partCount);
    this.unwanted[to] = this.unwanted[from]!;
    this.place[item] = to;
  }
}
