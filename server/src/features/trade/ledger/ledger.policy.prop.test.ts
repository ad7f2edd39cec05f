import { cents } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSettlement } from './ledger.policy.ts';

describe('a settlement', () => {
  it('loses no cent, and takes five percent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), (total) => {
        const { shopCents, commissionCents } = splitSettlement(cents(total));
        expect(shopCents + commissionCents).toBe(total);
        expect(Math.abs(commissionCents - total * 0.05)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
