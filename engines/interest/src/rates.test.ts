import { expect, it } from 'vitest';
import { RareRates } from './rare-rates.ts';
import { Rates } from './rates.ts';
import type { SnapshotReader } from './snapshot.ts';
import { outcomeBits, tasks } from './tasks.ts';

/** Everything counted so far is `count`. */
const countedTo = (count: number) =>
  ({ column: (like: Float64Array) => like.map(() => count) }) as unknown as SnapshotReader;

it('I-R17 bug: counting stopped at sixteen million, and rates never moved again', () => {
  const counted = 2 ** 24;
  const rates = new Rates(30);
  rates.load(countedTo(counted));
  rates.add(0, outcomeBits.click, counted);
  expect(rates.rate(0, 1, 0, 0)).toBe(counted / (counted + 1));
});

it('I-R81 bug: nor did those of rare tasks', () => {
  const counted = 2 ** 24;
  const rates = new RareRates(30);
  rates.load(countedTo(counted));
  rates.add(0, 0, outcomeBits.buy, counted);
  const buy = Math.log2(outcomeBits.buy) - tasks;
  expect(rates.rate(0, buy, 0, 0)).toBe(counted / (counted + 1));
});
