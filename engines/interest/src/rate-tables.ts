import type { Catalogue } from './catalogue.ts';
import { tagsPerItem } from './catalogue.ts';
import { mix } from './hash.ts';
import type { ModelSettings } from './model-settings.ts';
import { firstRates, Rates } from './rates.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import type { Outcome } from './tasks.ts';

/** Everything the rates are kept by. */
export class RateTables {
  readonly all: Rates;
  readonly item: Rates;
  readonly itemToday: Rates;
  readonly itemPast: Rates;
  readonly author: Rates;
  readonly category: Rates;
  readonly tag: Rates;
  readonly tab: Rates;
  readonly pair: Rates;
  private readonly pairMask: number;

  constructor(settings: ModelSettings) {
    const days = settings.rateHalfLifeDays;
    this.all = new Rates(days);
    this.item = new Rates(days);
    this.itemToday = new Rates(1);
    this.itemPast = new Rates(days);
    this.author = new Rates(days);
    this.category = new Rates(days);
    this.tag = new Rates(days);
    this.tab = new Rates(days);
    this.pair = new Rates(days, settings.pairSlots);
    this.pairMask = settings.pairSlots - 1;
  }

  key(group: number, a: number, b: number): number {
    return mix(mix(group, a), b) & this.pairMask;
  }

  add(catalogue: Catalogue, item: number, tab: number, hour: number, outcome: Outcome, atMs: number): void {
    const author = catalogue.author[item]!;
    this.all.add(0, outcome, atMs);
    this.item.add(item, outcome, atMs);
    this.itemToday.add(item, outcome, atMs);
    this.author.add(author, outcome, atMs);
    this.category.add(catalogue.category[item]!, outcome, atMs);
    this.tab.add(tab, outcome, atMs);
    this.pair.add(this.key(1, tab, item), outcome, atMs);
    this.pair.add(this.key(2, tab, author), outcome, atMs);
    this.pair.add(this.key(3, tab, hour), outcome, atMs);
    for (let i = 0; i < tagsPerItem; i++) {
      const tag = catalogue.tag[item * tagsPerItem + i]!;
      if (tag >= 0) this.tag.add(tag, outcome, atMs);
    }
  }

  usualRate(): number {
    return this.all.rate(0, 1, 3, firstRates[1]);
  }

  private tables(): Rates[] {
    const { all, item, itemToday, itemPast, author, category, tag, tab, pair } = this;
    return [all, item, itemToday, itemPast, author, category, tag, tab, pair];
  }

  *save(out: SnapshotWriter): Generator<void> {
    for (const table of this.tables()) yield* table.save(out);
  }

  load(from: SnapshotReader): void {
    for (const table of this.tables()) table.load(from);
  }
}
