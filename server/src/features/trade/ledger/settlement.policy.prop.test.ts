import { type Cents, cents, sumCents } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedJournal } from './ledger.policy.ts';
import type { Entry, JournalKind } from './ledger.schema.ts';
import {
  clawBackEntries,
  decideClawBack,
  divideCents,
  type SettledOrder,
  type SettlementPart,
  settlementEntries,
  splitSettlement,
} from './settlement.policy.ts';

const commission = { version: '2026-11', basisPoints: 500 } as const;
const currency = 'CNY';
const orderOf = (keptCents: number, subsidyCents = 0, shares: readonly number[] = []): SettledOrder => ({
  ...{ orderId: 'ord_1', shopId: 'shp_1', currency, commission },
  ...{ keptCents: cents(keptCents), subsidyCents: cents(subsidyCents) },
  shares: shares.map((amountCents, index) => ({
    account: { kind: 'creator', ownerId: `crt_${index}`, currency },
    ...{ label: 'creator', amountCents: cents(amountCents) },
  })),
});
const sumOf = (parts: readonly SettlementPart[]) => sumCents(parts.map((part) => part.amountCents));

describe('a settlement', () => {
  it('loses no cent, and takes five percent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), fc.nat(1_000_000), (kept, subsidy) => {
        const parts = splitSettlement(orderOf(kept, subsidy));
        expect(sumOf(parts)).toBe(kept + subsidy);
        const [, platform] = parts;
        expect(Math.abs((platform?.amountCents ?? 0) - (kept + subsidy) * 0.05)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it('pays the shares of others out of the shop’s part, and refuses more than that', () => {
    const parts = splitSettlement(orderOf(10_000, 0, [1_500, 300]));
    expect(parts.map((part) => [part.account.kind, part.amountCents])).toEqual([
      ['shop', 7_700],
      ['commission', 500],
      ['creator', 1_500],
      ['creator', 300],
    ]);
    expect(() => splitSettlement(orderOf(10_000, 0, [9_501]))).toThrow('more than the shop');
    expect(() => splitSettlement(orderOf(10_000, 0, [-1]))).toThrow('cannot be');
  });
});

describe('a division of cents', () => {
  it('adds up, is as near to the exact share as a cent, and never above its weight', () => {
    const weights = fc.array(fc.nat(10_000_000_000), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (given, ratio) => {
        const total = sumCents(given);
        const amount = cents(Math.floor(total * ratio));
        const shares = divideCents(amount, given);
        expect(sumCents(shares)).toBe(amount);
        for (const [index, share] of shares.entries()) {
          const weight = given[index] ?? 0;
          expect(share).toBeLessThanOrEqual(weight);
          if (total > 0) expect(Math.abs(share - (amount * weight) / total)).toBeLessThan(1.001);
        }
      }),
    );
  });
});

type Step =
  | { readonly do: 'refund' | 'payout'; readonly ratio: number }
  | { readonly do: 'settle' }
  | { readonly do: 'refund-all' };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('refund' as const, 'payout' as const),
    ratio: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ do: fc.constantFrom('settle' as const, 'refund-all' as const) }),
);

/** The books of one order, kept by the same functions that keep the real ones. */
class Books {
  readonly balances = new Map<string, number>();
  kept: number;
  clawed = 0;
  subsidy = 0;
  subsidyClawed = 0;
  paidOut = 0;
  parts: readonly SettlementPart[] | null = null;
  private posted = 0;

  constructor(paid: Cents) {
    this.kept = paid;
    this.post('capture', [
      { account: { kind: 'provider', ownerId: 'sandbox', currency }, amountCents: paid },
      { account: { kind: 'escrow', ownerId: 'shp_1', currency }, amountCents: cents(-paid) },
    ]);
  }
  post(kind: JournalKind, entries: readonly Entry[]): void {
    this.posted += 1;
    for (const { account, amountCents } of balancedJournal({
      ...{ kind, referenceId: String(this.posted), atMs: 0, entries },
    }).entries)
      this.balances.set(account.kind, (this.balances.get(account.kind) ?? 0) + amountCents);
  }
  owed(kind: string): number {
    return -(this.balances.get(kind) ?? 0) + 0;
  }
  refund(amountCents: Cents): void {
    const refund = { refundId: 'rfd_1', amountCents, currency };
    if (this.parts === null) {
      this.post('order-refund', [
        { account: { kind: 'escrow', ownerId: 'shp_1', currency }, amountCents },
        { account: { kind: 'refund-due', ownerId: 'rfd_1', currency }, amountCents: cents(-amountCents) },
      ]);
      this.kept -= amountCents;
      return;
    }
    const clawBack = decideClawBack(amountCents, {
      ...{ keptCents: cents(this.kept), clawedCents: cents(this.clawed), parts: this.parts },
      ...{ subsidyCents: cents(this.subsidy), subsidyClawedCents: cents(this.subsidyClawed) },
    });
    this.post('claw-back', clawBackEntries(refund, this.parts, clawBack));
    this.parts = this.parts.map((part, index) => ({
      ...part,
      clawedCents: cents(part.clawedCents + (clawBack.takenCents[index] ?? 0)),
    }));
    this.clawed += amountCents;
    this.subsidyClawed += clawBack.subsidyCents;
  }
  settle(subsidyCents: number, shares: readonly number[]): void {
    if (this.parts !== null) return;
    this.subsidy = this.kept === 0 ? 0 : subsidyCents;
    const room = Math.floor((this.kept + this.subsidy) * 0.9);
    const given = this.kept === 0 ? [] : divideCents(cents(Math.floor(room / 2)), [...shares, 1]);
    const order = orderOf(this.kept, this.subsidy, given.slice(0, -1));
    this.parts = splitSettlement(order);
    this.post('settlement', settlementEntries(order, this.parts));
  }
  payOut(ratio: number): void {
    const amount = cents(Math.floor(Math.max(0, this.owed('shop')) * ratio));
    this.post('payout', [
      { account: { kind: 'shop', ownerId: 'shp_1', currency }, amountCents: amount },
      { account: { kind: 'provider', ownerId: 'sandbox', currency }, amountCents: cents(-amount) },
    ]);
    this.paidOut += amount;
  }
}

describe('the books of an order, whatever happens to it in whatever order', () => {
  it('balance, give nobody more than there was, and keep what was kept as the sum of its parts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.nat(1_000_000),
        fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 3 }),
        fc.array(step, { maxLength: 30 }),
        (paid, subsidy, shares, steps) => {
          const books = new Books(cents(paid));
          for (const given of steps) {
            const left = books.kept - books.clawed;
            if (given.do === 'settle') books.settle(subsidy, shares);
            else if (given.do === 'refund-all') books.refund(cents(left));
            else if (given.do === 'refund') books.refund(cents(Math.floor(left * given.ratio)));
            else books.payOut(given.ratio);

            const { parts } = books;
            expect(sumCents(books.balances.values())).toBe(0);
            expect(books.owed('refund-due')).toBeLessThanOrEqual(paid);
            for (const kind of ['escrow', 'commission', 'creator', 'refund-due'])
              expect(books.owed(kind), kind).toBeGreaterThanOrEqual(0);
            if (parts === null) continue;
            const has = parts.map((part) => part.amountCents - part.clawedCents);
            for (const part of has) expect(part).toBeGreaterThanOrEqual(0);
            expect(sumCents(has)).toBe(books.kept - books.clawed + books.subsidy - books.subsidyClawed);
            expect(books.owed('shop')).toBe((has[0] ?? 0) - books.paidOut);
            // All of it went back: nobody has a cent of it, the platform's subsidy included.
            if (books.kept === books.clawed) expect(has.every((part) => part === 0)).toBe(true);
            if (books.kept === books.clawed) expect(books.subsidyClawed).toBe(books.subsidy);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
