import type { OrderView } from '@kanmai/client';
import type { Messages } from '../messages/index.ts';

/** Why an order is over; undefined while it is not. Who asked to cancel it and got the money is told so, whoever decided. */
export function whyClosed(
  { closeReason, timeline }: Pick<OrderView, 'closeReason' | 'timeline'>,
  { orders }: Pick<Messages, 'orders'>,
): string | undefined {
  const asked = timeline.findLast(({ kind }) => kind.startsWith('cancel-'))?.kind === 'cancel-asked';
  return closeReason === 'refunded' && asked
    ? orders.cancelledAsAsked
    : orders.closedBecause[closeReason ?? ''];
}
