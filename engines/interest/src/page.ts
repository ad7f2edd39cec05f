import { type Random, randomBelow } from '@kanmai/kernel';
import type { Candidates } from './candidates.ts';
import type { Catalogue } from './catalogue.ts';

/** The same author or category never stands in more than this many neighbouring slots. */
const inARowMax = 2;

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
  private readonly eligible: Int32Array;
  private readonly freshOnes: Int32Array;

  constructor(catalogue: Catalogue, found: Candidates) {
    this.catalogue = catalogue;
    this.found = found;
    this.eligible = new Int32Array(found.item.length);
    this.freshOnes = new Int32Array(found.item.length);
  }

  fill(count: number, before: readonly number[], policy: PagePolicy, random: Random): PageSlot[] {
    this.before.length = 0;
    this.before.push(...before);
    const slots: PageSlot[] = [];
    while (slots.length < count) {
      const slot = this.choose(policy, random);
      if (slot === undefined) break;
      this.found.taken[slot.candidate] = 1;
      this.before.push(this.found.item[slot.candidate]!);
      slots.push(slot);
    }
    return slots;
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
    if (this.rowOf(this.catalogue.author, item) >= inARowMax) return false;
    if (this.rowOf(this.catalogue.category, item) >= inARowMax) return false;
    if (rule === 1) return true;
    return !this.before.some((other) => this.catalogue.category[other] === this.catalogue.category[item]);
  }

  /** How many of the items just before have this item's author (or category), without a break. */
  private rowOf(groups: Int32Array, item: number): number {
    let row = 0;
    for (let i = this.before.length - 1; i >= 0 && groups[this.before[i]!] === groups[item]; i--) row++;
    return row;
  }
}
