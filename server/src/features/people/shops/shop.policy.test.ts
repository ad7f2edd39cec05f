import { describe, expect, it } from 'vitest';
import { decideShop, firstState } from './shop.policy.ts';

describe('a shop', () => {
  it('waits for an operator, except in the town', () => {
    expect(firstState(false)).toBe('pending');
    expect(firstState(true)).toBe('open');
  });

  it('is suspended when it is open, and opened again', () => {
    expect(decideShop('open', 'suspend', false)).toEqual({ ok: true, value: 'suspended' });
    expect(decideShop('suspended', 'open', false)).toEqual({ ok: true, value: 'open' });
    expect(decideShop('open', 'open', false)).toMatchObject({
      failure: { type: 'state-conflict', state: 'open' },
    });
    for (const state of ['pending', 'rejected', 'suspended'] as const) {
      expect(decideShop(state, 'suspend', true)).toMatchObject({
        failure: { type: 'state-conflict', state },
      });
    }
  });

  it('is first opened by its application alone, except in the town', () => {
    for (const state of ['pending', 'rejected'] as const) {
      expect(decideShop(state, 'open', false)).toMatchObject({ failure: { type: 'application-required' } });
      expect(decideShop(state, 'open', true)).toEqual({ ok: true, value: 'open' });
    }
  });
});
