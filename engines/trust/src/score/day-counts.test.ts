import { dayMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { countedScore } from './counted-score.ts';
import { type DayCount, fadedCounts } from './day-counts.ts';
import { experienceOf, windowOf } from './experience.ts';
import { scoreFormulas, shopFormula } from './score-formula.ts';
import { TrustScores } from './trust-scores.ts';

const today = 20_000;
const nowMs = today * dayMs;
const day = (agoDays: number, counts: Readonly<Record<string, number>>): DayCount[] =>
  Object.entries(counts).map(([kind, count]) => ({ day: today - agoDays, kind, count }));

const days = [
  ...day(0, { 'parcel-on-time': 12, 'stars-5': 9, 'service-praised': 4 }),
  ...day(17, { 'parcel-late': 3, 'stars-1': 2, 'answer-slow': 5, 'delivery-blamed': 2 }),
  ...day(80, { 'parcel-on-time': 20, 'stars-4': 11, 'order-kept': 30, 'claim-honoured': 2 }),
];

describe('counts by day', () => {
  it('T-R50 say what the events of those days, each at its beginning, say', () => {
    const scores = new TrustScores();
    scores.put('vine-farm', 'fruit');
    for (const { day: at, kind, count } of days)
      for (let n = 0; n < count; n++)
        scores.learn({ subject: 'vine-farm', kind, atMs: at * dayMs, weight: 1 }, nowMs);
    const faded = fadedCounts(days, nowMs);
    for (const formula of scoreFormulas)
      expect(countedScore(formula, faded, faded).value() ?? 0).toBeCloseTo(
        scores.value('vine-farm', nowMs, formula) ?? 0,
        9,
      );
    const later = [...days, ...day(-1, { 'stars-1': 400 }), ...day(0, { 'never-heard-of': 9 })];
    expect(fadedCounts(later, nowMs)).toEqual(faded);
  });

  it('T-R51 the experience score is of 90 days, nearer ones more, and not known below 30 orders', () => {
    const scored = (own: readonly DayCount[]) => experienceOf(windowOf(own, own, nowMs))?.value();
    const good = { 'parcel-on-time': 30, 'stars-5': 20, 'service-praised': 20 };
    expect(scored(day(3, { ...good, 'parcel-on-time': 29 }))).toBeUndefined();
    expect(scored(day(91, good))).toBeUndefined();
    const value = scored(day(3, good));
    expect(value).toBeGreaterThan(4.5);
    expect(value).toBeLessThanOrEqual(5);
    const blamed = (agoDays: number) => scored([...day(3, good), ...day(agoDays, { 'stars-1': 10 })]) ?? 0;
    expect(blamed(1)).toBeLessThan(blamed(60));
    expect(blamed(60)).toBeLessThan(blamed(95));
    expect(
      scored(day(1, { 'parcel-late': 900, 'stars-1': 900, 'service-blamed': 900 })),
    ).toBeGreaterThanOrEqual(3);
  });

  it('T-R48 reviews tell of service and delivery since version 2 only', () => {
    const [first] = scoreFormulas;
    const own = fadedCounts([...days, ...day(0, { 'delivery-blamed': 40 })], nowMs);
    const before = fadedCounts(days, nowMs);
    expect(countedScore(first!, own, own).value()).toBe(countedScore(first!, before, before).value());
    expect(countedScore(shopFormula, own, own).value()).toBeLessThan(
      countedScore(shopFormula, before, before).value() ?? 0,
    );
  });
});
