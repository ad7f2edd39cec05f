import { describe, expect, it } from 'vitest';
import { includedTaxCents, taxPolicy } from './tax.policy.ts';

const policy = { version: 2, includedBasisPoints: { default: 600, byCategory: { tea: 1_300, books: 0 } } };

describe('the tax inside a price', () => {
  it('is none until a rate is set', () => {
    expect(includedTaxCents(taxPolicy, 'tea', 9_999_999_999)).toBe(0);
  });
  it('is the category’s, else the usual one', () => {
    expect(includedTaxCents(policy, 'tea', 11_300)).toBe(1_300);
    expect(includedTaxCents(policy, 'books', 11_300)).toBe(0);
    expect(includedTaxCents(policy, 'toys', 10_600)).toBe(600);
    expect(includedTaxCents(policy, 'constructor', 10_600)).toBe(600);
  });
  it('is rounded half away from zero', () => {
    const all = { version: 1, includedBasisPoints: { default: 10_000, byCategory: {} } };
    expect([1, 2, 3].map((total) => includedTaxCents(all, '', total))).toEqual([1, 1, 2]);
  });
  it('stays exact at the largest line there is', () => {
    expect(includedTaxCents(policy, 'tea', 9_900_000_000)).toBe(1_138_938_053);
  });
});
