import { seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { trainBoostedTrees } from '../learn/boosted-trees.ts';
import { stratifiedFolds } from '../learn/folds.ts';
import { rocArea, rootMeanSquare } from '../learn/quality.ts';
import { pickRows, tableOf } from '../learn/table.ts';
import { edgeFeatures } from './edge-features.ts';
import { trainEdgeSigns } from './edge-signs.ts';
import { trainEdgeWeights } from './edge-weights.ts';
import { fairnessGoodness } from './fairness-goodness.ts';
import { answersOfFolds, trainFraudRaters } from './fraud-raters.ts';
import { foldLessons, windowLessons } from './lessons.ts';
import { raterFeatureNames, raterFeatures } from './rater-features.ts';
import { pickRatings, type Ratings } from './ratings.ts';
import { receivedFeatures } from './received-features.ts';
import { reliabilityOf } from './reliability.ts';
import { graphOf, market } from './small-market.ts';

const ratings = market(60, 45, 900, seededRandom(3));
const all = Int32Array.from(ratings.weights, (_, at) => at);

describe('fairness and goodness', () => {
  it('T-R5 stand still: each is what the other makes of it, within its bounds', () => {
    const { fairness, goodness } = fairnessGoodness(ratings);
    for (let who = 0; who < 60; who++) {
      const got = all.filter((at) => ratings.rated[at] === who);
      const sum = got.reduce((total, at) => total + fairness[ratings.raters[at]!]! * ratings.weights[at]!, 0);
      expect(goodness[who]).toBeCloseTo(sum / got.length, 8);
      const gave = all.filter((at) => ratings.raters[at] === who);
      const far = gave.reduce(
        (total, at) => total + Math.abs(ratings.weights[at]! - goodness[ratings.rated[at]!]!),
        0,
      );
      expect(fairness[who]).toBeCloseTo(1 - far / gave.length / 2, 8);
      expect(Math.abs(goodness[who]!)).toBeLessThanOrEqual(1);
      expect(fairness[who]).toBeGreaterThanOrEqual(0);
    }
  });

  it('T-R5 who gave nothing is fair, and who got nothing is nothing', () => {
    const { fairness, goodness } = fairnessGoodness(graphOf(3, [[0, 1, 1]]));
    expect([fairness[2], goodness[2]]).toEqual([1, 0]);
  });
});

describe('reliability', () => {
  it('T-R6 tells those who say the opposite from the honest', () => {
    const { fairness } = reliabilityOf(ratings);
    const isFraud = Array.from(fairness, (_, who) => (who < 45 ? 0 : 1));
    expect(
      rocArea(
        fairness.map((fair) => -fair),
        isFraud,
      ),
    ).toBeGreaterThan(0.99);
  });

  it('T-R6 the stronger the priors, the nearer everybody is to what is usual; behaviour moves one alone', () => {
    const spread = (priors: number) => {
      const { fairness } = reliabilityOf(ratings, {
        rater: priors,
        rated: priors,
        byRater: 1,
        byAgreement: 1,
      });
      return Math.max(...fairness) - Math.min(...fairness);
    };
    expect(spread(20)).toBeLessThan(spread(2));
    const fairness = new Float64Array(60).fill(0.8);
    fairness[5] = 0;
    const plain = reliabilityOf(ratings, undefined, { fairness: fairness.map(() => 0.8), worth: 5 });
    const told = reliabilityOf(ratings, undefined, { fairness, worth: 5 });
    expect(told.fairness[5]).toBeLessThan(plain.fairness[5]! - 0.1);
  });

  it('T-R6 few ratings are not believed as many are', () => {
    const lines = Array.from({ length: 24 }, (_, n) => [n % 12, n < 12 ? 20 : 22, n < 12 ? 1 : -1] as const);
    const { goodness } = reliabilityOf(graphOf(23, [...lines, [0, 21, 1]]));
    expect(goodness[21]).toBeLessThan(goodness[20]! - 0.1);
  });
});

describe('what is known of raters', () => {
  it('T-R7 speaks of what they gave, never of what was given to them', () => {
    const until = raterFeatureNames.indexOf('fairness');
    const more = market(60, 45, 900, seededRandom(3));
    const toSeven: Ratings = {
      ...more,
      weights: more.weights.map((weight, at) => (more.rated[at] === 7 ? -weight : weight)),
    };
    const [before, after] = [ratings, toSeven].map((each) =>
      pickRows(
        raterFeatures(each),
        [7],
        Array.from({ length: until }, (_, column) => column),
      ),
    );
    expect(after).toEqual(before);
    expect(receivedFeatures(toSeven).values.subarray(35, 40)).not.toEqual(
      receivedFeatures(ratings).values.subarray(35, 40),
    );
  });

  it('T-R8 frauds are found among people whose label was not seen', () => {
    const table = raterFeatures(ratings);
    const labels = Uint8Array.from({ length: 60 }, (_, who) => (who < 45 ? 0 : 1));
    const folds = stratifiedFolds(labels, 4, seededRandom(1));
    const train = (some: typeof table, own: Uint8Array) => trainFraudRaters(some, own, seededRandom(2));
    expect(rocArea(answersOfFolds(table, labels, folds, train), labels)).toBeGreaterThan(0.95);
  });

  it('T-R8 an answer does not know the labels of its own fold', () => {
    const table = tableOf(
      Array.from({ length: 40 }, (_, row) => [row % 7, row % 5]),
      2,
    );
    const labels = Uint8Array.from({ length: 40 }, (_, row) => row % 2);
    const folds = Int32Array.from(labels, (_, row) => row % 4);
    const train = (some: typeof table, own: Uint8Array) =>
      trainBoostedTrees(some, own, seededRandom(1), { rounds: 5 });
    const told = labels.map((label, row) => (folds[row] === 2 ? 1 - label : label));
    const [one, other] = [labels, told].map((each) => answersOfFolds(table, each, folds, train));
    const rows = [...folds.keys()].filter((row) => folds[row] === 2);
    for (const row of rows) expect(one![row]).toBe(other![row]);
  });
});

describe('ratings to come', () => {
  it('T-R9 lessons are of pairs as seen without their own rating, and never from later', () => {
    const lessons = foldLessons(ratings, 5, seededRandom(1));
    expect([...lessons.ratings].sort((a, b) => a - b)).toEqual([...all]);
    const bent: Ratings = {
      ...ratings,
      weights: ratings.weights.map((weight, at) => (at >= 600 ? -weight : weight)),
    };
    const way = { first: 0.5, step: 0.25, span: 0.1 };
    const [one, other] = [ratings, bent].map((each) => windowLessons(each, way));
    const rows = [...one!.ratings.keys()].filter((row) => one!.ratings[row]! < 600);
    expect(pickRows(other!.table, rows)).toEqual(pickRows(one!.table, rows));
    const direct = edgeFeatures(pickRatings(ratings, all.subarray(0, 450)), {
      from: ratings.raters.subarray(450, 451),
      to: ratings.rated.subarray(450, 451),
    });
    expect(pickRows(one!.table, [one!.ratings.indexOf(450)])).toEqual(direct);
  });

  it('T-R10 weights and signs are expected better than by the mean', () => {
    const known = pickRatings(ratings, all.subarray(0, 720));
    const later = pickRatings(ratings, all.subarray(720));
    const pairs = { from: later.raters, to: later.rated };
    const settings = { loss: 'squares', rounds: 60, depth: 3, leafMin: 5 } as const;
    const expected = trainEdgeWeights(known, seededRandom(1), settings).expect(pairs);
    expect(rootMeanSquare(expected, later.weights)).toBeLessThan(
      0.6 *
        rootMeanSquare(
          later.weights.map(() => 0),
          later.weights,
        ),
    );
    const signs = trainEdgeSigns(known, seededRandom(1), { loss: 'odds', rounds: 60, depth: 3 });
    const labels = later.weights.map((weight) => (weight > 0 ? 1 : 0));
    expect(rocArea(signs.chances(pairs), labels)).toBeGreaterThan(0.95);
    expect(signs.cut).toBeGreaterThan(0);
    expect(signs.cut).toBeLessThan(1);
  });
});
