import fc from 'fast-check';
import { expect } from 'vitest';
import { type Interactions, interactionsOf } from './interactions.ts';

/** Markets of a few people and items for tests, whose sums can be done the long way. */
export const people = 9;
export const items = 7;
export const pairs = fc.array(fc.tuple(fc.nat(people - 1), fc.nat(items - 1)), {
  minLength: 1,
  maxLength: 50,
});
export const some = pairs.map(interactionsFrom);

export function interactionsFrom(list: readonly (readonly [number, number])[]): Interactions {
  return interactionsOf(
    people,
    items,
    list.map(([person]) => person),
    list.map(([, item]) => item),
  );
}

export function rowsOf(rows: readonly (readonly number[])[]): Interactions {
  return interactionsFrom(rows.flatMap((row, person) => row.map((item) => [person, item] as const)));
}

export function matrixOf(interactions: Interactions): number[][] {
  const rows = Array.from({ length: people }, () => new Array<number>(items).fill(0));
  for (let person = 0; person < people; person++)
    for (const item of interactions.itemsOf(person)) rows[person]![item] = 1;
  return rows;
}

export const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
export const lengthOf = (numbers: readonly number[]) => Math.sqrt(sum(numbers.map((x) => x * x)));
export const damped = (count: number, power: number) => (count > 0 ? count ** -power : 0);

export function scoresOf(
  scorer: { score(items: Uint32Array, scores: Float32Array): void },
  taken: ArrayLike<number>,
) {
  const scores = new Float32Array(items).fill(7);
  scorer.score(Uint32Array.from(taken), scores);
  return [...scores];
}

export function expectNear(actual: readonly number[], wanted: readonly number[]): void {
  const scale = Math.max(1e-6, ...wanted.map(Math.abs));
  actual.forEach((value, k) => {
    expect(Math.abs(value - wanted[k]!) / scale).toBeLessThan(2e-3);
  });
}
