import { randomBelow, seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { interactionsOf } from './interactions.ts';
import { tasteVectors } from './taste-vectors.ts';

/** Runs to the end; how often it paused, too. */
function run(people: number, items: number, pairs: readonly (readonly [number, number])[], rank = 8) {
  const takers = pairs.map(([person]) => person);
  const taken = pairs.map(([, item]) => item);
  const steps = tasteVectors(interactionsOf(people, items, takers, taken), rank, seededRandom(3));
  for (let pauses = 0; ; pauses++) {
    const { done, value } = steps.next();
    if (done === true) return { ...value, pauses };
  }
}

const cosine = (values: Float32Array, dim: number, a: number, b: number) => {
  const [x, y] = [a, b].map((row) => values.subarray(row * dim, (row + 1) * dim)) as [
    Float32Array,
    Float32Array,
  ];
  const dot = (one: Float32Array, other: Float32Array) =>
    one.reduce((sum, value, d) => sum + value * other[d]!, 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
};

describe('vectors of taste', () => {
  it('I-R113 point the same way for what the same people took, and not for what others took', () => {
    const random = seededRandom(7);
    // Two crowds, each with twenty items of its own.
    const pairs = Array.from({ length: 4_000 }, () => {
      const person = randomBelow(random, 200);
      return [person, (person % 2) * 20 + randomBelow(random, 20)] as const;
    });
    const { dim, values } = run(200, 40, pairs);
    let worstSame = 1;
    let bestOther = -1;
    for (let a = 0; a < 40; a++)
      for (let b = 0; b < a; b++) {
        const near = cosine(values, dim, a, b);
        if (a < 20 === b < 20) worstSame = Math.min(worstSame, near);
        else bestOther = Math.max(bestOther, near);
      }
    expect(worstSame).toBeGreaterThan(bestOther);
  });

  it('I-R113 are zeros for what nobody took, and pause on the way', () => {
    const { dim, values, pauses } = run(3, 4, [
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 1],
    ]);
    expect([...values.subarray(2 * dim)].every((value) => value === 0)).toBe(true);
    expect(pauses).toBeGreaterThan(4);
  });
});
