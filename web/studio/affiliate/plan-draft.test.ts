import { describe, expect, it } from 'vitest';
import { emptyPlan, readPlan } from './plan-draft.ts';

const nowMs = Date.UTC(2026, 10, 20);
const product = { id: 'prd_1', priceCents: 9_900 };
const problemsOf = (draft: Partial<typeof emptyPlan>) => {
  const reading = readPlan({ ...emptyPlan, product, ...draft }, nowMs);
  return reading.ok ? [] : [...reading.problems];
};

describe('a plan being written', () => {
  it('asks for a product and a rate; an open one may run until it is ended', () => {
    expect(problemsOf({ product: null, rate: '60' })).toEqual(['product', 'rate']);
    expect(readPlan({ ...emptyPlan, product }, nowMs)).toEqual({
      ...{ ok: true, input: { productId: 'prd_1', kind: 'open', rateBasisPoints: 1_000, endsAt: null } },
    });
    expect(problemsOf({ ends: '2026-11-01' })).toEqual(['ends']);
  });

  it('names creators and a last day when it is a target plan', () => {
    expect(problemsOf({ kind: 'target' })).toEqual(['ends', 'creators']);
    expect(
      problemsOf({ kind: 'target', ends: '2026-12-01', creators: [{ id: 'crt_1', name: 'a' }] }),
    ).toEqual([]);
  });

  it('names its campaign', () => {
    expect(problemsOf({ kind: 'campaign', ends: '2026-12-01' })).toEqual(['campaign']);
  });
});
