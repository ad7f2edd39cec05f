import { dayMs } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Saying, SubjectKind } from './happening.ts';
import { dayCountOf, type Kept, type KnownBefore, readSayings } from './reading.state.ts';

const people = ['psn_1', 'psn_2'];
const categoryOf: KnownBefore['categoryOf'] = new Map<string, { kind: SubjectKind; category: string }>([
  ['shp_1', { kind: 'shop', category: 'tea' }],
  ...people.map((id): [string, { kind: SubjectKind; category: string }] => [
    id,
    { kind: 'buyer', category: 'buyer' },
  ]),
]);

const saying: fc.Arbitrary<Saying> = fc.oneof(
  fc.record({
    say: fc.constant('happened' as const),
    happening: fc.record({
      subject: fc.constantFrom(
        { kind: 'shop', id: 'shp_1' } as const,
        ...people.map((id) => ({ kind: 'buyer', id }) as const),
      ),
      source: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom('order-kept', 'stars-5', 'claim-abusive', null),
      atMs: fc.integer({ min: 0, max: 40 }).map((day) => day * dayMs),
      share: fc.constantFrom(1, 0.25),
      referenceId: fc.constantFrom('r', 's'),
      saidBy: fc.constantFrom(...people),
    }),
  }),
  fc.record({
    say: fc.constant('weighed' as const),
    referenceId: fc.constantFrom('r', 's'),
    counted: fc.boolean(),
  }),
);

interface Told {
  kept: Map<string, Kept>;
  days: Map<string, Map<string, number>>;
}

/** Reads in portions, each after what the ones before have kept. */
function readIn(portions: readonly (readonly Saying[])[]): Told {
  const told: Told = { kept: new Map(), days: new Map() };
  for (const portion of portions) {
    const before: KnownBefore = {
      kept: [...told.kept.values()],
      daysOf: new Map(
        [...told.days].map(([owner, days]) => [
          owner,
          [...days].map(([key, count]) => dayCountOf(key, count)),
        ]),
      ),
      categoryOf,
    };
    const changes = readSayings(portion, before);
    for (const [key, kept] of changes.kept) {
      if (kept === null) told.kept.delete(key);
      else told.kept.set(key, kept);
    }
    for (const [owner, days] of changes.days) {
      const sums = told.days.get(owner) ?? new Map<string, number>();
      for (const [key, change] of days) sums.set(key, (sums.get(key) ?? 0) + change);
      told.days.set(owner, sums);
    }
  }
  return told;
}

describe('what is read from the log', () => {
  it('is the same in whatever portions it is read, and sums are of what is kept', () => {
    fc.assert(
      fc.property(fc.array(saying, { maxLength: 40 }), fc.nat(40), (sayings, cut) => {
        const [whole, cutUp] = [
          readIn([sayings]),
          readIn([sayings.slice(0, cut), ...sayings.slice(cut).map((each) => [each])]),
        ];
        expect([...cutUp.kept.keys()].sort()).toEqual([...whole.kept.keys()].sort());
        for (const [key, kept] of whole.kept) expect(cutUp.kept.get(key)?.belief).toBeCloseTo(kept.belief, 9);
        for (const owner of ['shp_1', 'category shop/tea', ...people]) {
          const [sums, others] = [whole.days.get(owner), cutUp.days.get(owner)];
          for (const key of new Set([...(sums?.keys() ?? []), ...(others?.keys() ?? [])]))
            expect(others?.get(key) ?? 0).toBeCloseTo(sums?.get(key) ?? 0, 9);
        }
        const ofShop = [...whole.kept.values()]
          .filter(({ subjectId, counted }) => subjectId === 'shp_1' && counted)
          .reduce((sum, { share, belief }) => sum + share * belief, 0);
        const summed = [...(whole.days.get('shp_1')?.values() ?? [])].reduce((sum, count) => sum + count, 0);
        expect(summed).toBeCloseTo(ofShop, 9);
      }),
      { seed: 141 },
    );
  });
});
