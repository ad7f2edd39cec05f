import { assert, err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import {
  decideParcels,
  evolveParcels,
  findSameParcel,
  hasLeft,
  isParcelEvent,
  nothingShipped,
  type ParcelCommand,
  type ParcelEvent,
  progressOf,
  type Shipping,
} from './parcel.state.ts';
import type { VariantQuantity } from './quantities.ts';
import {
  decideReceipt,
  evolveReceipt,
  type ReceiptClock,
  type ReceiptCommand,
  type ReceiptEvent,
} from './receipt.state.ts';

/**
 * An order's life, as a pure decide and evolve. What happened is a list of events; the state is what they evolve to.
 *
 *   pending-payment → paid ⇄ shipped → delivered → received
 *        ↓  ↑ (paid too late, and the goods were still there)
 *      closed ← (given back before any of it had left) ← paid
 *
 * It leaves in one parcel or in several. It is `paid` as long as something of it has yet to leave, `shipped` when all of
 * it has, `delivered` when all of it is; a parcel that is cancelled, lost or returned makes it `paid` again.
 *
 * While nothing has left, the shopper may ask to cancel: the shop refunds or declines, and silence is a refund. Shipping
 * answers it, too.
 */
export const orderStates = ['pending-payment', 'paid', 'shipped', 'delivered', 'received', 'closed'] as const;
export type OrderStateName = (typeof orderStates)[number];

/** expired: not paid in time. cancelled: by the shopper, before paying. refunded: by the shop, before shipping. */
export type CloseReason = 'expired' | 'cancelled' | 'refunded';

export type OrderEvent =
  | { readonly kind: 'placed' }
  | { readonly kind: 'paid'; readonly paymentId: string }
  | ParcelEvent
  /** All of it has left. */
  | { readonly kind: 'shipped' }
  /** All of it is there. */
  | { readonly kind: 'delivered'; readonly receiptDueAt: string }
  | ReceiptEvent
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
  | ParcelCommand
  | ReceiptCommand
  | { readonly kind: 'close'; readonly reason: Exclude<CloseReason, 'refunded'> }
  | AskCommand
  | { readonly kind: 'refund' };

type AskCommand =
  /** By the shopper; the shop may answer until `dueAtMs`. */
  | { readonly kind: 'ask-cancel'; readonly reason: string; readonly dueAtMs: number }
  | { readonly kind: 'withdraw-cancel' }
  | { readonly kind: 'decline-cancel'; readonly reason: string }
  /** The shop did not answer in time. */
  | { readonly kind: 'cancel-by-default'; readonly nowMs: number };

export interface OrderState {
  readonly name: OrderStateName | 'none';
  /** How many events there were. */
  readonly version: number;
  readonly paymentId: string | null;
  readonly shipping: Shipping;
  readonly receiptClock: ReceiptClock | null;
  readonly closeReason: CloseReason | null;
  /** What the shopper asks and the shop has not answered. */
  readonly cancelAsk: { readonly dueAtMs: number } | null;
  readonly cancelAskCount: number;
}

/** What the commands about parcels are decided with. */
export interface OrderFacts {
  readonly ordered: readonly VariantQuantity[];
  /** Until when the shopper may say that the goods are here, were they all delivered now. */
  readonly receiptDueAtMs: number;
}

/** So often may one order be asked to be cancelled: a shop that declined is not asked for ever. */
export const cancelAsksMax = 3;

export const noOrder: OrderState = {
  name: 'none',
  version: 0,
  paymentId: null,
  shipping: nothingShipped,
  receiptClock: null,
  closeReason: null,
  cancelAsk: null,
  cancelAskCount: 0,
};

type Decision = Result<readonly OrderEvent[], Problem>;

/** What a command leads to. A command that has its effect already leads to nothing, so that repeating it is safe. */
export function decideOrder(command: OrderCommand, state: OrderState, facts?: OrderFacts): Decision {
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
    case 'close':
      if (state.name === 'closed') return ok([]);
      return from(['pending-payment'], command, state, { kind: 'closed', reason: command.reason });
    case 'receive':
      if (state.name === 'received') return ok([]);
      return from(['shipped', 'delivered'], command, state, { kind: 'received' });
    case 'extend-receipt':
    case 'receive-by-default':
    case 'pause-receipt':
    case 'resume-receipt':
      return state.name === 'delivered'
        ? decideReceipt(command, state.receiptClock)
        : conflict(command, state);
    case 'ask-cancel':
    case 'withdraw-cancel':
    case 'decline-cancel':
    case 'cancel-by-default':
      return decideCancelAsk(command, state);
    case 'refund':
      if (state.closeReason === 'refunded') return ok([]);
      if (hasLeft(state.shipping)) return conflict(command, state);
      return from(['paid'], command, state, { kind: 'closed', reason: 'refunded' });
    default:
      assert(facts !== undefined, 'a command about parcels is decided with what was ordered');
      return decideShipping(command, state, facts);
  }
}

function decideShipping(command: ParcelCommand, state: OrderState, facts: OrderFacts): Decision {
  const { name, shipping } = state;
  const adds = command.kind === 'ship' || command.kind === 'cancel-unshipped';
  const repeats =
    (command.kind === 'ship' && findSameParcel(shipping, command) !== undefined) ||
    (command.kind === 'cancel-unshipped' &&
      shipping.cancelled.some(({ referenceId }) => referenceId === command.referenceId));
  if (adds && name !== 'paid' && !repeats) return conflict(command, state);
  if (command.kind === 'cancel-parcel' && name === 'received') return conflict(command, state);
  // What is over is not stirred up by late news of a parcel that was given up.
  if (name === 'closed' && !adds && shipping.parcels.length > 0) return ok([]);
  const decided = decideParcels(command, shipping, facts.ordered);
  if (!decided.ok) return err({ state: name, ...decided.failure });
  if (decided.value.length === 0) return decided;
  return ok([...decided.value, ...follows(evolveAll(decided.value, state), facts)]);
}

/** What the parcels make of the order as a whole. */
function follows({ name, shipping }: OrderState, facts: OrderFacts): OrderEvent[] {
  if (name !== 'paid' && name !== 'shipped') return [];
  const progress = progressOf(facts.ordered, shipping);
  if (progress === 'nothing') return [{ kind: 'closed', reason: 'refunded' }];
  if (progress === 'waiting') return [];
  const receiptDueAt = new Date(facts.receiptDueAtMs).toISOString();
  return [
    ...(name === 'paid' ? [{ kind: 'shipped' } as const] : []),
    ...(progress === 'delivered' ? [{ kind: 'delivered', receiptDueAt } as const] : []),
  ];
}

function decideCancelAsk(command: AskCommand, state: OrderState): Decision {
  const { cancelAsk, cancelAskCount } = state;
  if (command.kind === 'ask-cancel') {
    if (cancelAsk !== null) return ok([]);
    if (hasLeft(state.shipping)) return conflict(command, state);
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
  if (isParcelEvent(event)) return evolveShipping(next, event);
  switch (event.kind) {
    case 'placed':
    case 'reopened':
      return { ...next, name: 'pending-payment', closeReason: null };
    case 'paid':
      return { ...next, name: 'paid', paymentId: event.paymentId };
    case 'shipped':
      return { ...next, name: 'shipped' };
    case 'delivered': {
      const dueAtMs = Date.parse(event.receiptDueAt);
      return { ...next, name: 'delivered', receiptClock: { dueAtMs, extended: false, paused: false } };
    }
    case 'received':
    case 'receipt-extended':
    case 'receipt-paused':
    case 'receipt-resumed': {
      const name = event.kind === 'received' ? 'received' : state.name;
      return { ...next, name, receiptClock: evolveReceipt(state.receiptClock, event) };
    }
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

const givesBack = new Set<ParcelEvent['kind']>(['parcel-cancelled', 'parcel-lost', 'parcel-returned']);

function evolveShipping(state: OrderState, event: ParcelEvent): OrderState {
  return {
    ...state,
    // What was in it has yet to leave again.
    name: state.name === 'shipped' && givesBack.has(event.kind) ? 'paid' : state.name,
    cancelAsk: event.kind === 'parcel-shipped' ? null : state.cancelAsk,
    shipping: evolveParcels(state.shipping, event),
  };
}

export function evolveAll(events: Iterable<OrderEvent>, state: OrderState = noOrder): OrderState {
  let current = state;
  for (const event of events) current = evolveOrder(current, event);
  return current;
}
