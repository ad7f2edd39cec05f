import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupMin, step, stepped, tell } from './likely-buyers.policy.ts';

const group = fc.record({ name: fc.string({ maxLength: 4 }), people: fc.nat(200) });
const draws = Array.from({ length: 1_000 }, (_, n) => n / 1_000);

describe('what a merchant is told of likely buyers', () => {
  it('says nothing of up to twenty, and numbers go in steps', () => {
    fc.assert(
      fc.property(
        ...[fc.nat(300), fc.array(group), fc.array(group), fc.nat()],
        (likely, interests, cities, seed) => {
          const reach = { people: likely * 3, low: likely, high: likely * 5 };
          const told = tell({ likely, reach, interests, cities, category: 'tea' }, seededRandom(seed));
          if (likely <= groupMin)
            expect(told).toEqual({ reach: null, interests: [], cities: [], advice: 'too-few' });
          const most = new Map<string, number>();
          for (const { name, people } of [...interests, ...cities])
            most.set(name, Math.max(people, most.get(name) ?? 0));
          for (const name of [
            ...told.interests.map((each) => each.category),
            ...told.cities.map((each) => each.city),
          ])
            expect(most.get(name)).toBeGreaterThan(groupMin);
          for (const number of Object.values(told.reach ?? {})) expect(number % step).toBe(0);
          if (told.reach !== null) {
            expect(told.reach.low <= told.reach.people && told.reach.people <= told.reach.high).toBe(true);
          }
        },
      ),
    );
  });

  it('rounds so that one person more or less is a tenth of a sign, at any number, and right on average', () => {
    fc.assert(
      fc.property(fc.nat(500), (people) => {
        const differ = draws.filter((draw) => stepped(people, draw) !== stepped(people + 1, draw));
        expect(differ.length / draws.length).toBeCloseTo(1 / step, 2);
        const mean = draws.reduce((sum, draw) => sum + stepped(people, draw), 0) / draws.length;
        expect(Math.abs(mean - people)).toBeLessThan(0.02);
      }),
    );
  });

  it('singles nobody out by adding or taking away one person: whether a group is told of changes a tenth', () => {
    const chanceToBeTold = (people: number) => {
      const times = 2_000;
      const random = seededRandom(people);
      let told = 0;
      for (let n = 0; n < times; n++) {
        const found = {
          likely: 200,
          reach: { people: 200, low: 200, high: 200 },
          interests: [],
          category: 'tea',
        };
        if (tell({ ...found, cities: [{ name: '福州', people }] }, random).cities.length > 0) told += 1;
      }
      return told / times;
    };
    let last = chanceToBeTold(18);
    expect(last).toBe(0);
    for (let people = 19; people <= 31; people++) {
      const chance = chanceToBeTold(people);
      expect(Math.abs(chance - last)).toBeLessThan(0.16);
      last = chance;
    }
    expect(last).toBe(1);
  });

  it('advises by what they share', () => {
    const of = (interests: [string, number][], cities: [string, number][] = []) =>
      tell(
        {
          ...{ likely: 100, reach: { people: 100, low: 80, high: 120 }, category: 'tea' },
          interests: interests.map(([name, people]) => ({ name, people })),
          cities: cities.map(([name, people]) => ({ name, people })),
        },
        seededRandom(1),
      );
    expect(of([['tea', 60]], [['福州', 50]]).advice).toBe('near-first');
    const two = of([
      ['tea', 70],
      ['travel', 60],
    ]);
    expect(two.advice).toBe('new-look');
    expect(of([['tea', 60]]).advice).toBe('interest-first');
    expect(of([['tea', 30]]).advice).toBe('wide');
    // Who is not in it would be few: it is all of them.
    expect(of([['tea', 90]]).interests).toEqual([{ category: 'tea', share: 1 }]);
  });
});
