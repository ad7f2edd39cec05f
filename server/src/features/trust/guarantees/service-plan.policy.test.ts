import { describe, expect, it } from 'vitest';
import { monthOf, moveTowardsPlan, nextStep, planLeftCents, spendableCents } from './service-plan.policy.ts';

describe('a month of service', () => {
  it('begins at midnight in Beijing', () => {
    const fromMs = Date.UTC(2026, 10, 30, 16);
    expect(monthOf(fromMs)).toEqual({ fromMs, untilMs: Date.UTC(2026, 11, 31, 16) });
    expect(monthOf(fromMs - 1)).toEqual({ fromMs: Date.UTC(2026, 9, 31, 16), untilMs: fromMs });
  });

  it('spends what is set aside, and no more than the plan has left', () => {
    expect(spendableCents(5_000, planLeftCents(null, 9_000))).toBe(5_000);
    expect(spendableCents(5_000, planLeftCents(10_000, 8_000))).toBe(2_000);
    expect(spendableCents(5_000, planLeftCents(10_000, 12_000))).toBe(0);
  });

  it('is filled from what is settled as far as that goes, and gives back what is too much', () => {
    expect(moveTowardsPlan(1_000, 5_000, 9_000)).toBe(4_000);
    expect(moveTowardsPlan(1_000, 5_000, 1_500)).toBe(1_500);
    expect(moveTowardsPlan(1_000, 5_000, -200)).toBe(0);
    expect(moveTowardsPlan(6_000, 5_000, 0)).toBe(-1_000);
  });

  it('says what to do next', () => {
    const fine = { monthlyCents: 9_000, leftCents: 5_000, asideCents: 5_000, products: 3, productsOn: 2 };
    expect(nextStep(fine)).toBe('none');
    expect(nextStep({ ...fine, monthlyCents: null, leftCents: null })).toBe('set-budget');
    expect(nextStep({ ...fine, products: 0, productsOn: 0 })).toBe('offer');
    expect(nextStep({ ...fine, productsOn: 0 })).toBe('switch-on');
    expect(nextStep({ ...fine, leftCents: 0 })).toBe('raise');
    expect(nextStep({ ...fine, asideCents: 4_999 })).toBe('add-money');
  });
});
