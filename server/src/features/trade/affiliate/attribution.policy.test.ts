import { dayMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import {
  type AttributableLine,
  attributionPolicy,
  type Click,
  decideAttribution,
} from './attribution.policy.ts';
import type { CandidatePlan } from './plan.policy.ts';

const nowMs = 100 * dayMs;
const click = (creatorId: string, daysAgo: number): Click => ({
  ...{ creatorId, clipId: null, planId: `plan of ${creatorId}`, rateBasisPoints: 1_000 },
  ...{ leaderId: null, leaderBasisPoints: 0, clickedAtMs: nowMs - daysAgo * dayMs },
});
const openPlan: CandidatePlan = {
  ...{ planId: 'open', kind: 'open', rateBasisPoints: 2_000, leaderId: 'leader', leaderBasisPoints: 300 },
  ...{ startsAtMs: 0, endsAtMs: null, endedAtMs: null, acceptedAtMs: null },
};
const line = (given: Partial<AttributableLine>): AttributableLine => ({
  ...{ buyerIsStaff: false, buyerCreatorId: null, clicks: [], brought: null, plans: [] },
  ...given,
});
const creatorOf = (given: Partial<AttributableLine>) =>
  decideAttribution(line(given), nowMs)?.creatorId ?? null;

describe('a sold line belongs to', () => {
  it('the creator of the last click', () => {
    expect(creatorOf({ clicks: [click('a', 3), click('b', 1), click('c', 2)] })).toBe('b');
  });

  it('nobody when the last click is older than the window', () => {
    expect(creatorOf({ clicks: [click('a', attributionPolicy.windowDays)] })).toBe('a');
    expect(creatorOf({ clicks: [click('a', attributionPolicy.windowDays + 0.001)] })).toBeNull();
    expect(creatorOf({})).toBeNull();
  });

  it('the creator of the clip it was bought at, when that click is not recorded yet, at the plan of now', () => {
    const brought = { clipId: 'clp', creatorId: 'a' };
    expect(decideAttribution(line({ brought, plans: [openPlan], clicks: [click('b', 1)] }), nowMs)).toEqual({
      ...{ creatorId: 'a', clipId: 'clp', planId: 'open', rateBasisPoints: 2_000 },
      ...{ leaderId: 'leader', leaderBasisPoints: 300, clickedAtMs: nowMs },
    });
  });

  it('a clip of which a click was recorded counts from then, however late the cart is bought', () => {
    const brought = { clipId: 'clp', creatorId: 'a' };
    expect(creatorOf({ brought, plans: [openPlan], clicks: [click('a', 20)] })).toBeNull();
    expect(creatorOf({ brought, plans: [openPlan], clicks: [click('a', 5), click('b', 1)] })).toBe('b');
  });

  it('nobody when no plan promises the clip’s creator anything now', () => {
    const brought = { clipId: 'clp', creatorId: 'a' };
    expect(creatorOf({ brought, plans: [{ ...openPlan, endedAtMs: nowMs }] })).toBeNull();
    expect(creatorOf({ brought, plans: [{ ...openPlan, kind: 'target' }] })).toBeNull();
  });

  it('nobody when the shop’s own staff buys', () => {
    expect(creatorOf({ clicks: [click('a', 1)], buyerIsStaff: true })).toBeNull();
  });

  it('never the buyer', () => {
    expect(creatorOf({ clicks: [click('a', 1)], buyerCreatorId: 'a' })).toBeNull();
    expect(creatorOf({ clicks: [click('a', 1), click('b', 2)], buyerCreatorId: 'a' })).toBe('b');
  });
});
