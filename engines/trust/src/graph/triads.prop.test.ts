import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothSides } from './neighbours.ts';
import { graphOf } from './small-market.ts';
import { Triads, triadNames } from './triads.ts';

const people = 6;
const edge = fc.tuple(
  fc.integer({ min: 0, max: people - 1 }),
  fc.integer({ min: 0, max: people - 1 }),
  fc.constantFrom(-1, -0.5, 0.5, 1),
);
const edges = fc.uniqueArray(edge, {
  selector: ([from, to]) => `${from} ${to}`,
  maxLength: 20,
});

/** By way and signs, how many third persons. */
function counted(weight: ReadonlyMap<string, number>, from: number, to: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let x = 0; x < people; x++)
    for (const [way, first, second] of [
      ['outOut', `${from} ${x}`, `${x} ${to}`],
      ['outIn', `${from} ${x}`, `${to} ${x}`],
      ['inOut', `${x} ${from}`, `${x} ${to}`],
      ['inIn', `${x} ${from}`, `${to} ${x}`],
    ] as const) {
      const [a, b] = [weight.get(first), weight.get(second)];
      if (a === undefined || b === undefined) continue;
      const name = `${way}-${a < 0 ? 'n' : 'p'}${b < 0 ? 'n' : 'p'}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  return counts;
}

describe('triads', () => {
  it('T-R11 are all the third persons between two, by direction and sign', () => {
    fc.assert(
      fc.property(edges, (drawn) => {
        const lines = drawn.filter(([from, to]) => from !== to);
        const weight = new Map(lines.map(([from, to, own]) => [`${from} ${to}`, own]));
        const triads = new Triads(bothSides(graphOf(people, lines)));
        for (const [from, to] of [
          [0, 1],
          [1, 2],
          [0, 2],
        ] as const) {
          const found = triads.of(from, to);
          const counts = counted(weight, from, to);
          triadNames.forEach((name, n) => {
            if (!name.endsWith('mean')) expect(Math.round(Math.expm1(found[n]!))).toBe(counts.get(name) ?? 0);
          });
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });
});
