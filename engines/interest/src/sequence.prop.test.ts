import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinearNext, linearDefaults } from './sequence/linear-next.ts';
import { packSequences } from './sequence/sequences.ts';
import { chosenShares, compared, judgedShares } from './sequence/shares.ts';
import { SimilarSequences, similarDefaults } from './sequence/similar-sequences.ts';
import { type NextPart, Tally } from './sequence/tally.ts';
import { Transitions, transitionDefaults } from './sequence/transitions.ts';

const itemCount = 7;
const sequence = fc.array(fc.nat(itemCount - 1), { minLength: 1, maxLength: 6 });
const sequences = fc.array(sequence, { minLength: 1, maxLength: 12 });

function gainsOf(part: NextPart, items: readonly number[]): number[] {
  const tally = new Tally(itemCount);
  part.tally(items, tally);
  return [...tally.gains];
}

/** How much each two items went before the same step, and each item (first) after each other. */
function writtenOut(lists: readonly (readonly number[])[], fade: number) {
  const zeros = () => Array.from({ length: itemCount }, () => new Array<number>(itemCount).fill(0));
  const together = zeros();
  const wanted = zeros();
  const pastOf = (list: readonly number[], cut: number, item: number) =>
    list.slice(0, cut).reduce((sum, other, i) => sum + (other === item ? fade ** (cut - 1 - i) : 0), 0);
  for (const list of lists) {
    for (let cut = 1; cut < list.length; cut++) {
      for (let a = 0; a < itemCount; a++) {
        wanted[list[cut]!]![a]! += pastOf(list, cut, a);
        for (let b = 0; b < itemCount; b++) together[a]![b]! += pastOf(list, cut, a) * pastOf(list, cut, b);
      }
    }
  }
  return { together, wanted };
}

function expectClose(found: readonly number[], oracle: readonly number[]): void {
  for (let i = 0; i < itemCount; i++) {
    expect(Math.abs(found[i]! - oracle[i]!)).toBeLessThan(1e-4 * (1 + Math.abs(oracle[i]!)));
  }
}

describe('what follows, against plain sums', () => {
  it('I-R53 transitions are the sums over all pairs', () => {
    fc.assert(
      fc.property(sequences, sequence, fc.constantFrom(0, 0.5), (lists, asked, halfLife) => {
        const settings = { ...transitionDefaults, window: 3, halfLife };
        const part = new Transitions(packSequences(lists, itemCount), settings);
        const weight = (from: number, to: number) => {
          let sum = 0;
          lists.forEach((list, s) => {
            const age = halfLife > 0 ? 2 ** (-(lists.length - 1 - s) / lists.length / halfLife) : 1;
            list.forEach((first, i) => {
              list.slice(i + 1, i + 4).forEach((second, k) => {
                if (first === from && second === to) sum += age / (k + 1);
                if (second === from && first === to) sum += (settings.back * age) / (k + 1);
              });
            });
          });
          return sum;
        };
        const everyItem = Array.from({ length: itemCount }, (_, i) => i);
        const oracle = everyItem.map((to) =>
          asked.slice(-3).reduce((sum, from, k, recent) => {
            const total = everyItem.reduce((all, other) => all + weight(from, other), 0);
            if (total === 0) return sum;
            return sum + (settings.step ** (recent.length - 1 - k) * weight(from, to)) / Math.sqrt(total);
          }, 0),
        );
        expectClose(gainsOf(part, asked), oracle);
      }),
      { numRuns: 60 },
    );
  });

  it('I-R54 with room for every speaker, what linear parts say solves the whole regression', () => {
    fc.assert(
      fc.property(sequences, fc.nat(itemCount - 1), (lists, item) => {
        const settings = { ...linearDefaults, back: 0, doubt: 1, speakers: itemCount, future: 0 };
        const part = new LinearNext(packSequences(lists, itemCount), settings);
        const { together: matrix, wanted } = writtenOut(lists, settings.past);
        // Only items that ever went before `item` may speak for it.
        const says = Array.from({ length: itemCount }, (_, from) => gainsOf(part, [from])[item]!);
        const speakers = says.map((_, a) => a).filter((a) => wanted[item]![a]! > 0);
        for (const a of says.keys()) {
          if (!speakers.includes(a)) expect(says[a]).toBe(0);
          else {
            const sum = speakers.reduce(
              (all, b) => all + matrix[a]![b]! * says[b]!,
              settings.doubt * says[a]!,
            );
            expect(Math.abs(sum - wanted[item]![a]!)).toBeLessThan(1e-3);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('I-R55 similar sequences are found and weighed as if each were looked at', () => {
    fc.assert(
      fc.property(sequences, sequence, (lists, asked) => {
        const settings = { ...similarDefaults, rarity: 0, even: 1 };
        const part = new SimilarSequences(packSequences(lists, itemCount), settings);
        const oracle = new Array<number>(itemCount).fill(0);
        for (const list of lists) {
          let similarity = 0;
          let shared = -1;
          const done = new Set<number>();
          for (let k = asked.length - 1; k >= 0; k--) {
            if (done.has(asked[k]!) || !list.includes(asked[k]!)) continue;
            done.add(asked[k]!);
            similarity += settings.step ** (asked.length - 1 - k);
            if (shared < 0) shared = list.lastIndexOf(asked[k]!);
          }
          list.forEach((item, k) => {
            if (shared < 0 || k === shared) return;
            const ahead = k > shared ? 1 : settings.before;
            oracle[item]! +=
              (similarity / list.length) * ahead * settings.apart ** (Math.abs(k - shared) - 1) || 0;
          });
        }
        expectClose(gainsOf(part, asked), oracle);
      }),
      { numRuns: 60 },
    );
  });

  it('I-R56 shares sum to one and place what came next no worse than any part alone, or all alike', () => {
    const chance = fc.integer({ min: 0, max: 10 }).map((n) => n / 10);
    const row = fc.array(chance, { minLength: 3, maxLength: 3 });
    const comparison = fc.record({
      wanted: row.map((chances) => Float32Array.from(chances)),
      others: fc.array(row, { maxLength: 4 }).map((rows) => Float32Array.from(rows.flat())),
    });
    fc.assert(
      fc.property(fc.array(comparison, { minLength: 1, maxLength: 8 }), (comparisons) => {
        const shares = chosenShares(comparisons, 3);
        const value = judgedShares(comparisons, shares);
        expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
        for (const other of [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
          [1, 1, 1],
        ])
          expect(value).toBeGreaterThanOrEqual(judgedShares(comparisons, other));
      }),
      { numRuns: 60 },
    );
  });

  it('I-R56 what came next is compared with the likeliest of every part', () => {
    const parts = [Float32Array.of(0.5, 0.3, 0.2, 0), Float32Array.of(0, 0.1, 0.2, 0.7)];
    const { wanted, others } = compared(parts, 3, 2);
    expect([...wanted]).toEqual([0, Math.fround(0.7)]);
    expect([...others]).toEqual([0.5, 0, 0.3, 0.1, 0.2, 0.2].map(Math.fround));
  });
});
