import { describe, expect, it } from 'vitest';
import { decideAdopt, settingsBetween } from './adoption.policy.ts';
import type { ExperimentPlan } from './experiment.policy.ts';

const plan = (given: Partial<ExperimentPlan & { startedAt: string | null }> = {}) => ({
  ...{ id: 'exp_1', state: 'stopped' as const, sharePercent: 100, holdoutPercent: 0 },
  variants: [{ key: 'a' as const, name: 'A', policy: { likeValue: 4 } }],
  startedAt: '2026-11-20T00:00:00Z' as string | null,
  ...given,
});

describe('making a variant what everybody is served by', () => {
  it('is for a variant of an experiment that was served and has stopped', () => {
    expect(decideAdopt(plan(), 'a', [])).toBeNull();
    expect(decideAdopt(plan(), 'b', [])).toMatchObject({ type: 'bad-request', field: 'variant' });
    for (const state of ['draft', 'judging', 'running'] as const)
      expect(decideAdopt(plan({ state }), 'a', [])).toMatchObject({ type: 'state-conflict' });
    expect(decideAdopt(plan({ startedAt: null }), 'a', [])).toMatchObject({ type: 'state-conflict' });
  });

  it('waits for experiments that vary the same setting', () => {
    const other = (name: string, state: 'judging' | 'running' | 'stopped') =>
      plan({ id: 'exp_2', state, variants: [{ key: 'a', name: 'x', policy: { [name]: 1 } }] });
    for (const state of ['judging', 'running'] as const) {
      expect(decideAdopt(plan(), 'a', [other('likeValue', state)])).toMatchObject({ type: 'state-conflict' });
      expect(decideAdopt(plan(), 'a', [other('fatigue', state)])).toBeNull();
    }
    expect(decideAdopt(plan(), 'a', [other('likeValue', 'stopped')])).toBeNull();
  });

  it('tells what a return changes', () => {
    const [one, other] = [
      { likeValue: 4, fatigue: 0.1 },
      { likeValue: 4, clickValue: 2 },
    ];
    expect(settingsBetween(one, other).sort()).toEqual(['clickValue', 'fatigue']);
    expect(settingsBetween(one, one)).toEqual([]);
  });
});
