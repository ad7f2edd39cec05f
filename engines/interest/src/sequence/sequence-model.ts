import { quickExp } from './exponential.ts';
import { answersAtOnce, type SequenceNetwork } from './network.ts';
import { type Comparison, compared } from './shares.ts';
import { type NextPart, Tally } from './tally.ts';

/** An item and the chance, in (0, 1], that it is what comes next. */
export interface NextItem {
  readonly item: number;
  readonly chance: number;
}

/** What is taken next, as a mixture of parts that each give every item a chance. */
export class SequenceModel {
  readonly itemCount: number;
  /** The shares of the parts, and last that of the network. */
  readonly shares: Float64Array;
  private readonly parts: readonly NextPart[];
  private readonly network: SequenceNetwork | undefined;
  private readonly repeats: boolean;
  private readonly sum: Tally;

  constructor(
    itemCount: number,
    parts: readonly NextPart[],
    network: SequenceNetwork | undefined,
    shares: Float64Array,
    repeats: boolean,
  ) {
    this.itemCount = itemCount;
    this.parts = parts;
    this.network = network;
    this.shares = shares;
    this.repeats = repeats;
    this.sum = new Tally(itemCount);
  }

  /** The `count` likeliest next items, best first; fewer when nothing more is known. Asking changes nothing. */
  next(items: ArrayLike<number>, count: number): NextItem[] {
    const chances = new Float32Array(this.itemCount);
    this.chances([items], (_, found) => chances.set(found));
    const known = Array.from(chances.keys()).filter((item) => chances[item]! > 0);
    known.sort((a, b) => chances[b]! - chances[a]! || a - b);
    return known.slice(0, count).map((item) => ({ item, chance: chances[item]! }));
  }

  /** Visits each asked sequence with the chance of every item; the array is good during the visit only. */
  chances(
    asked: readonly ArrayLike<number>[],
    visit: (question: number, chances: Float32Array) => void,
  ): void {
    const out = new Float32Array(this.itemCount);
    this.answers(asked, (question, items, logits) => {
      out.fill(0);
      if (logits !== undefined) addSoftmax(logits, this.shares[this.parts.length]!, out);
      for (let p = 0; p < this.parts.length; p++) this.addPart(p, items, out);
      visit(question, out);
    });
  }

  /**
   * What each part alone gives to the item wanted after each sequence and to its rivals: the `rivals` likeliest of every part.
   * For choosing shares.
   */
  compare(asked: readonly ArrayLike<number>[], wanted: readonly number[], rivals: number): Comparison[] {
    const { parts, sum, itemCount } = this;
    const byPart = Array.from({ length: parts.length + 1 }, () => new Float32Array(itemCount));
    const found: Comparison[] = [];
    this.answers(asked, (question, items, logits) => {
      for (const chances of byPart) chances.fill(0);
      for (let p = 0; p < parts.length; p++) {
        const total = this.tally(p, items);
        if (total > 0) addTally(sum, 1 / total, byPart[p]!);
      }
      if (logits !== undefined) addSoftmax(logits, 1, byPart[parts.length]!);
      found.push(compared(byPart, wanted[question]!, rivals));
    });
    return found;
  }

  private answers(
    asked: readonly ArrayLike<number>[],
    visit: (question: number, items: readonly number[], logits: Float32Array | undefined) => void,
  ): void {
    for (let from = 0; from < asked.length; from += answersAtOnce) {
      const some = asked.slice(from, from + answersAtOnce).map((items) => knownOf(items, this.itemCount));
      // One who took nothing is answered by the other parts.
      const told = some.filter(({ length }) => length > 0);
      const rows = told.length > 0 ? this.network?.answer(told) : undefined;
      for (let q = 0, row = 0; q < some.length; q++) {
        const isTold = rows !== undefined && some[q]!.length > 0;
        const at = row * (this.network?.logitsWide ?? 0);
        const logits = isTold ? rows.subarray(at, at + this.itemCount) : undefined;
        if (isTold) row++;
        if (!this.repeats && logits !== undefined) mask(logits, some[q]!);
        visit(from + q, some[q]!, logits);
      }
    }
  }

  private tally(part: number, items: ArrayLike<number>): number {
    const { sum } = this;
    sum.clear();
    this.parts[part]!.tally(items, sum);
    if (!this.repeats) for (let k = 0; k < items.length; k++) sum.drop(items[k]!);
    return sum.total();
  }

  private addPart(part: number, items: ArrayLike<number>, out: Float32Array): void {
    const share = this.shares[part]!;
    if (share === 0) return;
    const total = this.tally(part, items);
    if (!(total > 0)) return;
    addTally(this.sum, share / total, out);
  }
}

function addTally({ items, gains, size }: Tally, scale: number, out: Float32Array): void {
  for (let k = 0; k < size; k++) {
    const gain = gains[items[k]!]!;
    if (gain > 0) out[items[k]!]! += scale * gain;
  }
}

/** Without what is no item: nobody's feed fails over a number. */
function knownOf(items: ArrayLike<number>, itemCount: number): number[] {
  return Array.from(items).filter((item) => Number.isInteger(item) && item >= 0 && item < itemCount);
}

function mask(logits: Float32Array, items: ArrayLike<number>): void {
  for (let k = 0; k < items.length; k++) logits[items[k]!] = -Infinity;
}

function addSoftmax(logits: Float32Array, share: number, out: Float32Array): void {
  if (share === 0) return;
  let most = -Infinity;
  for (let i = 0; i < logits.length; i++) if (logits[i]! > most) most = logits[i]!;
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const e = quickExp(logits[i]! - most);
    logits[i] = e;
    sum += e;
  }
  const scale = share / sum;
  for (let i = 0; i < logits.length; i++) out[i]! += scale * logits[i]!;
}
