import { type Random, randomBelow } from '@kanmai/kernel';
import type { Candidates } from './candidates.ts';
import type { Catalogue } from './catalogue.ts';
import { grown } from './columns.ts';

/** The same author or category never stands in more than this many neighbouring slots. */
const inARowMax = 2;
const none = -1;

export interface PageSlot {
  candidate: number;
  propensity: number;
}

export interface PagePolicy {
  freshShare: number;
  exploreShare: number;
  /** For a newcomer, categories do not repeat while others are left. */
  spreadCategories: boolean;
}

/**
 * Fills a page slot by slot from valued candidates: mostly the best, sometimes one that seeks its first audience,
 * sometimes any. Rows of the same author or category are broken up while there is a choice.
 */
export class Page {
  private readonly catalogue: Catalogue;
  private readonly found: Candidates;
  /** Items before this slot, newest last: what was shown, what is on its way, what is on this page. */
  private readonly before: number[] = [];
  /** The author and the category that this slot must not have: the two before it had it. */
  private tiredAuthor = none;
  private tiredCategory = none;
  /** Per category: the page it was last met in or before. */
  private categoryMet = new Uint32Array(16);
  private pages = 0;
  private readonly eligible: Int32Array;
  private readonly freshOnes: Int32Array;

  constructor(catalogue: Catalogue, found: Candidates) {
    this.catalogue = catalogue;
    this.found = found;
    this.eligible = new Int32Array(found.item.length);
    this.freshOnes = new Int32Array(found.item.length);
  }

  fill(count: number, before: readonly number[], policy: PagePolicy, random: Random): PageSlot[] {
    this.begin(before);
    const slots: PageSlot[] = [];
    while (slots.length < count) {
      const slot = this.choose(policy, random);
      if (slot === undefined) break;
      this.found.taken[slot.candidate] = 1;
      this.add(this.found.item[slot.candidate]!);
      slots.push(slot);
    }
    return slots;
  }

  private begin(before: readonly number[]): void {
    this.categoryMet = grown(this.categoryMet, this.catalogue.categories.size);
    this.pages = (this.pages + 1) >>> 0;
    if (this.pages === 0) {
      this.categoryMet.fill(0);
      this.pages = 1;
    }
    this.before.length = 0;
    for (const item of before) this.add(item);
  }

  private add(item: number): void {
    this.before.push(item);
    this.categoryMet[this.catalogue.category[item]!] = this.pages;
  }

  private choose(policy: PagePolicy, random: Random): PageSlot | undefined {
    const size = this.gather(policy.spreadCategories);
    if (size === 0) return undefined;
    let best = this.eligible[0]!;
    let freshSize = 0;
    for (let i = 0; i < size; i++) {
      const at = this.eligible[i]!;
      if (this.found.value[at]! > this.found.value[best]!) best = at;
      if (this.catalogue.isFresh(this.found.item[at]!)) this.freshOnes[freshSize++] = at;
    }
    const freshShare = freshSize > 0 ? policy.freshShare : 0;
    const draw = random.next();
    let chosen = best;
    if (draw < freshShare) {
      chosen = this.freshOnes[randomBelow(random, freshSize)]!;
      this.found.channel[chosen] = 'fresh';
    } else if (draw < freshShare + policy.exploreShare) {
      const drawn = this.eligible[randomBelow(random, size)]!;
      if (drawn !== best) this.found.channel[drawn] = 'explore';
      chosen = drawn;
    }
    const isFresh = this.catalogue.isFresh(this.found.item[chosen]!);
    const propensity =
      (chosen === best ? 1 - freshShare - policy.exploreShare : 0) +
      (isFresh ? freshShare / freshSize : 0) +
      policy.exploreShare / size;
    return { candidate: chosen, propensity: Math.min(1, propensity) };
  }

  /** Those left that obey the strictest rule that leaves any: new category, no long row, none. */
  private gather(spreadCategories: boolean): number {
    this.tiredAuthor = this.tired(this.catalogue.author);
    this.tiredCategory = this.tired(this.catalogue.category);
    for (let rule = spreadCategories ? 0 : 1; rule < 3; rule++) {
      let size = 0;
      for (let at = 0; at < this.found.size; at++) {
        if (this.found.taken[at] === 0 && this.obeys(rule, this.found.item[at]!)) this.eligible[size++] = at;
      }
      if (size > 0) return size;
    }
    return 0;
  }

  private obeys(rule: number, item: number): boolean {
    if (rule === 2) return true;
    const category = this.catalogue.category[item]!;
    if (this.catalogue.author[item] === this.tiredAuthor || category === this.tiredCategory) return false;
    return rule === 1 || this.categoryMet[category] !== this.pages;
  }

  /** The author (or category) that fills the longest row allowed just before this slot, or -1. */
  private tired(groups: Int32Array): number {
    const { before } = this;
    if (before.length < inARowMax) return none;
    const last = groups[before[before.length - 1]!]!;
    for (let n = 2; n <= inARowMax; n++) if (groups[before[before.length - n]!] !== last) return none;
    return last;
  }
}
