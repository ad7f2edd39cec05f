import { seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { trainBoostedTrees } from './boosted-trees.ts';
import { bestCut } from './cut.ts';
import { marginOf, trainMargin } from './margin.ts';
import { macroF1, rocArea } from './quality.ts';
import { tableOf } from './table.ts';

const random = seededRandom(7);
const points = Array.from({ length: 400 }, () => [random.next(), random.next(), random.next()]);
const isAcross = points.map(([x, y]) => (x! > 0.5 === y! > 0.5 ? 0 : 1));

describe('boosted trees', () => {
  it('T-R1 are the same for the same rows, settings and random', () => {
    const table = tableOf(points, 3);
    const [first, second] = [1, 1].map((seed) =>
      trainBoostedTrees(table, isAcross, seededRandom(seed), { rounds: 20 }).answer(table),
    );
    expect(first).toEqual(second);
  });

  it('T-R2 learn what two columns say only together, and what a gap says', () => {
    const rows = points.map(([x, y, z], at) => [x!, y!, at % 4 === 0 ? Number.NaN : z!]);
    const together = trainBoostedTrees(tableOf(rows, 3), isAcross, seededRandom(1), { rounds: 80 });
    const asked = tableOf(
      [
        [0.2, 0.9, 0.5],
        [0.9, 0.8, Number.NaN],
      ],
      3,
    );
    const [across, along] = together.answer(asked);
    expect(across).toBeGreaterThan(1);
    expect(along).toBeLessThan(-1);
    const gap = trainBoostedTrees(
      tableOf(rows, 3),
      rows.map(([, , z]) => (Number.isNaN(z) ? 3 : 1)),
      seededRandom(1),
      {
        loss: 'squares',
        rounds: 100,
      },
    );
    const [known, unknown] = gap.answer(
      tableOf(
        [
          [0.5, 0.5, 0.5],
          [0.5, 0.5, Number.NaN],
        ],
        3,
      ),
    );
    expect(known).toBeCloseTo(1, 0);
    expect(unknown).toBeCloseTo(3, 0);
  });

  it('T-R2 answer what is usual where they have seen nothing', () => {
    const none = trainBoostedTrees(tableOf([], 2), [], seededRandom(1));
    expect([...none.answer(tableOf([[1, 2]], 2))]).toEqual([0]);
    const one = trainBoostedTrees(tableOf([[1, 2]], 2), [5], seededRandom(1), { loss: 'squares' });
    expect(one.answer(tableOf([[9, 9]], 2))[0]).toBeCloseTo(5);
  });
});

describe('quality', () => {
  const scores = points.slice(0, 60).map(([x]) => Math.round(x! * 10));
  const labels = points.slice(0, 60).map(([, y]) => (y! > 0.6 ? 1 : 0));

  it('T-R3 the area is the chance that a one is above a zero, ties shared', () => {
    let above = 0;
    let pairs = 0;
    scores.forEach((one, i) => {
      scores.forEach((zero, j) => {
        if (labels[i] !== 1 || labels[j] !== 0) return;
        pairs++;
        above += one > zero ? 1 : one === zero ? 0.5 : 0;
      });
    });
    expect(rocArea(scores, labels)).toBeCloseTo(above / pairs, 12);
    expect(rocArea([1, 2], [1, 1])).toBeNaN();
  });

  it('T-R3 no cut has a better macro-F1 than the one answered', () => {
    const at = (cut: number) =>
      macroF1(
        scores.map((score) => (score > cut ? 1 : 0)),
        labels,
      );
    const best = at(bestCut(scores, labels));
    for (let cut = -0.5; cut < 10; cut++) expect(at(cut)).toBeLessThanOrEqual(best + 1e-12);
  });
});

describe('the margin', () => {
  it('T-R4 stands where the slope of its loss is zero', () => {
    const rows = points.map((values) => ({
      columns: Int32Array.of(0, 1, 2),
      values: Float64Array.from(values),
    }));
    const labels = points.map(([x, , z]) => (x! + 0.3 * z! > 0.6 ? 1 : -1));
    const cost = 0.5;
    const margin = trainMargin(rows, labels, 3, { cost, rounds: 2_000 }, seededRandom(1));
    const slope = [...margin.weights, margin.bias];
    rows.forEach((row, at) => {
      const short = Math.max(0, 1 - labels[at]! * marginOf(margin, row));
      [...row.values, 1].forEach((value, n) => {
        slope[n]! -= 2 * cost * short * labels[at]! * value;
      });
    });
    for (const each of slope) expect(Math.abs(each)).toBeLessThan(1e-6);
  });
});
