import type { Interactions } from './interactions.ts';
import { added, type ItemScorer, length } from './item-scorer.ts';
import { powers } from './powers.ts';

/** Powers of counts by which a walk is damped: 0 damps nothing, 1 divides by the count, less than 0 favours. */
export interface WalkSettings {
  /** Of how often an item was taken, where the walk sets out. */
  startPower: number;
  /** Of how much a person took, where the walk passes. */
  personPower: number;
  /** Of how often an item was taken, where the walk arrives. */
  endPower: number;
  /** What walks over two people weigh beside those over one, each as long a vector as the other. */
  secondHop: number;
  /** What walks over three people weigh. */
  thirdHop: number;
}

/**
 * Scores items by walks item → person → item from what somebody took: the linear graph filter of GF-CF (Shen et al.,
 * CIKM 2021) with a power for each of its three dampings (LinkProp, Fu et al., WWW 2022), and walks of up to three
 * such hops. With powers ½, 1, ½ and one hop it is GF-CF's linear filter.
 */
export class NeighbourWalk implements ItemScorer {
  readonly #interactions: Interactions;
  readonly #hopWeights: readonly number[];
  readonly #start: Float32Array;
  readonly #person: Float32Array;
  readonly #wholePerson: Float32Array;
  readonly #end: Float32Array;
  readonly #between: Float32Array;
  readonly #people: Float32Array;
  readonly #hop: Float32Array;

  constructor(interactions: Interactions, settings: WalkSettings) {
    const itemCounts = interactions.itemCounts();
    const personCounts = interactions.personCounts();
    this.#interactions = interactions;
    const { secondHop, thirdHop } = settings;
    this.#hopWeights = thirdHop !== 0 ? [secondHop, thirdHop] : secondHop !== 0 ? [secondHop] : [];
    this.#start = powers(itemCounts, -settings.startPower);
    this.#person = powers(personCounts, -settings.personPower);
    this.#wholePerson = powers(personCounts, -1);
    this.#end = powers(itemCounts, -settings.endPower);
    this.#between = powers(itemCounts, -1);
    this.#people = new Float32Array(interactions.people);
    this.#hop = new Float32Array(interactions.items);
  }

  score(items: Uint32Array, scores: Float32Array): void {
    this.#people.fill(0);
    for (const item of items) this.#toPeople(item, this.#start[item]!);
    this.#toItems(this.#person, scores);
    if (this.#hopWeights.length > 0) this.#walkOn(scores);
    for (let i = 0; i < scores.length; i++) scores[i]! *= this.#end[i]!;
  }

  /** Adds the longer walks, each scaled to the length of the first so that weights mean the same on any data. */
  #walkOn(scores: Float32Array): void {
    const hop = this.#hop;
    const first = length(scores);
    hop.set(scores);
    for (const weight of this.#hopWeights) {
      this.#people.fill(0);
      for (let i = 0; i < hop.length; i++) {
        if (hop[i] !== 0) this.#toPeople(i, hop[i]! * this.#between[i]!);
      }
      this.#toItems(this.#wholePerson, hop);
      const long = length(hop);
      if (long > 0) added(scores, hop, (weight * first) / long);
    }
  }

  #toPeople(item: number, weight: number): void {
    const { itemStarts, itemPeople } = this.#interactions;
    const people = this.#people;
    for (let k = itemStarts[item]!, end = itemStarts[item + 1]!; k < end; k++) {
      people[itemPeople[k]!]! += weight;
    }
  }

  #toItems(damping: Float32Array, out: Float32Array): void {
    const { personStarts, personItems } = this.#interactions;
    const people = this.#people;
    out.fill(0);
    for (let person = 0; person < people.length; person++) {
      const weight = people[person]! * damping[person]!;
      if (weight === 0) continue;
      for (let k = personStarts[person]!, end = personStarts[person + 1]!; k < end; k++) {
        out[personItems[k]!]! += weight;
      }
    }
  }
}
