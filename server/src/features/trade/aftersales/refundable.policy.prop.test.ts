import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partRefund, piecesLeft, refundableCents, refundableShippingCents } from './refundable.policy.ts';

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 99 }),
  totalCents: fc.integer({ min: 0, max: 10_000_000 }),
});

describe('what may go back for a line', () => {
  it('is all that was paid, to the cent, however its pieces are taken', () => {
    fc.assert(
      fc.property(line, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (given, takes) => {
        let left = { ...given, doneQuantity: 0, refundedCents: 0 };
        for (let turn = 0; piecesLeft(left) > 0; turn++) {
          const pieces = Math.min(takes[turn % takes.length] ?? 1, piecesLeft(left));
          const cents = refundableCents(left, pieces);
          left = {
            ...left,
            doneQuantity: left.doneQuantity + pieces,
            refundedCents: left.refundedCents + cents,
          };
        }
        expect(left.refundedCents).toBe(given.totalCents);
      }),
    );
  });

  it('never exceeds what is left, whatever went back for it before', () => {
    fc.assert(
      fc.property(line, fc.nat(), fc.nat(), fc.nat(), (given, done, refunded, pieces) => {
        const refundedCents = refunded % (given.totalCents + 1);
        const left = { ...given, doneQuantity: done % given.quantity, refundedCents };
        const cents = refundableCents(left, 1 + (pieces % piecesLeft(left)));
        expect(cents).toBeGreaterThanOrEqual(0);
        expect(cents + refundedCents).toBeLessThanOrEqual(given.totalCents);
      }),
    );
  });
});

describe('the parts of a refund', () => {
  it('add up, and none exceeds its line', () => {
    const maxima = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(maxima, fc.nat({ max: 50_000_000 }), (maxCents, amountCents) => {
        const { lines, shippingCents } = partRefund(amountCents, maxCents);
        expect(lines.reduce((sum, part) => sum + part, 0) + shippingCents).toBe(amountCents);
        lines.forEach((part, index) => {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(maxCents[index] ?? 0);
        });
        const goods = maxCents.reduce((sum, max) => sum + max, 0);
        expect(shippingCents).toBe(Math.max(0, amountCents - goods));
      }),
    );
  });
});

describe('the shipping fee', () => {
  const order = { shippingCents: 800, refundedShippingCents: 300 };
  it.each([
    ['goes back when the shop is at fault and nothing is kept', true, false, 'shop', 500],
    ['goes back when nothing was shipped', true, true, 'buyer', 500],
    ['stays when the buyer changed their mind', true, false, 'buyer', 0],
    ['stays when other goods came with it', false, false, 'shop', 0],
    ['stays when other goods have yet to come', false, true, 'shop', 0],
  ] as const)('%s', (_name, takesAllThatIsLeft, unshipped, freight, expected) => {
    expect(refundableShippingCents(order, { takesAllThatIsLeft, unshipped, freight })).toBe(expected);
  });
});
