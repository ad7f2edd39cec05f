import { dayMs } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopFormula } from './score-formula.ts';
import { scoreKinds } from './score-kinds.ts';
import { type ScoreEvent, TrustScores } from './trust-scores.ts';

const nowMs = 1_700_000_000_000;
const shops = ['vine-farm', 'tea-house', 'glass-works'];
const event = fc.record({
  subject: fc.constantFrom(...shops),
  kind: fc.constantFrom(...scoreKinds.map(({ kind }) => kind)),
  // Twenty years, so that the landmark moves.
  atMs: fc.integer({ min: 0, max: 20 * 365 }).map((days) => nowMs - days * dayMs),
  weight: fc.double({ min: 0, max: 1, noNaN: true }),
});
const recent = event.map((each) => ({ ...each, atMs: nowMs - ((nowMs - each.atMs) % (60 * dayMs)) }));
const events = fc.array(fc.oneof(event, recent), { maxLength: 120 });

function learnt(log: readonly ScoreEvent[]): TrustScores {
  const scores = new TrustScores();
  for (const shop of shops) scores.put(shop, 'all');
  for (const each of log) scores.learn(each, nowMs);
  return scores;
}

describe('trust scores', () => {
  it('T-R40 are the same event by event, built anew, and in any order', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 200 }), (log, cut) => {
        const sorted = [...log].sort((a, b) => a.atMs - b.atMs);
        const turned = [...log.slice(cut), ...log.slice(0, cut)];
        for (const shop of shops)
          for (const askedMs of [nowMs, nowMs + 40 * dayMs]) {
            const value = learnt(log).value(shop, askedMs, shopFormula);
            for (const other of [sorted, turned]) {
              const anew = learnt(other).value(shop, askedMs, shopFormula);
              expect(anew === undefined).toBe(value === undefined);
              if (value !== undefined) expect(Math.abs(anew! - value)).toBeLessThan(1e-9);
            }
          }
      }),
      { seed: 40, numRuns: 40 },
    );
  });

  it('T-R44 more of what is good never lowers a score, and more of what is bad never raises it', () => {
    fc.assert(
      fc.property(events, fc.constantFrom(...shopFormula.says), (log, { kind, good }) => {
        const every = shopFormula.says.filter((says) => says.kind === kind);
        if (new Set(every.map((says) => says.good)).size > 1 || (good !== 0 && good !== 1)) return;
        const scores = learnt(log);
        const before = scores.value('vine-farm', nowMs, shopFormula);
        const after = scores.value('vine-farm', nowMs, shopFormula, [{ kind, count: 3 }]);
        // What was not known before has no score to be compared with.
        const known = (changes: { kind: string; count: number }[]) =>
          scores
            .whatIf('vine-farm', nowMs, shopFormula, changes)!
            .dimensions.filter(({ believed }) => believed).length;
        if (before === undefined || known([]) !== known([{ kind, count: 3 }])) return;
        if (good === 1) expect(after).toBeGreaterThanOrEqual(before - 1e-12);
        else expect(after).toBeLessThanOrEqual(before + 1e-12);
      }),
      { seed: 44, numRuns: 100 },
    );
  });
});
