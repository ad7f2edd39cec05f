import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interactions } from './interactions.ts';
import { LocalRidge, ridgeWeights } from './local-ridge.ts';
import { damped, expectNear, items, matrixOf, people, rowsOf, scoresOf, some, sum } from './small-market.ts';

/** Gauss and Jordan, for a small positive definite matrix. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, r) => [...row, ...row.map((_, c) => (r === c ? 1 : 0))]);
  for (let c = 0; c < size; c++) {
    const pivot = rows[c]![c]!;
    rows[c] = rows[c]!.map((x) => x / pivot);
    for (let r = 0; r < size; r++) {
      const factor = rows[r]![c]!;
      if (r !== c) rows[r] = rows[r]!.map((x, k) => x - factor * rows[c]![k]!);
    }
  }
  return rows.map((row) => row.slice(size));
}

function ridgeOf(
  interactions: Interactions,
  settings: { penalty: number; personPower: number; dropout: number },
): LocalRidge {
  const weights = ridgeWeights(interactions, { ...settings, neighbours: items, itemPower: 0 });
  return new LocalRidge(interactions, weights, 0);
}

describe('the regression on neighbours', () => {
  it('I-R42 weighs those taken with an item as the inverse of their whole matrix says', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(0, 0.2), fc.nat(people - 1), (interactions, personPower, person) => {
        const penalty = 1.5;
        const dropout = 0.2;
        const rows = matrixOf(interactions);
        const weights = rows.map((row) => damped(sum(row), 2 * personPower));
        const product = (i: number, j: number) => sum(rows.map((row, p) => weights[p]! * row[i]! * row[j]!));
        const wanted = rows[0]!.map((_, j) => {
          const near = rows[0]!.map((_, i) => i).filter((i) => i !== j && product(i, j) > 0);
          const inverted = inverse(
            near.map((i) =>
              near.map((k) => (i === k ? product(i, i) / (1 - dropout) + penalty : product(i, k))),
            ),
          );
          const target = near.map((i) => product(i, j));
          return sum(
            near.map((i, a) => rows[person]![i]! * sum(target.map((value, b) => value * inverted[a]![b]!))),
          );
        });
        const ridge = ridgeOf(interactions, { penalty, personPower, dropout });
        scoresOf(ridge, interactions.itemsOf(person)).forEach((score, j) => {
          expect(Math.abs(score - wanted[j]!)).toBeLessThan(2e-3);
        });
      }),
    );
  });

  it('I-R42 is EASE where every item was taken with every other', () => {
    const everything = rowsOf([
      [0, 1, 2, 3, 4, 5, 6],
      [0, 1, 2],
      [2, 3, 4],
      [0, 6],
      [1, 5, 6],
    ]);
    const rows = matrixOf(everything);
    const product = (i: number, j: number) => sum(rows.map((row) => row[i]! * row[j]!));
    const inverted = inverse(
      rows[0]!.map((_, i) => rows[0]!.map((_, j) => product(i, j) + (i === j ? 2 : 0))),
    );
    const wanted = rows[0]!.map((_, j) =>
      sum([0, 1, 2].map((i) => (i === j ? 0 : -inverted[i]![j]! / inverted[j]![j]!))),
    );
    const ridge = ridgeOf(everything, { penalty: 2, personPower: 0, dropout: 0 });
    expectNear(scoresOf(ridge, [0, 1, 2]), wanted);
  });
});
