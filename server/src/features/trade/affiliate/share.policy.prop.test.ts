import { cents } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commissionOf } from '../ledger/index.ts';
import { keptGoodsCents, sharesOfLine } from './share.policy.ts';

const lines = fc.array(
  fc.record({
    goodsCents: fc.integer({ min: 1, max: 1_000_000_000 }),
    rateBasisPoints: fc.integer({ min: 100, max: 5_000 }),
    leaderBasisPoints: fc.integer({ min: 0, max: 2_000 }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('the shares of an order', () => {
  it('are whole cents, never more than the goods money that was kept, and leave the shop something', () => {
    fc.assert(
      fc.property(
        lines,
        fc.integer({ min: 0, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (given, shipping, kept) => {
          const goodsCents = given.reduce((sum, line) => sum + line.goodsCents, 0);
          const keptCents = Math.floor((goodsCents + shipping) * kept);
          const keptGoods = keptGoodsCents(keptCents, shipping);
          const shares = given.map((line) =>
            sharesOfLine(
              { ...line, creatorId: 'c', leaderId: 'l' },
              { goodsCents, keptGoodsCents: keptGoods },
            ),
          );
          const parts = shares.reduce((sum, share) => sum + share.keptCents, 0);
          const owed = shares.reduce((sum, share) => sum + share.creatorCents + share.leaderCents, 0);
          for (const share of shares)
            for (const amount of Object.values(share)) expect(Number.isInteger(amount)).toBe(true);
          expect(parts).toBeLessThanOrEqual(keptGoods);
          expect(keptGoods - parts).toBeLessThan(given.length);
          if (keptCents >= 100) expect(owed).toBeLessThanOrEqual(keptCents - commissionOf(cents(keptCents)));
        },
      ),
      { seed: 4, numRuns: 2_000 },
    );
  });

  it('are nothing of shipping, nor of what went back', () => {
    const line = {
      ...{ goodsCents: 10_000, creatorId: 'c', rateBasisPoints: 2_000 },
      leaderId: null,
      leaderBasisPoints: 0,
    };
    const sharesOf = (keptCents: number) =>
      sharesOfLine(line, { goodsCents: 10_000, keptGoodsCents: keptGoodsCents(keptCents, 800) }).creatorCents;
    expect([10_800, 5_800, 800, 0].map(sharesOf)).toEqual([2_000, 1_000, 0, 0]);
  });
});
