import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';

/**
 * An order's life, as a pure decide and evolve. What happened is a list of events; the state is what they evolve to.
 *
 *   pending-payment → paid → shipped → delivered → received
 *        ↓  ↑ (paid too late, and the goods were still there)
 *      closed ← (refunded before it was shipped) ← paid
 *
 * While it is paid, the shopper may ask to cancel: the shop refunds or declines, and silence is a refund. Shipping
 * answers it, too.
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
  | { readonly kind: 'cancel-asked'; readonly reason: string; readonly dueAt: string }
  | { readonly kind: 'cancel-withdrawn' }
  | { readonly kind: 'cancel-declined'; readonly reason: string }
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
  /** By the shopper; the shop may answer until `dueAtMs`. */
  | { readonly kind: 'ask-cancel'; readonly reason: string; readonly dueAtMs: number }
  | { readonly kind: 'withdraw-cancel' }
  | { readonly kind: 'decline-cancel'; readonly reason: string }
  /** The shop did not answer in time. */
  | { readonly kind: 'cancel-by-default'; readonly nowMs: number }
  | { readonly kind: 'refund' };

export interface OrderState {
  readonly name: OrderStateName | 'none';
  /** How many events there were. */
  readonly version: number;
  readonly paymentId: string | null;
  readonly parcel: { readonly id: string; readonly carrier: string; readonly trackingNo: string } | null;
  readonly closeReason: CloseReason | null;
  /** What the shopper asks and the shop has not answered. */
  readonly cancelAsk: { readonly dueAtMs: number } | null;
  readonly cancelAskCount: number;
}

/** So often may one order be asked to be cancelled: a shop that declined is not asked for ever. */
export const cancelAsksMax = 3;

export const noOrder: OrderState = {
  name: 'none',
  version: 0,
  paymentId: null,
  parcel: null,
  closeReason: null,
  cancelAsk: null,
  cancelAskCount: 0,
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
    case 'ask-cancel':
    case 'withdraw-cancel':
    case 'decline-cancel':
    case 'cancel-by-default':
      return decideCancelAsk(command, state);
    case 'refund':
      if (state.closeReason === 'refunded') return ok([]);
      return from(['paid'], command, state, { kind: 'closed', reason: 'refunded' });
  }
}

type AskCommand = Extract<
  OrderCommand,
  { kind: 'ask-cancel' | 'withdraw-cancel' | 'decline-cancel' | 'cancel-by-default' }
>;

function decideCancelAsk(command: AskCommand, state: OrderState): Decision {
  const { cancelAsk, cancelAskCount } = state;
  if (command.kind === 'ask-cancel') {
    if (cancelAsk !== null) return ok([]);
    if (cancelAskCount >= cancelAsksMax) return err({ type: 'too-many', limit: cancelAsksMax });
    const dueAt = new Date(command.dueAtMs).toISOString();
    return from(['paid'], command, state, { kind: 'cancel-asked', reason: command.reason, dueAt });
  }
  if (command.kind === 'cancel-by-default') {
    return cancelAsk === null || cancelAsk.dueAtMs > command.nowMs
      ? conflict(command, state)
      : ok([{ kind: 'closed', reason: 'refunded' }]);
  }
  // Answered already, by whomever: nothing is left to do.
  if (cancelAsk === null) return cancelAskCount > 0 ? ok([]) : conflict(command, state);
  return ok([
    command.kind === 'withdraw-cancel'
      ? { kind: 'cancel-withdrawn' }
      : { kind: 'cancel-declined', reason: command.reason },
  ]);
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
        cancelAsk: null,
        parcel: { id: event.parcelId, carrier: event.carrier, trackingNo: event.trackingNo },
      };
    case 'delivered':
      return { ...next, name: 'delivered' };
    case 'received':
      return { ...next, name: 'received' };
    case 'cancel-asked':
      return {
        ...next,
        cancelAsk: { dueAtMs: Date.parse(event.dueAt) },
        cancelAskCount: state.cancelAskCount + 1,
      };
    case 'cancel-withdrawn':
    case 'cancel-declined':
      return { ...next, cancelAsk: null };
    case 'closed':
      return { ...next, name: 'closed', closeReason: event.reason, cancelAsk: null };
  }
}

export function evolveAll(events: Iterable<OrderEvent>, state: OrderState = noOrder): OrderState {
  let current = state;
  for (const event of events) current = evolveOrder(current, event);
  return current;
}

export interface OrderActs {
  cancel: boolean;
  askCancel: boolean;
  withdrawCancel: boolean;
  declineCancel: boolean;
  receive: boolean;
  ship: boolean;
  deliver: boolean;
  refund: boolean;
}

/** What a person may do with an order now, given what they are to it. */
export function actsOn(
  { name: state, cancelAsk, cancelAskCount }: Pick<OrderState, 'name' | 'cancelAsk' | 'cancelAskCount'>,
  who: { readonly buyer: boolean; readonly mayShip: boolean; readonly mayRefund: boolean },
): OrderActs {
  return {
    askCancel: who.buyer && state === 'paid' && cancelAsk === null && cancelAskCount < cancelAsksMax,
    withdrawCancel: who.buyer && cancelAsk !== null,
    declineCancel: who.mayRefund && cancelAsk !== null,
    cancel: who.buyer && state === 'pending-payment',
    receive: who.buyer && (state === 'shipped' || state === 'delivered'),
    ship: who.mayShip && state === 'paid',
    deliver: who.mayShip && state === 'shipped',
    refund: who.mayRefund && state === 'paid',
  };
}
