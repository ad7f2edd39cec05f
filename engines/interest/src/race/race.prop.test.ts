import { type Random, seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOfMean } from './bounds.ts';
import {
  decideRace,
  judgeRace,
  nextLookAtMs,
  type RaceCounts,
  type RaceDecision,
  type RaceStandard,
  raceDefaults,
  raceMeasures,
  raceStandardOf,
} from './index.ts';

const rank: Record<RaceDecision, number> = { stop: 0, hold: 1, promote: 2 };
const standard = raceStandardOf([], 'tea', raceDefaults);
const state = { tier: 1, startedAtMs: 0, looks: 0 };

const anyCounts = fc
  .record({
    viewers: fc.integer({ min: 0, max: 3_000 }),
    shares: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1_000), fc.nat(1_000), fc.nat(1_000)),
    sells: fc.boolean(),
  })
  .map(({ viewers, shares: [watched, clicks, buys, paid], sells }): RaceCounts => {
    const clickers = Math.floor((viewers * clicks) / 1_000);
    const buyers = Math.floor((clickers * buys) / 1_000);
    return {
      ...{ viewers, watched: viewers * watched, clickers, buyers },
      paidCents: Math.floor((buyers * 5_000 * paid) / 1_000),
      paidMaxCents: sells ? 5_000 : 0,
    };
  });

const needing = (value: number): RaceStandard =>
  Object.fromEntries(raceMeasures.map((measure) => [measure, { value, from: 'all' }])) as RaceStandard;

/** Runs a race of a clip that is exactly the middle in everything, looked at again and again. */
function climbsByLuck(tier: number, random: Random): boolean {
  const middle = { dwell: 0.5, clickRate: 0.1, conversion: 0.02, gpm: 40_000 };
  const needed = Object.fromEntries(
    raceMeasures.map((measure) => [measure, { value: middle[measure], from: 'all' }]),
  ) as RaceStandard;
  const counts = { viewers: 0, watched: 0, clickers: 0, buyers: 0, paidCents: 0, paidMaxCents: 4_000 };
  while (counts.viewers < 200) {
    counts.viewers += 1;
    if (random.next() < 0.5) counts.watched += 1;
    if (random.next() < 0.1) counts.clickers += 1;
    if (random.next() < 0.02) {
      counts.buyers += 1;
      counts.paidCents += 2_000;
    }
    const { decision } = decideRace({ ...state, tier }, counts, needed, raceDefaults);
    if (decision !== 'hold') return decision === 'promote';
  }
  return false;
}

describe('the traffic race', () => {
  it('I-R90 more of a good thing never demotes: neither at the same viewers nor with a viewer who does everything', () => {
    fc.assert(
      fc.property(anyCounts, fc.constantFrom(...raceMeasures), (counts, measure) => {
        const better: RaceCounts = {
          ...counts,
          watched: measure === 'dwell' ? Math.min(counts.viewers, counts.watched + 1) : counts.watched,
          clickers: measure === 'clickRate' ? Math.min(counts.viewers, counts.clickers + 1) : counts.clickers,
          buyers: measure === 'conversion' ? Math.min(counts.viewers, counts.buyers + 1) : counts.buyers,
          paidCents: counts.paidCents + (measure === 'gpm' ? 500 : 0),
        };
        const oneMore: RaceCounts = {
          viewers: counts.viewers + 1,
          watched: counts.watched + 1,
          clickers: counts.clickers + 1,
          buyers: counts.buyers + 1,
          paidCents: counts.paidCents + counts.paidMaxCents,
          paidMaxCents: counts.paidMaxCents,
        };
        const before = rank[decideRace(state, counts, standard, raceDefaults).decision];
        expect(rank[decideRace(state, better, standard, raceDefaults).decision]).toBeGreaterThanOrEqual(
          before,
        );
        // A viewer more may make it possible to say at all that it is too little; beyond that it only helps.
        if (counts.viewers < raceDefaults.viewersMin) return;
        expect(rank[decideRace(state, oneMore, standard, raceDefaults).decision]).toBeGreaterThanOrEqual(
          before,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('I-R91 a clip no better than the middle climbs by luck at most as often as stated, however often it is looked at', () => {
    const random = seededRandom(5);
    const races = 600;
    for (const tier of [0, 2]) {
      let climbed = 0;
      for (let race = 0; race < races; race++) if (climbsByLuck(tier, random)) climbed++;
      expect(climbed / races).toBeLessThanOrEqual(raceDefaults.tiers[tier]!.error);
    }
  });

  it('I-R91 fewer viewers than the least decide nothing, however well they do', () => {
    const viewers = raceDefaults.viewersMin - 1;
    const all: RaceCounts = {
      ...{ viewers, watched: viewers, clickers: viewers, buyers: viewers },
      ...{ paidCents: viewers * 9_000, paidMaxCents: 9_000 },
    };
    expect(decideRace(state, all, standard, raceDefaults).decision).toBe('hold');
    expect(decideRace(state, { ...all, viewers: 0, watched: 0 }, standard, raceDefaults).decision).toBe(
      'hold',
    );
  });

  it('I-R91 the bounds hold the mean at every moment at once', () => {
    const random = seededRandom(9);
    const runs = 1_000;
    let missed = 0;
    for (let run = 0; run < runs; run++) {
      const mean = 0.02 + 0.96 * random.next();
      let sum = 0;
      for (let count = 1; count <= 200; count++) {
        sum += random.next() < mean ? 1 : 0;
        if (count > 20 && count % 10 !== 0) continue;
        const { low, high } = boundsOfMean(count, sum, 0.1);
        if (mean >= low && mean <= high) continue;
        missed += 1;
        break;
      }
    }
    expect(missed / runs).toBeLessThanOrEqual(0.1);
  });

  it('I-R92 a clip that is clearly better climbs a step, one that is clearly worse stops, and the last step is the last', () => {
    const good: RaceCounts = {
      viewers: 200,
      watched: 150,
      clickers: 30,
      buyers: 6,
      paidCents: 20_000,
      paidMaxCents: 9_000,
    };
    expect(decideRace(state, good, standard, raceDefaults).decision).toBe('promote');
    const last = { ...state, tier: raceDefaults.tiers.length - 1 };
    expect(decideRace(last, good, standard, raceDefaults).decision).toBe('hold');
    expect(decideRace(state, { ...good, watched: 10 }, standard, raceDefaults).decision).toBe('stop');
    const sellsNothing = { ...good, clickers: 0, buyers: 0, paidCents: 0, paidMaxCents: 0 };
    expect(
      decideRace(state, sellsNothing, standard, raceDefaults).measures.map(({ measure }) => measure),
    ).toEqual(['dwell']);
  });

  it('I-R92 is looked at after each window, and then each time as long as the last again', () => {
    const looks = [0, 1, 2, 3, 4].map(
      (taken) => nextLookAtMs({ ...state, looks: taken }, raceDefaults) / 60_000,
    );
    expect(looks).toEqual([5, 30, 60, 120, 180]);
  });

  it('I-R92 so many further viewers who do the same, and it is clearly above', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        for (const { viewersMore, measure } of judgeRace(counts, standard, 0.1, raceDefaults)) {
          if (viewersMore === null || viewersMore === 0) continue;
          const more = (counts.viewers + viewersMore) / counts.viewers;
          const later = judgeRace(
            {
              ...counts,
              viewers: counts.viewers + viewersMore,
              watched: counts.watched * more,
              clickers: counts.clickers * more,
              buyers: counts.buyers * more,
              paidCents: counts.paidCents * more,
            },
            standard,
            0.1,
            { viewersMin: 0 },
          );
          expect(later.find((each) => each.measure === measure)?.verdict).toBe('above');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('I-R93 what is needed is the middle of the category, else of all, never less than the floor', () => {
    const peers = (category: string, dwells: readonly number[], viewers = 50) =>
      dwells.map((dwell) => ({ category, viewers, values: { dwell } }));
    const tea = peers('tea', [0.4, 0.5, 0.6, 0.7, 0.8]);
    const toys = peers('toys', [0.5, 0.5]);
    const of = (category: string, all: Parameters<typeof raceStandardOf>[0]) =>
      raceStandardOf(all, category, raceDefaults).dwell;
    expect(of('tea', [...tea, ...toys])).toEqual({ value: 0.6, from: 'category' });
    expect(of('toys', [...tea, ...toys])).toEqual({ value: 0.5, from: 'all' });
    expect(of('toys', toys)).toEqual({ value: raceDefaults.floors.dwell, from: 'floor' });
    expect(of('tea', peers('tea', [0, 0, 0, 0.1, 0.1]))).toEqual({ value: 0.3, from: 'floor' });
    expect(of('tea', peers('tea', [0.9, 0.9, 0.9, 0.9, 0.9], 3)).from).toBe('floor');
    expect(needing(1).gpm.value).toBe(1);
  });
});
