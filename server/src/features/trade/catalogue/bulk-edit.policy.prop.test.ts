import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideBulkEdit } from './bulk-edit.policy.ts';
import { product, variant } from './studio-product.example.ts';

it('ends every moved price as asked, and near the exact one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: -95, max: 900 }),
      fc.integer({ min: 0, max: 99 }),
      (priceCents, percent, ending) => {
        const before = product({ variants: [variant({ priceCents })] });
        const decision = decideBulkEdit(before, { price: { by: 'percent', percent, ending } });
        if (!decision.ok) throw new Error('refused');
        const after = decision.value.change.variants?.[0]?.priceCents ?? priceCents;
        const exact = (priceCents * (100 + percent)) / 100;
        expect(after).toBeGreaterThan(0);
        // An ending of nothing leaves no price below one whole unit.
        expect(after % 100).toBe(ending);
        if (exact >= 100) expect(Math.abs(after - exact)).toBeLessThanOrEqual(51);
      },
    ),
    { seed: 20_261_123, numRuns: 2_000 },
  );
});
