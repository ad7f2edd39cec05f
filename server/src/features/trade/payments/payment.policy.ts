import type { PaymentCallback } from '../../../ports/payment.ts';
import type { Payment, PaymentState } from './payment.schema.ts';

/** States in which the money may still come without anybody having been told otherwise. */
export function isOpen(state: PaymentState): boolean {
  return state === 'pending' || state === 'declined';
}

/** Whether a callback speaks of the money that was asked for. One that does not has no effect, whatever it says. */
export function fitsPayment(callback: PaymentCallback, payment: Payment): boolean {
  return callback.amountCents === payment.amountCents && callback.currency === payment.currency;
}

/**
 * What a callback does to a payment in this state; callbacks come twice, late and in any order.
 * Money that came counts whatever was said before it, once. Bad news after the money is stale.
 */
export function decideCallback(
  outcome: PaymentCallback['outcome'],
  state: PaymentState,
): 'capture' | 'decline' | 'expire' | 'nothing' {
  if (outcome === 'captured') return isOpen(state) || state === 'expired' ? 'capture' : 'nothing';
  if (outcome === 'declined') return state === 'pending' ? 'decline' : 'nothing';
  return isOpen(state) ? 'expire' : 'nothing';
}
