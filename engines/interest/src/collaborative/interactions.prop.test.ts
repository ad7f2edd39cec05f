import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdoutOf } from './holdout.ts';
import { interactionsOf } from './interactions.ts';
import { interactionsFrom, items, pairs, people, some } from './small-market.ts';

describe('interactions', () => {
  it('I-R40 are the same from both sides, each pair once', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const interactions = interactionsFrom(list);
        const wanted = [...new Set(list.map(([person, item]) => `${person} ${item}`))].sort();
        const each = (length: number, of: (k: number) => string[]) =>
          Array.from({ length }, (_, k) => of(k)).flat();
        expect(each(people, (p) => [...interactions.itemsOf(p)].map((i) => `${p} ${i}`)).sort()).toEqual(
          wanted,
        );
        expect(each(items, (i) => [...interactions.peopleOf(i)].map((p) => `${p} ${i}`)).sort()).toEqual(
          wanted,
        );
        expect(interactions.count).toBe(wanted.length);
      }),
    );
  });

  it('I-R40 refuses numbers out of range', () => {
    expect(() => interactionsOf(2, 2, [0], [2])).toThrow(RangeError);
    expect(() => interactionsOf(2, 2, [2], [0])).toThrow(RangeError);
    expect(() => interactionsOf(2, 2, [0], [Number.NaN])).toThrow(RangeError);
  });

  it('I-R47 held out and kept together are what there was, and few lose nothing', () => {
    fc.assert(
      fc.property(some, fc.integer(), (interactions, seed) => {
        const { kept, heldOut } = holdoutOf(interactions, 0.4, seededRandom(seed));
        for (let person = 0; person < people; person++) {
          const all = [...kept.itemsOf(person), ...heldOut.itemsOf(person)].sort();
          expect(all).toEqual([...interactions.itemsOf(person)]);
          if (all.length < 3) expect(heldOut.itemsOf(person).length).toBe(0);
        }
      }),
    );
  });
});
