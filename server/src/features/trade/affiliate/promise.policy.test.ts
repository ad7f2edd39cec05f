import type { Cents } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { keptOf, promiseRiskOf } from './promise.policy.ts';

describe('the risk that a supplier breaks a promise', () => {
  it.each([
    [null, null, null],
    [0, null, 'low'],
    [null, 7, 'low'],
    [0.03, 100, 'middle'],
    [0, 6, 'middle'],
    [0.1, 100, 'high'],
    [0, 2, 'high'],
    [null, 0, 'high'],
  ] as const)('with %s of orders late and stock for %s days is %s', (lateShare, stockDays, risk) => {
    expect(promiseRiskOf({ lateShare, stockDays })).toBe(risk);
  });
});

it('what is kept of a piece is less what comes back', () => {
  expect(keptOf(1_000 as Cents, 0.125)).toBe(875);
  expect(keptOf(1_000 as Cents, null)).toBeNull();
});
