import type { CloseReason } from './order.state.ts';

/**
 * Money that comes after the checkout was closed. Closed because nobody paid in time: the shopper wants the goods and
 * gets them if there still are any. Cancelled by the shopper: they have said no, and get the money back.
 */
export function honoursLatePayment(closeReason: CloseReason): boolean {
  return closeReason === 'expired';
}
