import { describe, expect, it } from 'vitest';
import { nextStep } from './next-step.policy.ts';

const few = { delivered: 12, deliveredMin: 30 };
const enough = { delivered: 40, deliveredMin: 30 };

describe('what to do next', () => {
  it('is what costs most, kinds of one remedy together, with how many of the worst of them', () => {
    const reasons = [
      { kind: 'stars-5', count: 30, effect: 0.2 },
      { kind: 'stars-1', count: 2, effect: -0.06 },
      { kind: 'parcel-late', count: 6.8, effect: -0.05 },
      { kind: 'delivery-blamed', count: 9, effect: -0.03 },
    ];
    expect(nextStep(reasons, enough)).toEqual({ code: 'ship-in-time', count: 7 });
    expect(nextStep(reasons, null)).toEqual({ code: 'ship-in-time', count: 7 });
  });

  it('is the orders that are wanting where nothing costs anything, or to go on', () => {
    const trifle = [{ kind: 'stars-3', count: 1, effect: -0.01 }];
    expect(nextStep(trifle, few)).toEqual({ code: 'deliver-more', count: 18 });
    expect(nextStep(trifle, enough)).toEqual({ code: 'steady', count: null });
  });
});
