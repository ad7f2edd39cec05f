import type { Random } from '@kanmai/kernel';
import type { Interactions } from './interactions.ts';
import { personVector, spectrumSteps } from './item-spectrum.ts';

/**
 * A vector of `dim` numbers for each item, row by row, such that items taken by the same people point the same way: their
 * part of the strongest directions, each by how strong it is. To be put where vectors are looked for neighbours
 * (`Interest.putVectors`). Rows of items that nobody took are zeros. Pauses every few milliseconds.
 */
export function* tasteVectors(
  interactions: Interactions,
  rank: number,
  random: Random,
): Generator<void, { readonly dim: number; readonly values: Float32Array }> {
  const spectrum = yield* spectrumSteps(interactions, rank, random);
  const { values, rank: dim } = spectrum;
  const squares = new Float64Array(dim);
  const one = new Float32Array(dim);
  for (let person = 0; person < interactions.people; person++) {
    const items = interactions.itemsOf(person);
    if (items.length === 0) continue;
    personVector(spectrum, items, one);
    // Damped by the person's own count, as the matrix is whose directions these are.
    for (let d = 0; d < dim; d++) squares[d]! += one[d]! ** 2 / items.length;
    if (person % pausePeople === pausePeople - 1) yield;
  }
  for (let at = 0; at < values.length; at++) values[at]! *= Math.sqrt(squares[at % dim]!);
  return { dim, values };
}

const pausePeople = 2_000;
