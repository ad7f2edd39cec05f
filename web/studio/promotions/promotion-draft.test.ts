import { describe, expect, it } from 'vitest';
import { emptyDraft, type PromotionDraft, promotionKinds, readDraft } from './promotion-draft.ts';

const nowMs = Date.UTC(2026, 10, 20, 4);
const read = (change: Partial<PromotionDraft>) =>
  readDraft({ ...emptyDraft(nowMs), name: 'sale', ...change });
const wrong = (change: Partial<PromotionDraft>) => {
  const reading = read(change);
  return reading.ok ? [] : [...reading.problems];
};

describe('a promotion’s form', () => {
  it('begins as one that only wants a name', () => {
    expect(wrong({ name: ' ' })).toEqual(['name']);
    expect(read({})).toMatchObject({
      ok: true,
      input: {
        rule: { kind: 'percent-off', percentOff: 20, piecesMax: null },
        scope: { of: 'shop' },
        budgetCents: null,
      },
    });
  });
  it.each(promotionKinds)('of the kind %s sends only what that kind has', (kind) => {
    const reading = read({
      kind,
      price: '9.90',
      from: '100',
      minus: '10',
      tiers: [{ rowId: 4, from: '100', minus: '10' }],
    });
    expect(reading.ok).toBe(true);
    if (!reading.ok) return;
    expect(reading.input.rule.kind).toBe(kind);
    expect('audience' in reading.input).toBe(kind.startsWith('coupon'));
    expect('budgetCents' in reading.input).toBe(!kind.startsWith('coupon'));
  });
  it('wants tiers that rise and save less than they ask', () => {
    const tiers = [
      { rowId: 1, from: '100', minus: '10' },
      { rowId: 2, from: '90', minus: '20' },
      { rowId: 3, from: '200', minus: '200' },
    ];
    expect(wrong({ kind: 'spend-and-save', tiers })).toEqual(['tiers.2', 'tiers.3']);
  });
  it('names every field that does not fit', () => {
    expect(wrong({ percentOff: '100' })).toEqual(['percentOff']);
    expect(wrong({ kind: 'several', pieces: '1' })).toEqual(['pieces']);
    expect(wrong({ kind: 'coupon-amount', from: '5', minus: '10' })).toEqual(['from']);
    expect(wrong({ endsAt: '2020-01-01T00:00' })).toEqual(['endsAt']);
    expect(wrong({ scope: 'products' })).toEqual(['ids']);
    expect(wrong({ scope: 'categories', categories: ' ，' })).toEqual(['categories']);
    expect(wrong({ totalMax: '0', budget: 'x' })).toEqual(['totalMax', 'budget']);
  });
});
