import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Blend } from './blend.ts';
import { trainCollaborative } from './collaborative-model.ts';
import { tuneCollaborative } from './collaborative-tuning.ts';
import { contentNeighbours } from './content-neighbours.ts';
import { holdoutOf } from './holdout.ts';
import { peopleOf, rankingQuality } from './ranking-quality.ts';
import { expectNear, interactionsFrom, items, scoresOf, some, sum } from './small-market.ts';
import { searched } from './tuning.ts';

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
