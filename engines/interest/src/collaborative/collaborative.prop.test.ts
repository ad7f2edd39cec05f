import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Blend } from './blend.ts';
import { trainCollaborative } from './collaborative-model.ts';
import { collaborativeDefaults } from './collaborative-settings.ts';
import { tuneCollaborative } from './collaborative-tuning.ts';
import { contentNeighbours } from './content-neighbours.ts';
import { holdoutOf } from './holdout.ts';
import { type Interactions, interactionsOf } from './interactions.ts';
import { itemSpectrum, personVector } from './item-spectrum.ts';
import { LocalRidge, ridgeWeights } from './local-ridge.ts';
import { NeighbourWalk } from './neighbour-walk.ts';
import { peopleOf, rankingQuality } from './ranking-quality.ts';
import { SpectrumShare } from './spectrum-share.ts';
import { searched } from './tuning.ts';

const people = 9;
const items = 7;
const pairs = fc.array(fc.tuple(fc.nat(people - 1), fc.nat(items - 1)), { minLength: 1, maxLength: 50 });
const some = pairs.map(interactionsFrom);

function interactionsFrom(list: readonly (readonly [number, number])[]): Interactions {
  return interactionsOf(
    people,
    items,
    list.map(([person]) => person),
    list.map(([, item]) => item),
  );
}

function rowsOf(rows: readonly (readonly number[])[]): Interactions {
  return interactionsFrom(rows.flatMap((row, person) => row.map((item) => [person, item] as const)));
}

function matrixOf(interactions: Interactions): number[][] {
  const rows = Array.from({ length: people }, () => new Array<number>(items).fill(0));
  for (let person = 0; person < people; person++)
    for (const item of interactions.itemsOf(person)) rows[person]![item] = 1;
  return rows;
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const lengthOf = (numbers: readonly number[]) => Math.sqrt(sum(numbers.map((x) => x * x)));
const damped = (count: number, power: number) => (count > 0 ? count ** -power : 0);

function scoresOf(
  scorer: { score(items: Uint32Array, scores: Float32Array): void },
  taken: ArrayLike<number>,
) {
  const scores = new Float32Array(items).fill(7);
  scorer.score(Uint32Array.from(taken), scores);
  return [...scores];
}

function expectNear(actual: readonly number[], wanted: readonly number[]): void {
  const scale = Math.max(1e-6, ...wanted.map(Math.abs));
  actual.forEach((value, k) => {
    expect(Math.abs(value - wanted[k]!) / scale).toBeLessThan(2e-3);
  });
}

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

describe('walks over people', () => {
  const power = fc.constantFrom(0, 0.3, 0.5, 1, 1.3);
  const settings = fc.record({
    startPower: power,
    personPower: power,
    endPower: power,
    secondHop: fc.constantFrom(0, 0.7),
    thirdHop: fc.constantFrom(0, -0.2),
  });

  it('I-R41 are sums over all paths, damped by powers of counts', () => {
    fc.assert(
      fc.property(some, settings, fc.nat(people - 1), (interactions, powers, person) => {
        const rows = matrixOf(interactions);
        const took = rows.map(sum);
        const taken = rows[0]!.map((_, i) => sum(rows.map((row) => row[i]!)));
        const step = (from: readonly number[], startPower: number, personPower: number) => {
          const met = rows.map(
            (row, p) =>
              damped(took[p]!, personPower) *
              sum(row.map((x, i) => x * from[i]! * damped(taken[i]!, startPower))),
          );
          return taken.map((_, i) => sum(rows.map((row, p) => row[i]! * met[p]!)));
        };
        const one = step(rows[person]!, powers.startPower, powers.personPower);
        const two = step(one, 1, 1);
        const three = step(two, 1, 1);
        const scaled = (hop: readonly number[], weight: number) =>
          hop.map((x) => (weight === 0 ? 0 : (weight * x * lengthOf(one)) / lengthOf(hop)));
        const second = scaled(two, powers.secondHop);
        const third = scaled(three, powers.thirdHop);
        const wanted = one.map((x, i) => (x + second[i]! + third[i]!) * damped(taken[i]!, powers.endPower));
        if (lengthOf(one) === 0) return;
        expectNear(scoresOf(new NeighbourWalk(interactions, powers), interactions.itemsOf(person)), wanted);
      }),
    );
  });
});

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

describe('directions among items', () => {
  it('I-R41 are those of the dense matrix: what they span is left in place by it', () => {
    fc.assert(
      fc.property(some, fc.integer(), (interactions, seed) => {
        const rows = matrixOf(interactions);
        const took = rows.map(sum);
        const taken = rows[0]!.map((_, i) => sum(rows.map((row) => row[i]!)));
        const filter = taken.map((_, i) =>
          taken.map((_, j) =>
            sum(
              rows.map(
                (row, p) => row[i]! * row[j]! * damped(took[p]!, 1) * damped(taken[i]! * taken[j]!, 0.5),
              ),
            ),
          ),
        );
        const { values, rank } = itemSpectrum(interactions, items, seededRandom(seed));
        const projected = taken.map((_, i) =>
          taken.map((_, j) =>
            sum(Array.from({ length: rank }, (_, d) => values[i * rank + d]! * values[j * rank + d]!)),
          ),
        );
        const again = projected.map((row) => taken.map((_, j) => sum(row.map((x, k) => x * filter[k]![j]!))));
        again.forEach((row, i) => {
          row.forEach((x, j) => {
            expect(Math.abs(x - filter[i]![j]!)).toBeLessThan(0.02);
          });
        });
      }),
    );
  });
});

describe('the low-pass filter', () => {
  it('I-R41 adds what the directions say of somebody, as they are or as long as the scores', () => {
    fc.assert(
      fc.property(some, fc.nat(people - 1), fc.boolean(), (interactions, person, isScaled) => {
        const walk = new NeighbourWalk(interactions, { ...collaborativeDefaults, personPower: 1 });
        const vectors = itemSpectrum(interactions, 2, seededRandom(1));
        const taken = interactions.itemsOf(person);
        const plain = scoresOf(walk, taken);
        const mine = personVector(vectors, taken);
        const filter = plain.map((_, i) => {
          const product = sum([...mine].map((x, d) => x * vectors.values[i * vectors.rank + d]!));
          return product * damped(interactions.peopleOf(i).length, -0.5);
        });
        if (lengthOf(filter) < 1e-3) return;
        const scale = isScaled ? (0.4 * lengthOf(plain)) / lengthOf(filter) : 0.4;
        const share = new SpectrumShare(walk, interactions, vectors, {
          weight: 0.4,
          endPower: -0.5,
          isScaled,
        });
        expectNear(
          scoresOf(share, taken),
          plain.map((x, i) => x + scale * filter[i]!),
        );
      }),
    );
  });
});

describe('a blend', () => {
  it('I-R43 does not depend on the scale of its parts', () => {
    const of = (scale: number) => ({
      score: (_: Uint32Array, out: Float32Array) => out.set([3, 4, 0, 0, 0, 0, 0].map((x) => x * scale)),
    });
    const other = { score: (_: Uint32Array, out: Float32Array) => out.set([0, 0, 1, 0, 0, 0, 0]) };
    for (const scale of [1, 1000]) {
      const blend = new Blend(items, [
        { scorer: of(scale), weight: 1 },
        { scorer: other, weight: 0.5 },
      ]);
      expectNear(scoresOf(blend, []), [0.6, 0.8, 0.5, 0, 0, 0, 0]);
    }
  });
});

describe('what looks alike', () => {
  const values = Float32Array.from([1, 0, 0.9, 0.1, -1, 0, -0.9, -0.1, Number.NaN, 1]);
  const features = [{ values, dimensions: 2 }];

  it('I-R44 is found by the cosine; without features, or with NaN, there is no one', () => {
    const { starts, others } = contentNeighbours(items, features, 1);
    const near = Array.from({ length: items }, (_, i) => [...others.subarray(starts[i], starts[i + 1])]);
    expect(near).toEqual([[1], [0], [3], [2], [], [], []]);
  });

  it('I-R44 shares scores, so that what nobody took is found', () => {
    const interactions = interactionsFrom([
      [0, 0],
      [1, 0],
      [1, 2],
      [2, 2],
    ]);
    const settings = { ridgeWeight: 0, contentNeighbours: 1 };
    expect(scoresOf(trainCollaborative(interactions, seededRandom(1), settings, features), [0])[1]).toBe(0);
    const model = trainCollaborative(
      interactions,
      seededRandom(1),
      { ...settings, contentWeight: 0.5 },
      features,
    );
    expect(scoresOf(model, [0])[1]).toBeGreaterThan(0);
  });
});

describe('a collaborative model', () => {
  it('I-R45 is the same for the same interactions, settings and random', () => {
    fc.assert(
      fc.property(some, fc.integer(), (interactions, seed) => {
        const made = () => {
          const random = seededRandom(seed);
          const apart = holdoutOf(interactions, 0.3, random);
          if (peopleOf(apart.heldOut).length === 0) return [];
          const task = { ...apart, features: [], peopleMax: 5, ridgeTrialsMax: 3, trialsMax: 5 };
          return scoresOf(trainCollaborative(interactions, random, tuneCollaborative(task, random)), [0, 1]);
        };
        expect(made()).toEqual(made());
      }),
      { numRuns: 20 },
    );
  });

  it('I-R46 is tuned to nothing worse than the start, within limits and in few trials', () => {
    const dials = [
      { name: 'a', step: 1, least: -2, most: 2 },
      { name: 'b', step: 0.5, least: 0, most: 1 },
    ] as const;
    const hill = fc.record({
      a: fc.double({ min: -3, max: 3, noNaN: true }),
      b: fc.double({ min: -1, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(hill, fc.integer({ min: 1, max: 30 }), (top, trialsMax) => {
        let trials = 0;
        const worth = ({ a, b }: { a: number; b: number }) => -((a - top.a) ** 2) - (b - top.b) ** 2;
        const judge = (settings: { a: number; b: number }) => {
          trials++;
          return worth(settings);
        };
        const found = searched({ a: 0, b: 0.5 }, dials, judge, { trialsMax, halvings: 2 });
        expect(worth(found)).toBeGreaterThanOrEqual(worth({ a: 0, b: 0.5 }));
        expect(Math.abs(found.a)).toBeLessThanOrEqual(2);
        expect(Math.abs(found.b - 0.5)).toBeLessThanOrEqual(0.5);
        expect(trials).toBeLessThanOrEqual(trialsMax);
      }),
    );
  });

  const everyPart = { ridgeWeight: 1, secondHop: 1, spectrumWeight: 1, contentWeight: 1 };

  it('I-R48 answers anybody with numbers: who took nothing, everything, or what is not known', () => {
    fc.assert(
      fc.property(some, fc.array(fc.nat(items + 3)), (interactions, taken) => {
        expect(
          scoresOf(trainCollaborative(interactions, seededRandom(1), everyPart), taken).every(
            Number.isFinite,
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('the quality of a ranking', () => {
  it('I-R49 is that of sorting everything', () => {
    const scores = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: items, maxLength: items });
    fc.assert(
      fc.property(some, some, scores, fc.integer({ min: 1, max: 5 }), (known, later, list, cut) => {
        const judged = peopleOf(later);
        const scorer = { score: (_: Uint32Array, out: Float32Array) => out.set(list) };
        const quality = rankingQuality(scorer, known, later, judged, cut);
        const gains = judged.map((person) => {
          const taken = new Set(known.itemsOf(person));
          const wanted = new Set(later.itemsOf(person));
          const free = list.map((_, i) => i).filter((i) => !taken.has(i));
          const first = free.sort((a, b) => list[b]! - list[a]! || a - b).slice(0, cut);
          const gain = sum(first.map((item, rank) => (wanted.has(item) ? 1 / Math.log2(rank + 2) : 0)));
          const best = sum(
            Array.from({ length: Math.min(cut, wanted.size) }, (_, k) => 1 / Math.log2(k + 2)),
          );
          return { recall: first.filter((item) => wanted.has(item)).length / wanted.size, ndcg: gain / best };
        });
        expect(quality.recall).toBeCloseTo(sum(gains.map(({ recall }) => recall)) / gains.length, 6);
        expect(quality.ndcg).toBeCloseTo(sum(gains.map(({ ndcg }) => ndcg)) / gains.length, 6);
      }),
    );
  });
});
