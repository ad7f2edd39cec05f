import { seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import type { ExposureEvent } from './events.ts';
import { type Interest, restoreInterest } from './interest.ts';
import { stage, startMs } from './stage.ts';
import { taskNames } from './tasks.ts';

const hourMs = 3_600_000;

function exposure(e: number, more: Partial<ExposureEvent> = {}): ExposureEvent {
  return {
    ...{ kind: 'exposure', person: `p${e % 50}`, item: `i${e % 60}`, atMs: startMs + e * 1_000, tab: 'a' },
    ...{ isClick: e % 3 === 0, longView: e % 4 === 0, isLike: false, playMs: 5_000, durationMs: 20_000 },
    ...more,
  };
}

const asked = { person: 'x', item: 'i0', atMs: startMs + 4_000_000, tab: 'a' };

/** Shown and watched, nothing else. */
function show(interest: Interest, person: string, item: string, atMs: number): void {
  interest.learn({ kind: 'impression', person, item, atMs });
  interest.learn({ kind: 'watch', person, item, atMs: atMs + 5_000, playMs: 5_000, durationMs: 20_000 });
}

describe('the tasks of the model', () => {
  it('I-R80 answers every task, and rare ones leave what is expected of the common ones as it was', () => {
    const [plain, rich] = [stage(), stage()] as const;
    for (let e = 0; e < 1_500; e++) {
      plain.learn(exposure(e, { isPurchase: false, isProductOpen: false }));
      rich.learn(exposure(e, { isPurchase: e % 7 === 0, isProductOpen: e % 5 === 0 }));
    }
    const [without, with_] = [plain.score(asked), rich.score(asked)] as const;
    expect(Object.keys(with_)).toEqual([...taskNames]);
    for (const task of ['click', 'longView', 'like'] as const) expect(with_[task]).toBe(without[task]);
    expect(with_.buy).toBeGreaterThan(10 * without.buy);
  });

  it('I-R81 a rare task begins at a small rate, and answers what is usual long before it knows more', () => {
    const interest = stage();
    expect(interest.score(asked).buy).toBeLessThan(0.01);
    const random = seededRandom(4);
    for (let e = 0; e < 6_000; e++)
      interest.learn(exposure(e, { isPurchase: random.next() < 0.03, isHate: false }));
    const { buy, hide } = interest.score(asked);
    expect(buy).toBeGreaterThan(0.015);
    expect(buy).toBeLessThan(0.06);
    expect(hide).toBeGreaterThan(0);
    expect(hide).toBeLessThan(0.002);
  });

  it('I-R81 finds which items are bought', () => {
    const interest = stage();
    const random = seededRandom(5);
    for (let e = 0; e < 6_000; e++) {
      const isGood = (e * 7) % 60 < 10;
      interest.learn(
        exposure(e, { item: `i${(e * 7) % 60}`, isPurchase: random.next() < (isGood ? 0.1 : 0.005) }),
      );
    }
    const [good, bad] = ['i3', 'i33'].map((item) => interest.score({ ...asked, item }).buy);
    expect(good).toBeGreaterThan(2 * bad!);
  });

  it('I-R82 a purchase hours later belongs to the exposure it came of, once', () => {
    const learnt = (buys: number, delayMs: number) => {
      const interest = stage({ settings: { attributionMs: 10 * hourMs } });
      for (let e = 0; e < 400; e++) {
        const [person, item, atMs] = [`p${e}`, `i${e % 6}`, startMs + e * 60_000] as const;
        show(interest, person, item, atMs);
        for (let n = 0; n < buys; n++)
          interest.learn({ kind: 'purchase', person, item, atMs: atMs + delayMs });
      }
      return interest.score({ ...asked, atMs: startMs + 40 * hourMs }).buy;
    };
    const none = learnt(0, 0);
    expect(learnt(1, 5 * hourMs)).toBeGreaterThan(20 * none);
    expect(learnt(2, 5 * hourMs)).toBe(learnt(1, 5 * hourMs));
    expect(learnt(1, 11 * hourMs)).toBe(none);
  });

  it('I-R82 an exposure whose product was opened waits longer than those that pass by', () => {
    const bought = (opens: boolean) => {
      const interest = stage({ settings: { attributionMax: 30 } });
      for (let e = 0; e < 300; e++) {
        const [person, item, atMs] = [`p${e}`, `i${e % 6}`, startMs + e * 60_000] as const;
        show(interest, person, item, atMs);
        if (opens && e % 3 === 0) interest.learn({ kind: 'product-open', person, item, atMs: atMs + 9_000 });
        const before = e - 30;
        if (before >= 0 && before % 3 === 0)
          interest.learn({ kind: 'purchase', person: `p${before}`, item: `i${before % 6}`, atMs });
      }
      expect(interest.counters().awaitedExposures).toBeLessThanOrEqual(30);
      return interest.score({ ...asked, atMs: startMs + 40 * hourMs }).buy;
    };
    expect(bought(true)).toBeGreaterThan(10 * bought(false));
  });

  it('I-R83 a log that has no column for a task teaches nothing of it', () => {
    const interest = stage();
    const before = interest.score(asked);
    for (let e = 0; e < 1_000; e++) interest.learn(exposure(e));
    for (const { task, count } of interest.calibration())
      expect(count).toBe(['click', 'longView', 'like'].includes(task) ? 1_000 : 0);
    for (const task of ['follow', 'detail', 'buy', 'hide'] as const)
      expect(interest.score(asked)[task]).toBeCloseTo(before[task], 2);
  });

  it('I-R84 answers agree with what happens, and say so bin by bin', () => {
    const interest = stage();
    const random = seededRandom(9);
    const chances = (item: number) => 0.05 + 0.9 * ((item % 6) / 6);
    for (let e = 0; e < 12_000; e++) {
      const item = Math.floor(random.next() * 60);
      const isClick = random.next() < chances(item);
      const isPurchase = random.next() < 0.1 * chances(item);
      interest.learn(exposure(e, { item: `i${item}`, isClick, isPurchase }));
    }
    const found = interest.calibration();
    for (const task of ['click', 'buy']) {
      const { bins, count, expectedCalibrationError } = found.find((one) => one.task === task)!;
      expect(expectedCalibrationError).toBeLessThan(0.03);
      expect(count).toBe(bins.reduce((sum, bin) => sum + bin.count, 0));
      expect(bins.length).toBeGreaterThan(3);
      for (const bin of bins.filter((one) => one.count > 500))
        expect(Math.abs(bin.predicted - bin.observed)).toBeLessThan(0.06);
    }
    expect(interest.calibration()).toEqual(found);
    expect(restoreInterest(interest.snapshot()).calibration()).toEqual(found);
  });
});
