import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestPart, editsMax, likeness } from './search-likeness.ts';

const letters = (size: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: size });

/** Edits with swaps of neighbours between two whole texts, as the textbook has it. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_unused, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + wrong);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      (table[i] as number[])[j] = least;
    }
  }
  return at(a.length, b.length);
}

describe('the closest part', () => {
  it('is the closest of all parts, and is as far as it says', () => {
    fc.assert(
      fc.property(letters(7), letters(9), (query, text) => {
        let least = query.length;
        for (let i = 0; i <= text.length; i++)
          for (let j = i; j <= text.length; j++) least = Math.min(least, distance(query, text.slice(i, j)));
        const closest = closestPart(query, text);
        expect(closest.distance).toBe(least);
        expect(distance(query, text.slice(closest.start, closest.end))).toBe(least);
      }),
    );
  });
});

describe('likeness', () => {
  it('is the same as without the short cuts', () => {
    fc.assert(
      fc.property(letters(30), letters(40), fc.nat(40), fc.nat(3), (noise, text, from, dropped) => {
        const part = text.slice(from, from + 20);
        const query = part.slice(0, dropped + 3) + part.slice(dropped + 4) + noise.slice(0, dropped);
        const { distance: edits } = closestPart(query, text);
        const expected = query === '' || edits > editsMax(query) ? 0 : 1 - edits / query.length;
        expect(likeness(query, text)).toBeCloseTo(expected);
      }),
      { numRuns: 500 },
    );
  });
});
