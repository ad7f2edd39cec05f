import { type Random, randomBelow } from '@kanmai/kernel';
import type { Candidates } from './candidates.ts';
import type { Catalogue } from './catalogue.ts';
import { type ChoicePart, choiceParts } from './choices.ts';
import { grown } from './columns.ts';

/** The same author or category never stands in more than this many neighbouring slots. */
const inARowMax = 2;
const none = -1;

export interface PageSlot {
  candidate: number;
  propensity: number;
  /** The choice without which this slot would show another item; null where choices did not decide. */
  decidedBy: ChoicePart | null;
  /** The chance under each policy that is judged. */
  judged: readonly number[];
}

export interface PagePolicy {
  freshShare: number;
  exploreShare: number;
  /** What the shares are for the same person who asked for nothing. */
  usualFreshShare: number;
  usualExploreShare: number;
  /** For a newcomer, categories do not repeat while others are left. */
  spreadCategories: boolean;
}

/** A policy that is judged: its shares, and what it makes of each candidate. */
export interface JudgedPolicy {
  readonly policy: PagePolicy;
  readonly value: Float64Array;
}

/** What a slot could show: the best, or any of these by chance. */
interface Draws {
  readonly size: number;
  readonly drawableSize: number;
  readonly freshSize: number;
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
  /** The eligible that chance may draw: not what less was asked for of, as long as there is anything else. */
  private readonly drawable: Int32Array;
  private readonly freshOnes: Int32Array;
  /** Per candidate of this page: its author, its category, and 1 where it seeks its first audience. */
  private readonly author: Int32Array;
  private readonly category: Int32Array;
  private readonly fresh: Uint8Array;
  /** Whether chance may draw whatever is eligible, since less was asked for of all of it. */
  private drawsAny = false;

  constructor(catalogue: Catalogue, found: Candidates) {
    this.catalogue = catalogue;
    this.found = found;
    this.eligible = new Int32Array(found.item.length);
    this.drawable = new Int32Array(found.item.length);
    this.freshOnes = new Int32Array(found.item.length);
    this.author = new Int32Array(found.item.length);
    this.category = new Int32Array(found.item.length);
    this.fresh = new Uint8Array(found.item.length);
  }

  fill(
    count: number,
    before: readonly number[],
    policy: PagePolicy,
    random: Random,
    judged: readonly JudgedPolicy[] = [],
  ): PageSlot[] {
    this.begin(before);
    const slots: PageSlot[] = [];
    while (slots.length < count) {
      const slot = this.choose(policy, random, judged);
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
    const { catalogue, found } = this;
    for (let at = 0; at < found.size; at++) {
      const item = found.item[at]!;
      this.author[at] = catalogue.author[item]!;
      this.category[at] = catalogue.category[item]!;
      this.fresh[at] = catalogue.isFresh(item) ? 1 : 0;
    }
  }

  private add(item: number): void {
    this.before.push(item);
    this.categoryMet[this.catalogue.category[item]!] = this.pages;
  }

  private choose(policy: PagePolicy, random: Random, judged: readonly JudgedPolicy[]): PageSlot | undefined {
    const size = this.gather(policy.spreadCategories);
    if (size === 0) return undefined;
    const best = this.best(this.found.value, size);
    const drawableSize = this.gatherDrawable(size);
    let freshSize = 0;
    for (let i = 0; i < drawableSize; i++) {
      const at = this.drawable[i]!;
      if (this.fresh[at] === 1) this.freshOnes[freshSize++] = at;
    }
    const freshShare = freshSize > 0 ? policy.freshShare : 0;
    const draw = random.next();
    let chosen = best;
    if (draw < freshShare) {
      chosen = this.freshOnes[randomBelow(random, freshSize)]!;
      this.found.channel[chosen] = 'fresh';
    } else if (draw < freshShare + policy.exploreShare) {
      chosen = this.drawable[randomBelow(random, drawableSize)]!;
      if (chosen !== best) this.found.channel[chosen] = 'explore';
    }
    const draws = { size, drawableSize, freshSize };
    const byChance = draw < freshShare + policy.exploreShare;
    const usualChance = (freshSize > 0 ? policy.usualFreshShare : 0) + policy.usualExploreShare;
    const asked = draw >= usualChance ? 'freshness' : null;
    const decidedBy = byChance && chosen !== best ? asked : this.decisivePart(chosen, size);
    return {
      candidate: chosen,
      propensity: this.chance(chosen, best, policy, draws),
      decidedBy,
      judged: judged.map((other) => this.chance(chosen, this.best(other.value, size), other.policy, draws)),
    };
  }

  private best(value: Float64Array, size: number): number {
    const { eligible } = this;
    let best = eligible[0]!;
    let most = value[best]!;
    for (let i = 1; i < size; i++) {
      const at = eligible[i]!;
      if (!(value[at]! > most)) continue;
      best = at;
      most = value[at]!;
    }
    return best;
  }

  /** The chance that a policy, for which `best` is the best, shows a candidate. */
  private chance(
    chosen: number,
    best: number,
    policy: PagePolicy,
    { drawableSize, freshSize }: Draws,
  ): number {
    const freshShare = freshSize > 0 ? policy.freshShare : 0;
    const isDrawable = this.drawsAny || this.found.unwanted[chosen] === 0;
    const chance =
      (chosen === best ? 1 - freshShare - policy.exploreShare : 0) +
      (isDrawable && this.fresh[chosen] === 1 ? freshShare / freshSize : 0) +
      (isDrawable ? policy.exploreShare / drawableSize : 0);
    return Math.min(1, chance);
  }

  private gatherDrawable(size: number): number {
    let drawable = 0;
    for (let i = 0; i < size; i++) {
      const at = this.eligible[i]!;
      if (this.found.unwanted[at] === 0) this.drawable[drawable++] = at;
    }
    this.drawsAny = drawable === 0;
    if (drawable > 0) return drawable;
    this.drawable.set(this.eligible.subarray(0, size));
    return size;
  }

  /** The strongest part of the best one's choices without which another would be the best. */
  private decisivePart(best: number, size: number): ChoicePart | null {
    const { found } = this;
    let decisive: ChoicePart | null = null;
    let most = 0;
    for (let part = 0; part < choiceParts.length; part++) {
      const gain = found.partOf(best, part);
      if (gain <= most) continue;
      const without = found.value[best]! - gain;
      for (let i = 0; i < size; i++) {
        const other = this.eligible[i]!;
        const lost = this.sharesPart(best, other, part) ? found.partOf(other, part) : 0;
        if (found.value[other]! - lost <= without) continue;
        decisive = choiceParts[part]!;
        most = gain;
        break;
      }
    }
    return decisive;
  }

  /** Whether what was asked for of one is the same as was asked for of the other. */
  private sharesPart(one: number, other: number, part: number): boolean {
    const [a, b] = [this.found.item[one]!, this.found.item[other]!];
    if (choiceParts[part] === 'author') return this.catalogue.author[a] === this.catalogue.author[b];
    if (choiceParts[part] === 'category') return this.catalogue.category[a] === this.catalogue.category[b];
    return true;
  }

  /** Those left that obey the strictest rule that leaves any: new category, no long row, none. */
  private gather(spreadCategories: boolean): number {
    this.tiredAuthor = this.tired(this.catalogue.author);
    this.tiredCategory = this.tired(this.catalogue.category);
    const { eligible, found } = this;
    for (let rule = spreadCategories ? 0 : 1; rule < 3; rule++) {
      let size = 0;
      for (let at = 0; at < found.size; at++)
        if (found.taken[at] === 0 && this.obeys(rule, at)) eligible[size++] = at;
      if (size > 0) return size;
    }
    return 0;
  }

  private obeys(rule: number, at: number): boolean {
    if (rule === 2) return true;
    const category = this.category[at]!;
    if (this.author[at] === this.tiredAuthor || category === this.tiredCategory) return false;
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
