import { describe, expect, it } from 'vitest';
import { depositPolicy, requiredCentsOf } from './deposit.policy.ts';
import { releasePolicyOf } from './ledger.policy.ts';
import { whyNotPayOut } from './transfer.policy.ts';

describe('money of shops by how far they are trusted', () => {
  it('is let go later where a shop is surely little trusted, sooner where surely much, as usual where unknown', () => {
    expect(releasePolicyOf(7)).toEqual({ version: '2026-11/T+7', days: 7 });
    for (const level of ['unknown', 'usual'] as const)
      expect(releasePolicyOf(7, level)).toEqual(releasePolicyOf(7));
    expect(releasePolicyOf(7, 'low')).toEqual({ version: '2026-11/T+14/low', days: 14 });
    expect(releasePolicyOf(7, 'high')).toEqual({ version: '2026-11/T+4/high', days: 4 });
    expect([2, 1, 0].map((days) => releasePolicyOf(days, 'high').days)).toEqual([1, 1, 0]);
  });

  it('is put down twice where a shop is surely little trusted', () => {
    expect(requiredCentsOf('low')).toBe(2 * depositPolicy.requiredCents);
    for (const level of ['unknown', 'usual', 'high'] as const)
      expect(requiredCentsOf(level)).toBe(depositPolicy.requiredCents);
  });

  it('is not paid out while a case holds it, whatever there is', () => {
    const shop = { balanceCents: 100_000, topUpDueAtMs: null };
    expect(whyNotPayOut(50_000, { ...shop, heldBy: null }, 0)).toBeNull();
    expect(whyNotPayOut(50_000, { ...shop, heldBy: 'frd_1' }, 0)).toEqual({
      type: 'payout-held',
      caseId: 'frd_1',
    });
  });
});
