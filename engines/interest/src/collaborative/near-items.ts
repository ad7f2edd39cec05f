import type { Interactions } from './interactions.ts';
import { powers } from './powers.ts';

/** For each item others with weights: those of item i are at `starts[i]` up to `starts[i + 1]`. */
export interface NearItems {
  readonly starts: Uint32Array;
  readonly others: Uint32Array;
  readonly weights: Float32Array;
  /** Each item's product with itself. */
  readonly own?: Float64Array;
}

export interface NearSettings {
  /** The most others that are kept of an item. */
  mostNear: number;
  personPower: number;
  itemPower: number;
}

/** Which items are taken together: products of the damped columns of the matrix of interactions, the largest first. */
export function nearItems(interactions: Interactions, settings: NearSettings): NearItems {
  const { items, personStarts, personItems, itemStarts, itemPeople } = interactions;
  const person = powers(interactions.personCounts(), -settings.personPower);
  const item = powers(interactions.itemCounts(), -settings.itemPower);
  const most = settings.mostNear;
  const sums = new Float64Array(items);
  const touched = new Uint32Array(items);
  const starts = new Uint32Array(items + 1);
  const own = new Float64Array(items);
  const chunks: { others: Uint32Array; weights: Float32Array }[] = [];
  for (let i = 0; i < items; i++) {
    let reached = 0;
    for (let k = itemStarts[i]!; k < itemStarts[i + 1]!; k++) {
      const p = itemPeople[k]!;
      const weight = person[p]! * item[i]!;
      for (let l = personStarts[p]!, end = personStarts[p + 1]!; l < end; l++) {
        const j = personItems[l]!;
        if (sums[j] === 0) touched[reached++] = j;
        sums[j]! += weight * item[j]!;
      }
    }
    own[i] = sums[i]!;
    sums[i] = 0;
    const list = largest(touched.subarray(0, reached), sums, most, i);
    chunks.push({ others: list, weights: Float32Array.from(list, (j) => sums[j]!) });
    for (let k = 0; k < reached; k++) sums[touched[k]!] = 0;
    starts[i + 1] = starts[i]! + list.length;
  }
  const others = new Uint32Array(starts[items]!);
  const weights = new Float32Array(starts[items]!);
  chunks.forEach((chunk, i) => {
    others.set(chunk.others, starts[i]!);
    weights.set(chunk.weights, starts[i]!);
  });
  return { starts, others, weights, own };
}

/** Those with the largest sums, in falling order, without `self`. */
function largest(candidates: Uint32Array, sums: Float64Array, most: number, self: number): Uint32Array {
  const values = Float64Array.from(candidates, (j) => sums[j]!).sort();
  const least = values.length > most ? values[values.length - most]! : 0;
  const kept = candidates.filter((j) => j !== self && sums[j]! >= least);
  return Uint32Array.from([...kept].sort((a, b) => sums[b]! - sums[a]! || a - b).slice(0, most));
}
