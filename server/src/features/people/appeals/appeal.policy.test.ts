import { type CreatorId, dayMs, type PersonId, type ShopId } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import type { ShopRole } from '../../../http/access.ts';
import { decideAppeal, decideRuling, mayAppealFor } from './appeal.policy.ts';

describe('an appeal', () => {
  it('is made by the person, by the creator, or by an owner of the shop', () => {
    const as = (role: ShopRole) => ({
      personId: 'psn_1' as PersonId,
      shops: new Map([['shp_1' as ShopId, role]]),
      creatorId: 'crt_1' as CreatorId,
    });
    expect(mayAppealFor(as('owner'), 'shp_1')).toBe(true);
    expect(mayAppealFor(as('assistant'), 'shp_1')).toBe(false);
    expect(mayAppealFor(as('owner'), 'shp_2')).toBe(false);
    expect(mayAppealFor(as('clerk'), 'crt_1')).toBe(true);
    expect(mayAppealFor(as('clerk'), 'crt_2')).toBe(false);
    expect(mayAppealFor(as('clerk'), 'psn_1')).toBe(true);
    expect(mayAppealFor(as('owner'), 'psn_2')).toBe(false);
  });

  it('is made once, to the last moment of 30 days', () => {
    expect(decideAppeal(0, false, 30 * dayMs).ok).toBe(true);
    expect(decideAppeal(0, false, 30 * dayMs + 1)).toMatchObject({ failure: { type: 'appeal-over' } });
    expect(decideAppeal(0, true, 1)).toMatchObject({ failure: { type: 'appeal-made' } });
  });

  it('is ruled on once, by another operator where there is one', () => {
    const given = { state: 'open', ownDecision: true, otherOperators: true } as const;
    expect(decideRuling(given)).toMatchObject({ failure: { type: 'appeal-own-decision' } });
    expect(decideRuling({ ...given, ownDecision: false }).ok).toBe(true);
    expect(decideRuling({ ...given, otherOperators: false }).ok).toBe(true);
    expect(decideRuling({ ...given, state: 'accepted' })).toMatchObject({
      failure: { type: 'state-conflict' },
    });
  });
});
