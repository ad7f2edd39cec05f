import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';

/**
 * An order's life, as a pure decide and evolve. What happened is a list of events; the state is what they evolve to.
 *
 *   pending-payment → paid → shipped → delivered → received
 *        ↓  ↑ (paid too late, and the goods were still there)
 *      closed ← (refunded before it was shipped) ← paid
 */
export const orderStates = ['pending-payment', 'paid', 'shipped', 'delivered', 'received', 'closed'] as const;
export type OrderStateName = (typeof orderStates)[number];

/** expired: not paid in time. cancelled: by the shopper, before paying. refunded: by the shop, before shipping. */
export type CloseReason = 'expired' | 'cancelled' | 'refunded';

export type OrderEvent =
  | { readonly kind: 'placed' }
  | { readonly kind: 'paid'; readonly paymentId: string }
  | {
      readonly kind: 'shipped';
      readonly parcelId: string;
      readonly carrier: string;
      readonly trackingNo: string;
    }
  | { readonly kind: 'delivered'; readonly parcelId: string }
  | { readonly kind: 'received' }
  | { readonly kind: 'closed'; readonly reason: CloseReason }
  | { readonly kind: 'reopened'; readonly paymentId: string };

export type OrderCommand =
  | { readonly kind: 'place' }
  | { readonly kind: 'pay'; readonly paymentId: string }
  /** The money came after the order was closed for want of it, and its stock could be held again. */
  | { readonly kind: 'honour'; readonly paymentId: string }
  | {
      readonly kind: 'ship';
      readonly parcelId: string;
      readonly carrier: string;
      readonly trackingNo: string;
    }
  | { readonly kind: 'deliver' }
  | { readonly kind: 'receive' }
  | { readonly kind: 'close'; readonly reason: Exclude<CloseReason, 'refunded'> }
  | { readonly kind: 'refund' };

export interface OrderState {
  readonly name: OrderStateName | 'none';
  /** How many events there were. */
  readonly version: number;
  readonly paymentId: string | null;
  readonly parcel: { readonly id: string; readonly carrier: string; readonly trackingNo: string } | null;
  readonly closeReason: CloseReason | null;
}

export const noOrder: OrderState = {
  name: 'none',
  version: 0,
  paymentId: null,
  parcel: null,
  closeReason: null,
};

type Decision = Result<readonly OrderEvent[], Problem>;

/** What a command leads to. A command that has its effect already leads to nothing, so that repeating it is safe. */
export function decideOrder(command: OrderCommand, state: OrderState): Decision {
  switch (command.kind) {
    case 'place':
      return state.name === 'none' ? ok([{ kind: 'placed' }]) : conflict(command, state);
    case 'pay':
      if (state.paymentId === command.paymentId) return ok([]);
      return from(['pending-payment'], command, state, { kind: 'paid', paymentId: command.paymentId });
    case 'honour':
      if (state.name !== 'closed' || state.closeReason !== 'expired') return conflict(command, state);
      return ok([
        { kind: 'reopened', paymentId: command.paymentId },
        { kind: 'paid', paymentId: command.paymentId },
      ]);
    case 'ship':
      return decideShipping(command, state);
    case 'deliver':
      if (state.name === 'delivered' || state.name === 'received' || state.parcel === null) {
        return state.parcel === null ? conflict(command, state) : ok([]);
      }
      return from(['shipped'], command, state, { kind: 'delivered', parcelId: state.parcel.id });
    case 'receive':
      if (state.name === 'received') return ok([]);
      return from(['shipped', 'delivered'], command, state, { kind: 'received' });
    case 'close':
      if (state.name === 'closed') return ok([]);
      return from(['pending-payment'], command, state, { kind: 'closed', reason: command.reason });
    case 'refund':
      if (state.closeReason === 'refunded') return ok([]);
      return from(['paid'], command, state, { kind: 'closed', reason: 'refunded' });
  }
}

function decideShipping(command: Extract<OrderCommand, { kind: 'ship' }>, state: OrderState): Decision {
  const { parcelId, carrier, trackingNo } = command;
  if (state.parcel?.carrier === carrier && state.parcel.trackingNo === trackingNo) return ok([]);
  return from(['paid'], command, state, { kind: 'shipped', parcelId, carrier, trackingNo });
}

function from(
  names: readonly OrderStateName[],
  command: OrderCommand,
  state: OrderState,
  event: OrderEvent,
): Decision {
  return names.some((name) => name === state.name) ? ok([event]) : conflict(command, state);
}

function conflict(command: OrderCommand, state: OrderState): Decision {
  return err({
    type: 'state-conflict',
    state: state.name,
    detail: `Cannot ${command.kind} an order that is ${state.name}.`,
  });
}

/** The state after an event. */
export function evolveOrder(state: OrderState, event: OrderEvent): OrderState {
  const next = { ...state, version: state.version + 1 };
  switch (event.kind) {
    case 'placed':
    case 'reopened':
      return { ...next, name: 'pending-payment', closeReason: null };
    case 'paid':
      return { ...next, name: 'paid', paymentId: event.paymentId };
    case 'shipped':
      return {
        ...next,
        name: 'shipped',
        parcel: { id: event.parcelId, carrier: event.carrier, trackingNo: event.trackingNo },
      };
    case 'delivered':
      return { ...next, name: 'delivered' };
    case 'received':
      return { ...next, name: 'received' };
    case 'closed':
      return { ...next, name: 'closed', closeReason: event.reason };
  }
}

export function evolveAll(events: Iterable<OrderEvent>, state: OrderState = noOrder): OrderState {
  let current = state;
  for (const event of events) current = evolveOrder(current, event);
  return current;
}

/** What a person may do with an order now, given what they are to it. */
export function actsOn(
  state: OrderStateName,
  who: { readonly buyer: boolean; readonly mayShip: boolean; readonly mayRefund: boolean },
): { cancel: boolean; receive: boolean; ship: boolean; deliver: boolean; refund: boolean } {
  return {
    cancel: who.buyer && state === 'pending-payment',
    receive: who.buyer && (state === 'shipped' || state === 'delivered'),
    ship: who.mayShip && state === 'paid',
    deliver: who.mayShip && state === 'shipped',
    refund: who.mayRefund && state === 'paid',
  };
}
