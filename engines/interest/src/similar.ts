import type { Nearest } from './nearest/nearest.ts';
import type { People } from './people.ts';
import { speakingHistory, stepBack } from './taste.ts';
import type { Vectors } from './vectors.ts';

/** So many of the newest things enjoyed are looked around, at so many neighbours, for so many that may be shown. */
const seedsMax = 3;
const looked = 32;
const wanted = 10;
/** What it weighs that two things are alike: less than that the same people enjoyed both. */
const weight = 0.5;

/** Whether it may be shown. `about`: the item enjoyed before. */
type Offer = (item: number, gain: number, about: number) => boolean;

/** Finds what is like the newest things a person enjoyed, by vectors that somebody gave. */
export class Similar {
  private readonly people: People;
  private readonly vectors: Vectors;

  constructor(people: People, vectors: Vectors) {
    this.people = people;
    this.vectors = vectors;
  }

  visit(slot: number, offer: Offer): void {
    if (this.vectors.sets.size === 0) return;
    const { people } = this;
    let seeds = seedsMax;
    let step = 1;
    for (let n = 0; n < speakingHistory && seeds > 0; n++, step *= stepBack) {
      const k = people.newest(slot, n);
      if (k < 0) return;
      const gain = Math.min(1, people.historyGain[k]!);
      if (gain <= 0) continue;
      seeds--;
      for (const set of this.vectors.sets.values()) around(set, people.historyItem[k]!, gain * step, offer);
    }
  }
}

function around(set: Nearest, about: number, gain: number, offer: Offer): void {
  const vector = set.vectorOf(about);
  if (vector === undefined) return;
  const size = set.search(vector, looked);
  let left = wanted;
  for (let i = 0; i < size && left > 0; i++) {
    const likeness = 1 - set.foundDistance[i]!;
    if (likeness <= 0) return;
    if (set.foundId[i] === about) continue;
    if (offer(set.foundId[i]!, weight * gain * likeness ** 2, about)) left--;
  }
}
