import { type Sequences, sequenceOfEach } from './sequences.ts';
import { type NextPart, newestFirst, type Tally } from './tally.ts';
import { ageWeight } from './transitions.ts';

export interface SimilarSettings {
  /** Sequences that speak, the most similar. */
  readonly sequences: number;
  /** Sequences looked at for each item, the newest. */
  readonly looked: number;
  /** What each older item of the asked sequence counts beside the one after it. */
  readonly step: number;
  /** What a similar sequence's item says less for every step away from the shared one. */
  readonly apart: number;
  /** What its items before the shared one count. */
  readonly before: number;
  /** The rarer an item, the more it says: ln(sequences / occurrences) to this power. */
  readonly rarity: number;
  /** Divides a sequence's similarity by its length to this power. */
  readonly even: number;
  readonly halfLife: number;
}

export const similarDefaults: SimilarSettings = {
  sequences: 300,
  looked: 1500,
  step: 0.7,
  apart: 0.75,
  before: 0.5,
  rarity: 0.5,
  even: 0.5,
  halfLife: 0,
};

/**
 * Sequences that share items with the asked one say what came near the shared items: nearest neighbours weighed by place in the
 * asked sequence, by age and by distance from the shared item (STAN: Garg et al., 2019; VSTAN: Ludewig et al., 2020).
 */
export class SimilarSequences implements NextPart {
  private readonly settings: SimilarSettings;
  private readonly sequences: Sequences;
  private readonly sequenceOf: Int32Array;
  /** Places of item `i` in `sequences.items`, oldest first, from `placeStarts[i]`. */
  private readonly placeStarts: Uint32Array;
  private readonly places: Int32Array;
  private readonly weight: Float64Array;
  private readonly similarity: Float64Array;
  private readonly nearest: Int32Array;

  constructor(sequences: Sequences, settings: SimilarSettings = similarDefaults) {
    this.settings = settings;
    this.sequences = sequences;
    const count = sequences.starts.length - 1;
    this.sequenceOf = sequenceOfEach(sequences);
    this.placeStarts = new Uint32Array(sequences.itemCount + 1);
    for (const item of sequences.items) this.placeStarts[item + 1]!++;
    for (let i = 0; i < sequences.itemCount; i++) this.placeStarts[i + 1]! += this.placeStarts[i]!;
    this.places = new Int32Array(sequences.items.length);
    const next = this.placeStarts.slice();
    for (let k = 0; k < sequences.items.length; k++) this.places[next[sequences.items[k]!]!++] = k;
    this.weight = Float64Array.from({ length: count }, (_, s) => {
      const length = Math.max(1, sequences.starts[s + 1]! - sequences.starts[s]!);
      return ageWeight(s, count, settings.halfLife) / length ** settings.even;
    });
    this.similarity = new Float64Array(count);
    this.nearest = new Int32Array(count);
  }

  tally(items: ArrayLike<number>, into: Tally): void {
    const { similarity, weight, settings } = this;
    const found = this.find(items);
    for (const s of found) similarity[s]! *= weight[s]!;
    const speaking =
      found.length > settings.sequences
        ? found.toSorted((a, b) => similarity[b]! - similarity[a]! || b - a).slice(0, settings.sequences)
        : found;
    for (const s of speaking) this.speak(s, similarity[s]!, into);
    for (const s of found) similarity[s] = 0;
  }

  /** Sequences that share an item, each with its similarity and the place of the newest item shared. */
  private find(items: ArrayLike<number>): number[] {
    const { placeStarts, places, sequenceOf, similarity, settings } = this;
    const count = this.weight.length;
    const found: number[] = [];
    const done = new Set<number>();
    newestFirst(items, settings.step, 50, (item, weight) => {
      if (done.has(item)) return;
      done.add(item);
      const to = placeStarts[item + 1]!;
      const from = Math.max(placeStarts[item]!, to - settings.looked);
      const says = weight * Math.log(1 + count / Math.max(1, to - placeStarts[item]!)) ** settings.rarity;
      let last = -1;
      for (let k = to - 1; k >= from; k--) {
        const s = sequenceOf[places[k]!]!;
        if (s === last) continue;
        last = s;
        if (similarity[s] === 0) {
          found.push(s);
          this.nearest[s] = places[k]!;
        }
        similarity[s]! += says;
      }
    });
    return found;
  }

  private speak(s: number, similarity: number, into: Tally): void {
    const { starts, items } = this.sequences;
    const shared = this.nearest[s]!;
    const { apart, before } = this.settings;
    let gain = similarity;
    for (let k = shared + 1; k < starts[s + 1]!; k++, gain *= apart) into.add(items[k]!, gain);
    gain = similarity * before;
    for (let k = shared - 1; k >= starts[s]!; k--, gain *= apart) into.add(items[k]!, gain);
  }
}
