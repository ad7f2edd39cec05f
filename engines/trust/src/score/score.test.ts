import { dayMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { betaBelow, betaInterval, betaQuantile } from './beta.ts';
import { buyerFormula, hostFormula, type ScoreFormula, shopFormula } from './score-formula.ts';
import { TrustScores } from './trust-scores.ts';

const nowMs = 1_700_000_000_000;

function shop(happenings: Readonly<Record<string, number>>, agoDays = 0, weight = 1): TrustScores {
  const scores = new TrustScores();
  scores.put('vine-farm', 'fruit');
  happen(scores, 'vine-farm', happenings, agoDays, weight);
  return scores;
}

function happen(
  scores: TrustScores,
  subject: string,
  happenings: Readonly<Record<string, number>>,
  agoDays = 0,
  weight = 1,
): void {
  for (const [kind, count] of Object.entries(happenings))
    for (let n = 0; n < count; n++)
      scores.learn({ subject, kind, atMs: nowMs - agoDays * dayMs, weight }, nowMs);
}

const good = { 'stars-5': 40, 'parcel-on-time': 50, 'answer-quick': 30, 'order-kept': 60 };
const faceValue = (scores: TrustScores, formula: ScoreFormula = shopFormula) =>
  scores.value('vine-farm', nowMs, formula)!;

describe('trust scores', () => {
  it('T-R41 half of what happened is gone after its half-life', () => {
    const observed = (kind: string, agoDays: number, dimension: string) =>
      shop({ [kind]: 16 }, agoDays)
        .score('vine-farm', nowMs, shopFormula)!
        .dimensions.find((each) => each.dimension === dimension)!.observations;
    expect(observed('parcel-on-time', 30, 'logistics')).toBeCloseTo(8, 9);
    expect(observed('stars-5', 90, 'goods')).toBeCloseTo(8, 9);
    expect(observed('stars-5', 180, 'goods')).toBeCloseTo(4, 9);
  });

  it('T-R42 what is not known is not low: it is not said', () => {
    const scores = shop({ 'stars-1': 2 });
    const score = scores.score('vine-farm', nowMs, shopFormula)!;
    expect(score.score).toBeUndefined();
    expect(score.dimensions.map(({ believed }) => believed)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(scores.value('vine-farm', nowMs, shopFormula)).toBeUndefined();
    expect(scores.score('nobody', nowMs, shopFormula)).toBeUndefined();
    // Goods alone are less than half of the whole, goods and logistics are more.
    expect(shop({ 'stars-5': 20 }).value('vine-farm', nowMs, shopFormula)).toBeUndefined();
    expect(shop({ 'stars-5': 20, 'parcel-on-time': 9 }).value('vine-farm', nowMs, shopFormula)).toBeDefined();
    // Known once, not known for ever.
    expect(shop(good, 900).value('vine-farm', nowMs, shopFormula)).toBeUndefined();
  });

  it('T-R43 few observations stay near what is usual in the category', () => {
    const scores = shop({ 'stars-1': 4, 'parcel-on-time': 20 });
    scores.put('other', 'fruit');
    const usual = () => scores.score('vine-farm', nowMs, shopFormula)!.dimensions[0]!;
    const before = usual();
    happen(scores, 'other', { 'stars-2': 400 });
    expect(usual().usual).toBeLessThan(before.usual - 1);
    expect(usual().believed!.value).toBeLessThan(before.believed!.value - 1);
    // Its own are not part of what it is compared with.
    const alone = shop({ 'stars-1': 400, 'parcel-on-time': 20 }).score('vine-farm', nowMs, shopFormula)!;
    expect(alone.dimensions[0]!.usual).toBeCloseTo(1 + 4 * shopFormula.usual, 9);
  });

  it('T-R44 intervals are those of the posterior, hold the value, and narrow as more is known', () => {
    expect(betaBelow(0.3, 1, 1)).toBeCloseTo(0.3, 12);
    expect(betaBelow(0.4, 3, 2)).toBeCloseTo(4 * 0.4 ** 3 * 0.6 + 0.4 ** 4, 12);
    expect(betaBelow(betaQuantile(0.05, 7, 90), 7, 90)).toBeCloseTo(0.05, 10);
    const wide = betaInterval(0.8, 0.01, 0.9);
    expect(betaBelow(wide.high, 12, 3) - betaBelow(wide.low, 12, 3)).toBeCloseTo(0.9, 9);
    const [some, many] = [1, 20].map((times) => {
      const more = Object.fromEntries(Object.entries(good).map(([kind, count]) => [kind, count * times]));
      return shop({ ...more, 'stars-2': 5 * times }).score('vine-farm', nowMs, shopFormula)!.score!;
    });
    expect(many!.high - many!.low).toBeLessThan((some!.high - some!.low) / 2);
    for (const { low, value, high } of [some!, many!]) {
      expect(low).toBeLessThan(value);
      expect(value).toBeLessThan(high);
    }
  });

  it('T-R45 who is not believed moves little, and who is not believed at all nothing', () => {
    const bad = { ...good, 'stars-1': 40 };
    const honest = shop(bad);
    const before = faceValue(honest);
    happen(honest, 'vine-farm', { 'stars-5': 500 }, 0, 0);
    expect(faceValue(honest)).toBe(before);
    happen(honest, 'vine-farm', { 'stars-5': 100 }, 0, 0.05);
    const doubted = faceValue(honest) - before;
    const believed = faceValue(shop({ ...bad, 'stars-5': 140 })) - before;
    expect(doubted).toBeLessThan(believed / 5);
  });

  it('T-R46 what if is what would have been', () => {
    const late = { ...good, 'parcel-late': 8 };
    const asked = shop(late).whatIf('vine-farm', nowMs, shopFormula, [
      { kind: 'parcel-late', count: -3 },
      { kind: 'stars-5', count: 2 },
    ])!;
    const happened = shop({ ...good, 'parcel-late': 5, 'stars-5': 42 }).score(
      'vine-farm',
      nowMs,
      shopFormula,
    )!;
    expect(asked.score!.value).toBeCloseTo(happened.score!.value, 9);
    // No more is taken away than there is.
    const none = shop(late).value('vine-farm', nowMs, shopFormula, [{ kind: 'parcel-late', count: -99 }]);
    expect(none).toBeCloseTo(faceValue(shop(good)), 9);
  });

  it('T-R46 "three late parcels fewer and you are at 4.6": the least number that is enough', () => {
    const scores = shop({ ...good, 'parcel-late': 12 });
    const wish = { kind: 'parcel-late', sign: -1, target: faceValue(scores) + 0.05 } as const;
    const fewer = scores.toReach('vine-farm', nowMs, shopFormula, wish)!;
    const at = (count: number) =>
      scores.value('vine-farm', nowMs, shopFormula, [{ kind: 'parcel-late', count: -count }])!;
    expect(at(fewer)).toBeGreaterThanOrEqual(wish.target);
    expect(at(fewer - 1)).toBeLessThan(wish.target);
    expect(scores.toReach('vine-farm', nowMs, shopFormula, { ...wish, target: 5 })).toBeUndefined();
    expect(scores.toReach('nobody', nowMs, shopFormula, wish)).toBeUndefined();
  });

  it('T-R47 explains itself by what each kind adds or takes', () => {
    const scores = shop({ ...good, 'parcel-late': 12, 'fake-found': 1 });
    const reasons = scores.explain('vine-farm', nowMs, shopFormula);
    const effect = (kind: string) => reasons.find((reason) => reason.kind === kind)!.effect;
    expect(effect('fake-found')).toBeLessThan(0);
    expect(effect('parcel-late')).toBeLessThan(0);
    expect(effect('stars-5')).toBeGreaterThan(0);
    const sizes = reasons.map((reason) => Math.abs(reason.effect));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(scores.explain('nobody', nowMs, shopFormula)).toEqual([]);
  });

  it('T-R48 versions of the formula stand beside one another, each asked by itself', () => {
    const scores = shop({ ...good, 'stars-3': 20 });
    const before = scores.score('vine-farm', nowMs, shopFormula);
    const stricter: ScoreFormula = {
      ...{ ...shopFormula, version: 2 },
      says: shopFormula.says.map((says) => (says.kind === 'stars-3' ? { ...says, good: 0 } : says)),
    };
    expect(scores.value('vine-farm', nowMs, stricter)).toBeLessThan(before!.score!.value);
    expect(scores.score('vine-farm', nowMs, shopFormula)).toEqual(before);
    expect(scores.score('vine-farm', nowMs, stricter)!.version).toBe(2);
    for (const formula of [hostFormula, buyerFormula]) expect(faceValue(scores, formula)).toBeGreaterThan(4);
    const wrong = {
      ...shopFormula,
      says: [{ kind: 'smile', dimension: 'goods', good: 1, weight: 1 }],
    } as const;
    expect(() => scores.value('vine-farm', nowMs, wrong)).toThrow('smile');
  });

  it('T-R49 what cannot be used is refused and counted, and changes nothing', () => {
    const scores = shop(good);
    const before = scores.score('vine-farm', nowMs, shopFormula);
    const event = { subject: 'vine-farm', kind: 'stars-1', atMs: nowMs, weight: 1 };
    const bad = [
      { ...event, subject: 'nobody' },
      { ...event, kind: 'smile' },
      { ...event, weight: 1.1 },
      { ...event, weight: Number.NaN },
      { ...event, atMs: Number.NaN },
      { ...event, atMs: nowMs + 2 * dayMs },
      { ...event, atMs: Number.POSITIVE_INFINITY },
    ];
    for (const each of bad) expect(scores.learn(each, nowMs)).toBe(false);
    expect(scores.refused).toBe(bad.length);
    expect(scores.score('vine-farm', nowMs, shopFormula)).toEqual(before);
    scores.put('vine-farm', 'other');
    expect(scores.score('vine-farm', nowMs, shopFormula)).toEqual(before);
  });
});
