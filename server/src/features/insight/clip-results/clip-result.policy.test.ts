import { describe, expect, it } from 'vitest';
import {
  type AdvisedClip,
  adviseOn,
  endStep,
  isComplete,
  medianOf,
  retentionOf,
  totalsOf,
} from './clip-result.policy.ts';
import { noCounts } from './clip-result.schema.ts';

describe('the curve', () => {
  it('begins with everybody and falls by those who left', () => {
    const { views, shares } = retentionOf(
      new Map([
        [0, 10],
        [50, 30],
        [100, 60],
      ]),
    );
    expect(views).toBe(100);
    expect(shares).toHaveLength(100);
    expect([shares[0], shares[1], shares[50], shares[51], shares[99]]).toEqual([1, 0.9, 0.9, 0.6, 0.6]);
    expect(retentionOf(new Map())).toEqual({ views: 0, shares: [] });
  });

  it('counts a play by the hundredth it ended in', () => {
    expect([endStep(0, 10_000), endStep(99, 10_000), endStep(100, 10_000)]).toEqual([0, 0, 1]);
    expect([endStep(10_000, 10_000), endStep(45_000, 10_000), endStep(5, 0)]).toEqual([100, 100, 0]);
    expect([isComplete(9_499, 10_000), isComplete(9_500, 10_000), isComplete(1, 0)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('figures', () => {
  const counts = { ...noCounts, views: 400, playMs: 1_200_001, completions: 100, paidCents: 50_000 };

  it('are null where nothing was viewed', () => {
    const none = totalsOf(noCounts, { viewers: 0, openers: 0 });
    expect(none).toMatchObject({
      ...{ averagePlayMs: null, completionRate: null, productClickRate: null, paidCentsPer1000Views: null },
    });
  });

  it('are of views, and clicks of viewers', () => {
    expect(totalsOf(counts, { viewers: 200, openers: 10 })).toMatchObject({
      ...{
        averagePlayMs: 3_000,
        completionRate: 0.25,
        productClickRate: 0.05,
        paidCentsPer1000Views: 125_000,
      },
    });
  });

  it('have a middle when three clips were viewed', () => {
    const clip = (views: number) => totalsOf({ ...noCounts, views }, { viewers: views, openers: 0 });
    expect(medianOf([clip(1), clip(5), clip(0)])).toMatchObject({ clips: 2, views: null });
    expect(medianOf([clip(9), clip(1), clip(5)])).toMatchObject({ clips: 3, views: 5 });
    expect(medianOf([clip(9), clip(1), clip(5), clip(6)]).views).toBe(5.5);
  });
});

describe('what to do next', () => {
  const steady = Array.from({ length: 100 }, (_, step) => 1 - step / 250);
  const base: AdvisedClip = {
    durationMs: 20_000,
    totals: totalsOf(
      { ...noCounts, views: 100, completions: 50, productOpens: 10, orders: 1 },
      { viewers: 100, openers: 8 },
    ),
    median: medianOf([]),
    retention: { views: 100, shares: steady },
    goodsAtMs: [1_000],
  };
  const falling = (at: number, to: number) => steady.map((share, step) => (step < at ? share : share * to));

  it('says little of few views', () => {
    expect(adviseOn({ ...base, retention: { views: 29, shares: steady } }).code).toBe('too-few-views');
  });

  it('speaks of the first seconds before all else', () => {
    const shares = falling(10, 0.55);
    const advice = adviseOn({ ...base, goodsAtMs: [], retention: { views: 100, shares } });
    expect(advice).toMatchObject({ code: 'early-leaving', atMs: 3_000 });
    expect(advice.share).toBeGreaterThan(0.4);
  });

  it('asks for goods, and for goods in time', () => {
    expect(adviseOn({ ...base, goodsAtMs: [] }).code).toBe('no-goods');
    const shares = falling(40, 0.5);
    expect(adviseOn({ ...base, goodsAtMs: [15_000], retention: { views: 100, shares } })).toMatchObject({
      code: 'goods-too-late',
      atMs: 15_000,
    });
  });

  it('finds where people leave', () => {
    const shares = falling(60, 0.6);
    const advice = adviseOn({ ...base, retention: { views: 100, shares } });
    expect(advice.code).toBe('slow-middle');
    expect(advice.atMs).toBe(10_000);
  });

  it('looks at clicks, then at orders, then praises', () => {
    const counts = { ...noCounts, views: 100, completions: 50 };
    const few = totalsOf(counts, { viewers: 100, openers: 1 });
    expect(adviseOn({ ...base, totals: few })).toMatchObject({ code: 'few-clicks', share: 0.01 });
    const unsold = totalsOf({ ...counts, productOpens: 25 }, { viewers: 100, openers: 10 });
    expect(adviseOn({ ...base, totals: unsold }).code).toBe('clicks-without-orders');
    const median = { ...medianOf([]), completionRate: 0.4 };
    expect(adviseOn({ ...base, median }).code).toBe('better-than-usual');
    expect(adviseOn(base).code).toBe('steady');
  });
});
