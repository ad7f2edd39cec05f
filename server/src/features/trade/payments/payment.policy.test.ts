import type { Cents, CheckoutId, PaymentId } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { decideCallback, fitsPayment } from './payment.policy.ts';
import type { Payment, PaymentState } from './payment.schema.ts';

describe('what a callback does', () => {
  const outcomes = ['captured', 'declined', 'expired'] as const;
  const table: Record<PaymentState, readonly string[]> = {
    pending: ['capture', 'decline', 'expire'],
    declined: ['capture', 'nothing', 'expire'],
    expired: ['capture', 'nothing', 'nothing'],
    captured: ['nothing', 'nothing', 'nothing'],
    refunding: ['nothing', 'nothing', 'nothing'],
    refunded: ['nothing', 'nothing', 'nothing'],
  };
  it.each(Object.entries(table))('to a payment that is %s', (state, expected) => {
    expect(outcomes.map((outcome) => decideCallback(outcome, state as PaymentState))).toEqual(expected);
  });
});

describe('what a callback may speak of', () => {
  const payment: Payment = {
    ...{
      id: 'pay_1' as PaymentId,
      checkoutId: 'chk_1' as CheckoutId,
      provider: 'sandbox',
      providerRef: 'sbx_1',
    },
    ...{ amountCents: 1_000 as Cents, currency: 'CNY', state: 'pending' },
  };
  const callback = { callbackId: 'c', providerRef: 'sbx_1', outcome: 'captured' as const };
  it.each([
    [1_000, 'CNY', true],
    [999, 'CNY', false],
    [1_001, 'CNY', false],
    [1_000, 'USD', false],
  ])('%s %s: %s', (amountCents, currency, fits) => {
    expect(fitsPayment({ ...callback, amountCents: amountCents as Cents, currency }, payment)).toBe(fits);
  });
});
