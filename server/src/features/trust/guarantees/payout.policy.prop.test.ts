import { type Facts, guarantees, PolicyShelf } from '@kanmai/trust';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fundPayout, payableOf } from './payout.policy.ts';

const shelf = new PolicyShelf();
for (const policy of guarantees) shelf.put(policy);
const policies = shelf.list();

const money = fc.integer({ min: 0, max: 2_000_000_00 });
const cases = fc.record({
  policy: fc.constantFrom(...policies),
  paidCents: fc.integer({ min: 1, max: 2_000_000_00 }),
  leftCents: money,
  askedCents: fc.option(fc.integer({ min: 1, max: 2_000_000_00 })),
  depositCents: money,
  budgetCents: money,
  freightCents: money,
  lowestCents: money,
});

const factsOf = (given: {
  readonly paidCents: number;
  readonly depositCents: number;
  readonly budgetCents: number;
  readonly freightCents: number;
  readonly lowestCents: number;
}): Facts => ({
  ...{ 'now.atMs': 2, 'claim.atMs': 1, 'order.paidMinor': given.paidCents },
  ...{ 'shop.depositMinor': given.depositCents, 'shop.serviceBudgetMinor': given.budgetCents },
  ...{ 'return.freightMinor': given.freightCents, 'price.lowestSinceMinor': given.lowestCents },
});

describe('a payout', () => {
  it('is never above the caps, what is left of the line, or what was asked', () => {
    fc.assert(
      fc.property(cases, ({ policy, leftCents, askedCents, ...given }) => {
        const stake = policy.stake(factsOf(given));
        const { totalCents, returnedCents } = payableOf(stake?.payments ?? [], { leftCents, askedCents });
        expect(totalCents).toBeLessThanOrEqual(stake?.payoutMinor ?? 0);
        expect(totalCents).toBeLessThanOrEqual(askedCents ?? totalCents);
        expect(returnedCents).toBeLessThanOrEqual(Math.min(leftCents, totalCents));
        expect(Number.isSafeInteger(totalCents) && returnedCents >= 0).toBe(true);
      }),
    );
  });

  it('is borne to the cent, and of the shop’s money no more than there is', () => {
    fc.assert(
      fc.property(cases, ({ policy, leftCents, askedCents, ...given }) => {
        const facts = factsOf(given);
        const { totalCents } = payableOf(policy.stake(facts)?.payments ?? [], { leftCents, askedCents });
        const parts = fundPayout(policy.shares(facts, totalCents), given);
        const { depositCents, budgetCents, advanceCents, platformCents } = parts;
        expect(depositCents + budgetCents + advanceCents + platformCents).toBe(totalCents);
        expect(depositCents).toBeLessThanOrEqual(given.depositCents);
        expect(budgetCents).toBeLessThanOrEqual(given.budgetCents);
        expect(Math.min(depositCents, budgetCents, advanceCents, platformCents)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('of many claims on one line, one after another, returns the line’s money at most once', () => {
    fc.assert(
      fc.property(
        fc.array(cases, { maxLength: 6 }),
        fc.integer({ min: 1, max: 1_000_00 }),
        (all, paidCents) => {
          let leftCents = paidCents;
          for (const { policy, askedCents, ...given } of all) {
            const payments = policy.stake(factsOf({ ...given, paidCents }))?.payments ?? [];
            leftCents -= payableOf(payments, { leftCents, askedCents }).returnedCents;
          }
          expect(leftCents).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
