import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreInterest } from './interest.ts';
import { type ItemSignals, signalFactor, signalNames, signalWeights, sunkBy } from './item-signals.ts';
import { enjoy, pageOf, skip, stage, startMs } from './stage.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const four = fc.record({ trust: unit, stock: unit, promise: unit, margin: unit });

/** An engine that knows a little of a person, and how it values item `i7` for them. */
function valued(signals: Partial<ItemSignals>, weights?: ItemSignals): number {
  const interest = stage({ settings: weights === undefined ? {} : { signals: weights } });
  for (let i = 20; i < 30; i++) (i % 2 === 0 ? enjoy : skip)(interest, 'p', `i${i}`);
  interest.putItemSignals('i7', signals);
  return pageOf(interest, 'p', 60).find(({ item }) => item === 'i7')!.score;
}

describe('signals of items', () => {
  it('I-R85 raising one never lowers a value, for or against, and their influence is bounded', () => {
    fc.assert(
      fc.property(
        four,
        four,
        fc.constantFrom(...signalNames),
        unit,
        fc.double({ min: -5, max: 5, noNaN: true }),
        (signals, weights, name, other, value) => {
          const factorOf = (given: ItemSignals) =>
            signalFactor(
              Float32Array.from(signalNames, (each) => given[each]),
              0,
              signalWeights(weights),
            );
          const [low, high] = [Math.min(signals[name], other), Math.max(signals[name], other)];
          const [less, more] = [
            factorOf({ ...signals, [name]: low }),
            factorOf({ ...signals, [name]: high }),
          ];
          expect(less).toBeGreaterThan(0);
          expect(more).toBeLessThanOrEqual(1);
          expect(sunkBy(value, more)).toBeGreaterThanOrEqual(sunkBy(value, less));
        },
      ),
    );
  });

  it('I-R85 on a page too, and the weights are settings', () => {
    fc.assert(
      fc.property(four, fc.constantFrom(...signalNames), unit, (signals, name, other) => {
        const [low, high] = [Math.min(signals[name], other), Math.max(signals[name], other)];
        expect(valued({ ...signals, [name]: high })).toBeGreaterThanOrEqual(
          valued({ ...signals, [name]: low }),
        );
      }),
      { numRuns: 15 },
    );
    const none = { trust: 0, stock: 0, promise: 0, margin: 0 };
    expect(valued({ stock: 0, trust: 0 }, none)).toBe(valued({}));
    expect(valued({ stock: 0 })).toBeLessThan(valued({}));
  });

  it('I-R86 what is out of stock sinks to the end, and is learnt from all the same', () => {
    const interest = stage({ items: 12 });
    for (let e = 0; e < 200; e++) enjoy(interest, `q${e}`, `i${e % 12}`, startMs + e * 1_000);
    for (let i = 0; i < 6; i++) interest.putItemSignals(`i${i}`, { stock: 0, trust: 0.2, promise: 0 });
    const places = pageOf(interest, 'p', 12).map(({ item }) => Number(item.slice(1)));
    expect(places).toHaveLength(12);
    const mean = (isGone: boolean) => {
      const found = places.flatMap((item, at) => (item < 6 === isGone ? [at] : []));
      return found.reduce((sum, at) => sum + at, 0) / found.length;
    };
    expect(mean(true)).toBeGreaterThan(mean(false) + 2);
    const before = interest.counters();
    enjoy(interest, 'p', 'i0');
    expect(interest.counters().trained).toBe(before.trained + 1);
  });

  it('I-R87 refuses what is no number from 0 to 1, and counts it; what was said before stays', () => {
    const interest = stage();
    interest.putItemSignals('i7', { stock: 0 });
    const page = pageOf(interest, 'p', 60);
    for (const stock of [Number.NaN, -0.1, 1.1, '1' as unknown as number])
      interest.putItemSignals('i7', { stock });
    interest.putItemSignals('i7', { luck: 1 } as Partial<ItemSignals>);
    interest.putItemSignals('nothing', { stock: 1 });
    expect(interest.counters()).toMatchObject({ badSignals: 5, unknownItems: 1 });
    expect(pageOf(interest, 'p', 60)).toEqual(page);
  });

  it('I-R87 signals are part of a snapshot', () => {
    const interest = stage();
    const random = seededRandom(2);
    for (let i = 0; i < 60; i++) interest.putItemSignals(`i${i}`, { stock: random.next() });
    expect(pageOf(restoreInterest(interest.snapshot()), 'p')).toEqual(pageOf(interest, 'p'));
  });
});
