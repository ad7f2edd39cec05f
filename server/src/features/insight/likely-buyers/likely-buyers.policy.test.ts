import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupMin, tell } from './likely-buyers.policy.ts';

const group = fc.record({ name: fc.string({ maxLength: 4 }), people: fc.nat(200) });

describe('what a merchant is told of likely buyers', () => {
  it('says nothing of fewer than twenty, and numbers go in steps', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.array(group), fc.array(group), (likely, interests, cities) => {
        const reach = { people: likely * 3, low: likely, high: likely * 5 };
        const told = tell({ hasClip: true, likely, reach, interests, cities, category: 'tea' });
        if (likely < groupMin)
          expect(told).toEqual({ reach: null, interests: [], cities: [], advice: 'too-few' });
        const few = new Set(
          [...interests, ...cities].filter(({ people }) => people < groupMin).map(({ name }) => name),
        );
        const many = new Set(
          [...interests, ...cities].filter(({ people }) => people >= groupMin).map(({ name }) => name),
        );
        for (const name of [
          ...told.interests.map((each) => each.category),
          ...told.cities.map((each) => each.city),
        ])
          expect(few.has(name) && !many.has(name)).toBe(false);
        for (const number of Object.values(told.reach ?? {})) expect(number % 5).toBe(0);
      }),
    );
  });

  it('advises by what they share', () => {
    const of = (interests: [string, number][], cities: [string, number][] = []) =>
      tell({
        ...{ hasClip: true, likely: 100, reach: { people: 100, low: 80, high: 120 }, category: 'tea' },
        interests: interests.map(([name, people]) => ({ name, people })),
        cities: cities.map(([name, people]) => ({ name, people })),
      });
    expect(of([['tea', 60]], [['福州', 45]]).advice).toBe('near-first');
    expect(
      of([
        ['tea', 60],
        ['travel', 55],
      ]).advice,
    ).toBe('new-look');
    expect(of([['tea', 60]]).advice).toBe('interest-first');
    expect(of([['tea', 30]]).advice).toBe('wide');
    expect(of([['tea', 90]]).interests).toEqual([{ category: 'tea', share: 1 }]);
    expect(
      tell({
        hasClip: false,
        likely: 0,
        reach: { people: 0, low: 0, high: 0 },
        interests: [],
        cities: [],
        category: '',
      }).advice,
    ).toBe('no-clip');
  });
});
