import { dayMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import {
  type CandidatePlan,
  choosePlan,
  decidePlan,
  type PlanDraft,
  planState,
  type RivalPlan,
} from './plan.policy.ts';
import type { PlanKind } from './plan.schema.ts';

const draft = (given: Partial<PlanDraft> = {}): PlanDraft => ({
  kind: 'open',
  rateBasisPoints: 1_000,
  startsAtMs: 0,
  endsAtMs: 10 * dayMs,
  creatorIds: [],
  ...given,
});
const rival = (given: Partial<RivalPlan> = {}): RivalPlan => ({
  id: 'pln_1',
  ...draft(),
  endedAtMs: null,
  ...given,
});
const codeOf = (result: ReturnType<typeof decidePlan>) => (result.ok ? 'ok' : result.failure.type);

describe('a plan beside the others of its product', () => {
  it('is the only one of its kind at a time', () => {
    expect(codeOf(decidePlan(draft(), [rival()]))).toBe('plan-overlaps');
    expect(
      codeOf(decidePlan(draft({ endsAtMs: null }), [rival({ startsAtMs: 40 * dayMs, endsAtMs: null })])),
    ).toBe('plan-overlaps');
  });

  it('may begin when the one before it ends', () => {
    expect(codeOf(decidePlan(draft({ startsAtMs: 10 * dayMs, endsAtMs: null }), [rival()]))).toBe('ok');
    expect(codeOf(decidePlan(draft({ startsAtMs: 3 * dayMs }), [rival({ endedAtMs: 3 * dayMs })]))).toBe(
      'ok',
    );
  });

  it('names a creator in one target plan at a time, and other creators in another', () => {
    const known = rival({ kind: 'target', creatorIds: ['crt_a'] });
    const target = (creatorIds: string[]) => draft({ kind: 'target', creatorIds });
    expect(decidePlan(target(['crt_b', 'crt_a']), [known])).toMatchObject({
      failure: { type: 'plan-overlaps', creatorId: 'crt_a' },
    });
    expect(codeOf(decidePlan(target(['crt_b']), [known]))).toBe('ok');
  });

  it('pays more as a target plan than open, and no less as a campaign, whichever came first', () => {
    const cases: [PlanKind, number, PlanKind, number, string][] = [
      ['target', 1_000, 'open', 1_000, 'plan-rates-crossed'],
      ['target', 1_001, 'open', 1_000, 'ok'],
      ['open', 1_000, 'target', 1_000, 'plan-rates-crossed'],
      ['campaign', 1_000, 'open', 1_000, 'ok'],
      ['campaign', 999, 'open', 1_000, 'plan-rates-crossed'],
      ['open', 1_001, 'campaign', 1_000, 'plan-rates-crossed'],
      ['target', 1_000, 'campaign', 1_000, 'plan-rates-crossed'],
    ];
    for (const [kind, rateBasisPoints, otherKind, other, expected] of cases) {
      const made = decidePlan(draft({ kind, rateBasisPoints }), [
        rival({ kind: otherKind, rateBasisPoints: other }),
      ]);
      expect(codeOf(made), `${kind} ${rateBasisPoints} beside ${otherKind} ${other}`).toBe(expected);
    }
  });
});

describe('the plan that applies', () => {
  const plan = (planId: string, kind: PlanKind, given: Partial<CandidatePlan> = {}): CandidatePlan => ({
    ...{ planId, kind, rateBasisPoints: 1_000, leaderId: null, leaderBasisPoints: 0 },
    ...{ startsAtMs: 0, endsAtMs: 10 * dayMs, endedAtMs: null, acceptedAtMs: null },
    ...given,
  });

  it('is the target plan once it is accepted, else the campaign, else the open one', () => {
    const all = [
      plan('open', 'open'),
      plan('campaign', 'campaign'),
      plan('target', 'target', { acceptedAtMs: dayMs }),
    ];
    expect(choosePlan(all, dayMs - 1)?.planId).toBe('campaign');
    expect(choosePlan(all, dayMs)?.planId).toBe('target');
    expect(choosePlan(all.slice(0, 1), dayMs)?.planId).toBe('open');
  });

  it('is none outside of its time', () => {
    const open = [plan('open', 'open', { startsAtMs: 5, endedAtMs: 9 })];
    expect([4, 5, 8, 9].map((atMs) => choosePlan(open, atMs)?.planId ?? null)).toEqual([
      null,
      'open',
      'open',
      null,
    ]);
  });

  it('is told apart by its state', () => {
    const times = { startsAtMs: 5, endsAtMs: 9, endedAtMs: null };
    expect([4, 5, 9].map((atMs) => planState(times, atMs))).toEqual(['scheduled', 'running', 'ended']);
    expect(planState({ startsAtMs: 5, endsAtMs: null, endedAtMs: 6 }, 7)).toBe('ended');
  });
});
