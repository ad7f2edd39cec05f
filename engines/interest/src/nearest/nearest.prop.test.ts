import { randomBelow, randomNormal, seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Nearest, type NearestSettings } from './nearest.ts';

type Metric = NearestSettings['metric'];

/** Everything compared with everything, in double precision. */
function oracle(vectors: ReadonlyMap<number, readonly number[]>, query: readonly number[], metric: Metric) {
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    Array.from(a).reduce((sum, part, i) => sum + part * b[i]!, 0);
  // Kept in single precision, under cosine as directions.
  const kept = (vector: readonly number[]) => {
    const single = Float32Array.from(vector);
    const length = Math.sqrt(dot(single, single));
    return metric === 'cosine' ? single.map((part) => part / length) : single;
  };
  const q = kept(query);
  return [...vectors]
    .map(([id, vector]) => {
      const v = kept(vector);
      return { id, distance: metric === 'cosine' ? 1 - dot(q, v) : dot(q, q) + dot(v, v) - 2 * dot(q, v) };
    })
    .sort((a, b) => a.distance - b.distance || a.id - b.id);
}

const part = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -100, max: 100, noNaN: true }).map((value) => (Math.abs(value) < 1e-3 ? 0 : value)),
);
const metrics = fc.constantFrom<Metric>('cosine', 'euclidean');

/** Puts and removals of a few ids, and a query. */
const histories = fc.integer({ min: 1, max: 20 }).chain((dim) => {
  const vector = fc.array(part, { minLength: dim, maxLength: dim });
  const step = fc.record({ id: fc.nat(200), vector: fc.option(vector, { freq: 4 }) });
  return fc.record({
    dim: fc.constant(dim),
    steps: fc.array(step, { maxLength: 300 }),
    query: vector,
    count: fc.integer({ min: 1, max: 40 }),
    metric: metrics,
    isPlain: fc.boolean(),
  });
});

describe('the nearest of a few', () => {
  it('I-R70 are the true nearest, whatever was put, replaced and removed before', () => {
    fc.assert(
      fc.property(histories, ({ dim, steps, query, count, metric, isPlain }) => {
        const near = new Nearest({ dim, metric, isPlain });
        const kept = new Map<number, number[]>();
        for (const { id, vector } of steps) {
          if (vector === null) expect(near.remove(id)).toBe(kept.delete(id));
          else if (near.put(id, vector)) kept.set(id, vector);
        }
        expect(near.size).toBe(kept.size);
        const truth = oracle(kept, query, metric);
        const found = near.search(query, count);
        const isNone = metric === 'cosine' && query.every((value) => value === 0);
        expect(found).toBe(isNone ? 0 : Math.min(count, kept.size));
        const scale = Math.max(1, ...truth.map(({ distance }) => distance));
        for (let i = 0; i < found; i++) {
          expect(Math.abs(near.foundDistance[i]! - truth[i]!.distance) / scale).toBeLessThan(1e-5);
          const own = truth.find(({ id }) => id === near.foundId[i])!;
          expect(Math.abs(own.distance - near.foundDistance[i]!) / scale).toBeLessThan(1e-5);
        }
        expect(new Set(near.foundId).size).toBe(found);
      }),
      { numRuns: 300 },
    );
  });

  it('I-R71 are the same with and without WebAssembly, and every time', () => {
    fc.assert(
      fc.property(histories, ({ dim, steps, query, count, metric }) => {
        const answers = [false, true, false].map((isPlain) => {
          const near = new Nearest({ dim, metric, isPlain });
          for (const { id, vector } of steps) {
            if (vector === null) near.remove(id);
            else near.put(id, vector);
          }
          near.search(query, count);
          return { ids: [...near.foundId], distances: [...near.foundDistance], refused: near.refused };
        });
        expect(answers[1]).toEqual(answers[0]);
        expect(answers[2]).toEqual(answers[0]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the nearest of many', () => {
  it('I-R73 are found in the parts of space near the query; in all parts exactly, through changes', () => {
    const random = seededRandom(7);
    const centres = Array.from({ length: 60 }, () => Array.from({ length: 12 }, () => randomNormal(random)));
    const draw = () => centres[randomBelow(random, 60)]!.map((at) => at + 0.4 * randomNormal(random));
    const near = new Nearest({ dim: 12, metric: 'euclidean' });
    const whole = new Nearest({ dim: 12, metric: 'euclidean' });
    const put = (id: number) => {
      const vector = draw();
      near.put(id, vector);
      whole.put(id, vector);
    };
    for (let id = 0; id < 21_000; id++) put(id);
    expect(near.isTrainingDue).toBe(true);
    near.train(20);
    expect(near.isTrainingDue).toBe(false);
    for (let id = 0; id < 2_000; id++) {
      const other = randomBelow(random, 21_000);
      if (id % 2 === 0) put(other);
      else expect(near.remove(other)).toBe(whole.remove(other));
    }
    let found = 0;
    const queries = 100;
    for (let i = 0; i < queries; i++) {
      const query = draw();
      whole.search(query, 20);
      near.search(query, 20, 1_000);
      expect(near.foundId).toEqual(whole.foundId);
      near.search(query, 20);
      found += near.foundId.filter((id) => whole.foundId.includes(id)).length;
    }
    expect(found / (20 * queries)).toBeGreaterThan(0.97);
    expect(near.probes).toBeLessThan(150);
  });
});
