import type { BeliefStep } from './belief.ts';
import type { Catalogue } from './catalogue.ts';
import { tagsPerItem } from './catalogue.ts';
import { grown } from './columns.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

/** How far things differ in what they have for everybody, in log-odds: items, authors, categories, tags. */
const spreads = [0.6, 0.3, 0.7, 0.5] as const;
const priors = spreads.map((spread) => spread ** 2);
const baseMean = -0.85;
const baseVariance = 1;
/** What is known of a thing never becomes more certain than this share of its variance: what changes is followed. */
const varianceShareLeast = 0.01;
const baseVarianceLeast = 1e-3;
const keptStride = 3;
const never = -1;

/**
 * What items, authors, categories and tags have for everybody, as normal beliefs over log-odds. Learnt together with what
 * each person leans to (`Leanings`), so that an item shown mostly to who likes its category gets no credit for that.
 */
export class Appeals {
  private readonly mean = spreads.map(() => new Float32Array(16));
  /** 0 where nothing was learnt yet. */
  private readonly variance = spreads.map(() => new Float32Array(16));
  private base = baseMean;
  private baseDoubt = baseVariance;
  /** How often anything was learnt: what was read since the last time is what would be read again. */
  private learnt = 0;
  /** Per item: `learnt` when it was read, and what was read. One place instead of seven. */
  private kept = new Float64Array(16 * keptStride).fill(never);
  private readonly catalogue: Catalogue;
  /** Of the item read last: what is believed, and its variance. */
  logOdds = 0;
  doubt = 0;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  read(item: number): void {
    const at = item * keptStride;
    if (this.kept[at] === this.learnt) {
      this.logOdds = this.kept[at + 1]!;
      this.doubt = this.kept[at + 2]!;
      return;
    }
    this.addUp(item);
    this.kept = grown(this.kept, at + keptStride, never);
    this.kept[at] = this.learnt;
    this.kept[at + 1] = this.logOdds;
    this.kept[at + 2] = this.doubt;
  }

  /** The item was put anew: its author, category or tags may be others. */
  changed(item: number): void {
    if (item * keptStride < this.kept.length) this.kept[item * keptStride] = never;
  }

  private addUp(item: number): void {
    const { catalogue } = this;
    this.logOdds = this.base;
    this.doubt = this.baseDoubt;
    this.add(0, item);
    this.add(1, catalogue.author[item]!);
    this.add(2, catalogue.category[item]!);
    for (let i = item * tagsPerItem; i < (item + 1) * tagsPerItem; i++)
      if (catalogue.tag[i]! >= 0) this.add(3, catalogue.tag[i]!);
  }

  learn(item: number, by: BeliefStep): void {
    const { catalogue } = this;
    this.learnt++;
    this.base += this.baseDoubt * by.step;
    this.baseDoubt = Math.max(baseVarianceLeast, this.baseDoubt - this.baseDoubt ** 2 * by.shrink);
    this.move(0, item, by);
    this.move(1, catalogue.author[item]!, by);
    this.move(2, catalogue.category[item]!, by);
    for (let i = item * tagsPerItem; i < (item + 1) * tagsPerItem; i++)
      if (catalogue.tag[i]! >= 0) this.move(3, catalogue.tag[i]!, by);
  }

  private add(group: number, key: number): void {
    const variances = this.variance[group]!;
    const variance = key < variances.length ? variances[key]! : 0;
    if (variance === 0) {
      this.doubt += priors[group]!;
      return;
    }
    this.logOdds += this.mean[group]![key]!;
    this.doubt += variance;
  }

  private move(group: number, key: number, by: BeliefStep): void {
    const means = grown(this.mean[group]!, key + 1);
    const variances = grown(this.variance[group]!, key + 1);
    this.mean[group] = means;
    this.variance[group] = variances;
    const prior = priors[group]!;
    const variance = variances[key]! || prior;
    means[key]! += variance * by.step;
    variances[key] = Math.max(prior * varianceShareLeast, variance - variance ** 2 * by.shrink);
  }

  *save(out: SnapshotWriter): Generator<void> {
    out.number(this.base);
    out.number(this.baseDoubt);
    for (const column of [...this.mean, ...this.variance]) yield* out.column(column);
  }

  load(from: SnapshotReader): void {
    this.learnt++;
    this.base = from.number();
    this.baseDoubt = from.number();
    for (const columns of [this.mean, this.variance])
      for (let group = 0; group < columns.length; group++) columns[group] = from.column(columns[group]!);
  }
}
