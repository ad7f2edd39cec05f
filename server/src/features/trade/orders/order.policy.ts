import { cancelAsksMax, type OrderState } from './order.state.ts';
import { hasLeft, isUnderWay } from './parcel.state.ts';

export interface OrderActs {
  cancel: boolean;
  askCancel: boolean;
  withdrawCancel: boolean;
  declineCancel: boolean;
  receive: boolean;
  extendReceipt: boolean;
  ship: boolean;
  deliver: boolean;
  refund: boolean;
}

/** What a person may do with an order now, given what they are to it. */
export function actsOn(
  order: Pick<OrderState, 'name' | 'cancelAsk' | 'cancelAskCount' | 'shipping' | 'receiptClock'>,
  who: { readonly buyer: boolean; readonly mayShip: boolean; readonly mayRefund: boolean },
): OrderActs {
  const { name, cancelAsk, cancelAskCount, shipping, receiptClock } = order;
  // Nothing of it has left: it can still be undone as a whole.
  const whole = name === 'paid' && !hasLeft(shipping);
  const clockRuns = receiptClock !== null && !receiptClock.paused;
  return {
    askCancel: who.buyer && whole && cancelAsk === null && cancelAskCount < cancelAsksMax,
    withdrawCancel: who.buyer && cancelAsk !== null,
    declineCancel: who.mayRefund && cancelAsk !== null,
    cancel: who.buyer && name === 'pending-payment',
    receive: who.buyer && (name === 'shipped' || name === 'delivered'),
    extendReceipt: who.buyer && name === 'delivered' && clockRuns && !receiptClock.extended,
    ship: who.mayShip && name === 'paid',
    deliver: who.mayShip && shipping.parcels.some(isUnderWay),
    refund: who.mayRefund && whole,
  };
}
