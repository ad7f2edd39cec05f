import { type Random, randomNormal } from '@kanmai/kernel';
import type { Interactions } from './interactions.ts';
import { orthonormalise } from './orthonormal.ts';
import { powers } from './powers.ts';

/** Interactions between two pauses: some milliseconds. */
const pauseEvery = 20_000;
/** How often the random block is sent through the matrix: enough for the large singular values to stand apart. */
const rounds = 5;

/** Vectors of items, row i of item i, whose columns are orthonormal. */
export interface ItemVectors {
  readonly values: Float32Array;
  readonly rank: number;
  /** What each item weighs in the vector of whoever took it. */
  readonly damping: Float32Array;
}

/** The vector of somebody, met in training or not: the damped sum of those of the items they took, `rank` numbers. */
export function personVector(
  vectors: ItemVectors,
  items: Uint32Array,
  out: Float32Array = new Float32Array(vectors.rank),
): Float32Array {
  const { values, rank, damping } = vectors;
  out.fill(0);
  for (const item of items) {
    const weight = damping[item];
    if (weight === undefined) continue;
    for (let d = 0, at = item * rank; d < rank; d++, at++) out[d]! += weight * values[at]!;
  }
  return out;
}

/**
 * Spans the `rank` strongest directions among items of the matrix of interactions, damped by the square roots of both
 * counts, by randomised subspace iteration (Halko, Martinsson and Tropp, 2011). Items taken by the same people are near.
 */
export function itemSpectrum(interactions: Interactions, rank: number, random: Random): ItemVectors {
  const steps = spectrumSteps(interactions, rank, random);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same with a pause after every few thousand interactions, for whoever has other things to do meanwhile. */
export function* spectrumSteps(
  interactions: Interactions,
  rank: number,
  random: Random,
): Generator<void, ItemVectors> {
  const { items, people, personStarts, personItems, itemStarts, itemPeople } = interactions;
  const item = powers(interactions.itemCounts(), -0.5);
  const person = powers(interactions.personCounts(), -0.5);
  const width = Math.min(rank, items, people);
  const block = Float32Array.from({ length: items * width }, () => randomNormal(random));
  const met = new Float32Array(people * width);
  for (let round = 0; round < rounds; round++) {
    yield* spread(block, met, width, { starts: personStarts, entries: personItems, to: person, from: item });
    yield* spread(met, block, width, { starts: itemStarts, entries: itemPeople, to: item, from: person });
    orthonormalise(block, items, width, round === rounds - 1 ? 2 : 1);
    yield;
  }
  return { values: block, rank: width, damping: item };
}

interface Links {
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
  readonly to: Float32Array;
  readonly from: Float32Array;
}

/** Row r of `out` becomes the sum of the rows e of `block` over the entries e of r, damped on both sides. */
function* spread(block: Float32Array, out: Float32Array, width: number, links: Links): Generator<void> {
  const { starts, entries, to, from } = links;
  out.fill(0);
  let pauseAt = pauseEvery;
  for (let row = 0; row < starts.length - 1; row++) {
    if (starts[row]! >= pauseAt) {
      pauseAt = starts[row]! + pauseEvery;
      yield;
    }
    const place = row * width;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const entry = entries[k]!;
      const weight = to[row]! * from[entry]!;
      const at = entry * width;
      for (let d = 0; d < width; d++) out[place + d]! += weight * block[at + d]!;
    }
  }
}
