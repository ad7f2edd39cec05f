import { randomNormal, seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { Block } from './sequence/block.ts';
import { ItemVectors } from './sequence/item-vectors.ts';
import { MatrixSpace } from './sequence/matrix-product.ts';
import { networkDefaults } from './sequence/network.ts';
import { ItemDraw, OtherItems } from './sequence/other-items.ts';
import { packSequences } from './sequence/sequences.ts';
import { sequenceDefaults, trainSequence } from './sequence/train-sequence.ts';

const itemCount = 12;
const small = { ...networkDefaults, width: 8, others: 32, batch: 16, lengthMax: 6, dropout: 0 };
const settings = { ...sequenceDefaults, lessons: 3000, network: small };
/** After each item comes the one three further on. */
const lists = Array.from({ length: 60 }, (_, s) => [0, 3, 6, 9, 12].map((step) => (s + step) % itemCount));

function train(repeats = true, all = lists) {
  return trainSequence(
    {
      known: packSequences(
        lists.map((list) => list.slice(0, -1)),
        itemCount,
      ),
      questions: lists.map((list) => ({ items: list.slice(0, -1), next: list.at(-1)! })),
      all: packSequences(all, itemCount),
    },
    { ...settings, repeats },
    seededRandom(7),
  );
}

describe('what is taken next', () => {
  it('I-R50 the likeliest come first, all different, each with its chance; asking changes nothing', () => {
    const { model } = train();
    const answer = model.next([1, 4], itemCount);
    expect(answer[0]!.item).toBe(7);
    expect(new Set(answer.map(({ item }) => item)).size).toBe(answer.length);
    expect(answer.reduce((sum, { chance }) => sum + chance, 0)).toBeLessThan(1.001);
    expect(answer.every(({ chance }, i) => chance > 0 && chance <= (answer[i - 1]?.chance ?? 1))).toBe(true);
    expect(model.next([5], 2)).toHaveLength(2);
    expect(model.next([1, 4], itemCount)).toEqual(answer);
    expect(train().model.next([1, 4], itemCount)).toEqual(answer);
  });

  it('I-R52 where nothing may come again, what was taken is not answered', () => {
    const { model } = train(false);
    expect(model.next([1, 4, 7], itemCount).map(({ item }) => item)).not.toContain(4);
    expect(model.next([1, 4, 7], 1)[0]!.item).toBe(10);
  });

  it('I-R57 who took nothing, or what is no item, is answered by what is known', () => {
    const { model } = train();
    expect(model.next([], 3)).toHaveLength(3);
    expect(model.next([-1, 1e9, Number.NaN, 1, 4], 5)).toEqual(model.next([1, 4], 5));
    const one: Float32Array[] = [];
    model.chances([[], [1, 4], [5]], (_, chances) => one.push(chances.slice()));
    const alone: Float32Array[] = [];
    for (const asked of [[], [1, 4], [5]])
      model.chances([asked], (_, chances) => alone.push(chances.slice()));
    expect(one).toEqual(alone);
  });

  it('I-R58 settings and shares are chosen by the questions alone', () => {
    const other = lists.map((list) => list.toReversed());
    expect(train(true, other).chosen).toEqual(train().chosen);
  });

  it('I-R59 the slopes by which the network learns are those of what it gives', () => {
    const random = seededRandom(3);
    const space = new MatrixSpace(1 << 16);
    const shape = { width: 8, heads: 2, reach: 3, rowsMax: 8, dropout: 0 };
    const block = new Block(space, shape, random);
    const starts = [0, 5, 7];
    const x = Float32Array.from({ length: 64 }, (_, i) => (i < 56 ? randomNormal(random) : 0));
    const pull = Float32Array.from({ length: 64 }, (_, i) => (i < 56 ? randomNormal(random) : 0));
    const value = (given: Float32Array) => {
      const y = given.slice();
      block.forward(starts, 8, y, true);
      return y.reduce((sum, number, i) => sum + number * pull[i]!, 0);
    };
    value(x);
    const slopes = pull.slice();
    block.backward(starts, 8, slopes);
    expectSlopes(x, slopes, value, 56);
  });

  it('I-R59 and those of its loss', () => {
    const space = new MatrixSpace(1 << 16);
    const sequences = packSequences(lists.slice(0, 4), itemCount);
    const traits = {
      traitCount: 2,
      starts: Uint32Array.from({ length: itemCount + 1 }, (_, i) => i),
      traits: Int32Array.from({ length: itemCount }, (_, i) => i % 2),
    };
    const vectors = new ItemVectors(itemCount, 8, traits, seededRandom(3));
    const others = new OtherItems(space, vectors, 16, 4);
    const random = seededRandom(4);
    const u = space.floats(32);
    for (let i = 0; i < 24; i++) u[i] = randomNormal(random);
    const slope = space.floats(32);
    const lesson = { targets: [1, 5, 1], weights: [1, 0.5, 1] };
    const lossOf = (given: Float32Array, told: typeof lesson) => {
      u.set(given);
      return others.learn(4, u, slope, told, new ItemDraw(sequences, seededRandom(9)));
    };
    const given = u.slice();
    lossOf(given, lesson);
    const slopes = slope.slice();
    const value = (tried: Float32Array) =>
      lesson.targets.reduce((sum, target, r) => {
        const row = new Float32Array(32);
        row.set(tried.subarray(r * 8, r * 8 + 8));
        return sum + (lesson.weights[r]! / 3) * lossOf(row, { targets: [target], weights: [1] });
      }, 0);
    expectSlopes(given, slopes, value, 24);
  });
});

function expectSlopes(
  x: Float32Array,
  slopes: Float32Array,
  value: (x: Float32Array) => number,
  count: number,
): void {
  const step = 1e-2;
  for (let i = 0; i < count; i++) {
    const moved = (by: number) => value(x.map((number, k) => (k === i ? number + by : number)));
    const slope = (moved(step) - moved(-step)) / (2 * step);
    expect(Math.abs(slope - slopes[i]!), `slope ${i}`).toBeLessThan(0.01 + 0.02 * Math.abs(slope));
  }
}
