import type { Random } from '@kanmai/kernel';
import { shuffled } from '@kanmai/kernel';
import { type Interactions, interactionsOf } from './interactions.ts';

export interface Holdout {
  readonly kept: Interactions;
  readonly heldOut: Interactions;
}

/** Sets apart about this share of what each person took, at random; who took fewer than three keeps them all. */
export function holdoutOf(interactions: Interactions, share: number, random: Random): Holdout {
  const kept: [number[], number[]] = [[], []];
  const heldOut: [number[], number[]] = [[], []];
  for (let person = 0; person < interactions.people; person++) {
    const items = shuffled(random, [...interactions.itemsOf(person)]);
    const apart = items.length < 3 ? 0 : Math.floor(items.length * share + random.next());
    items.forEach((item, k) => {
      const [people, taken] = k < apart ? heldOut : kept;
      people.push(person);
      taken.push(item);
    });
  }
  const { people, items } = interactions;
  return { kept: interactionsOf(people, items, ...kept), heldOut: interactionsOf(people, items, ...heldOut) };
}
