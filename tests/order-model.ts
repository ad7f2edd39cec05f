import type { OrderCommand, OrderState } from '../server/src/features/trade/orders/order.state.ts';
import type { ParcelStateName } from '../server/src/features/trade/orders/parcel.state.ts';
import type { VariantQuantity } from '../server/src/features/trade/orders/quantities.ts';

export const ordered: VariantQuantity[] = [
  { variantId: 'tea', quantity: 3 },
  { variantId: 'cup', quantity: 1 },
];

/** The same life written a second time, as plainly as can be: where every single piece is, and what was said. */
export interface Model {
  placed: boolean;
  payer: string | null;
  /** Each piece of the order: what it is, and in which parcel, or given back for which case. */
  pieces: { variantId: string; at: string | null }[];
  parcels: { id: string; label: string; state: ParcelStateName; pieces: number[] }[];
  cases: string[];
  received: boolean;
  closed: 'expired' | 'cancelled' | 'refunded' | null;
  clock: { dueAtMs: number; extended: boolean; paused: boolean } | null;
  /** Until when an open ask may be answered. */
  askedUntil: number | null;
  asks: number;
}

export const newModel = (): Model => ({
  ...{ placed: false, payer: null, parcels: [], cases: [], received: false, closed: null, clock: null },
  ...{ askedUntil: null, asks: 0 },
  pieces: ordered.flatMap(({ variantId, quantity }) =>
    Array.from({ length: quantity }, () => ({ variantId, at: null })),
  ),
});

const underWay = ({ state }: { state: ParcelStateName }) => state === 'announced' || state === 'moving';
const leftOf = ({ pieces }: Model) => pieces.flatMap(({ at }, index) => (at === null ? [index] : []));
const isWhole = (model: Model) =>
  nameOf(model) === 'paid' && !model.parcels.some((one) => underWay(one) || one.state === 'delivered');

export function nameOf(model: Model): OrderState['name'] {
  if (!model.placed) return 'none';
  if (model.closed !== null) return 'closed';
  if (model.received) return 'received';
  if (model.payer === null) return 'pending-payment';
  if (leftOf(model).length > 0) return 'paid';
  return model.parcels.some(underWay) ? 'shipped' : 'delivered';
}

/** Takes pieces that have not left; null when there are not enough of them. */
function take(model: Model, wanted: readonly VariantQuantity[] | null): number[] | null {
  const left = leftOf(model);
  if (wanted === null) return left.length === 0 ? null : left;
  const taken: number[] = [];
  for (const { variantId, quantity } of wanted) {
    const some = left.filter(
      (index) => model.pieces[index]?.variantId === variantId && !taken.includes(index),
    );
    if (some.length < quantity) return null;
    taken.push(...some.slice(0, quantity));
  }
  return taken.length === 0 ? null : taken;
}

function put(model: Model, indices: readonly number[], at: string | null): void {
  for (const index of indices) (model.pieces[index] as { at: string | null }).at = at;
}

function shipped(model: Model, given: Extract<OrderCommand, { kind: 'ship' }>): boolean {
  const wanted = `${given.carrier} ${given.trackingNo}`;
  const same = model.parcels.find(
    (one) => one.label === wanted && (underWay(one) || one.state === 'delivered'),
  );
  if (same !== undefined) {
    if (given.lines === null) return true;
    const inIt = same.pieces.map((index) => model.pieces[index]?.variantId).sort();
    const asked = given.lines.flatMap(({ variantId, quantity }) => Array(quantity).fill(variantId)).sort();
    return JSON.stringify(inIt) === JSON.stringify(asked);
  }
  if (nameOf(model) !== 'paid') return false;
  const pieces = take(model, given.lines);
  if (pieces === null) return false;
  put(model, pieces, given.parcelId);
  model.parcels.push({ id: given.parcelId, label: wanted, state: 'announced', pieces });
  model.askedUntil = null;
  return true;
}

function givenBack(model: Model, given: Extract<OrderCommand, { kind: 'cancel-unshipped' }>): boolean {
  if (model.cases.includes(given.referenceId)) return true;
  if (nameOf(model) !== 'paid') return false;
  const pieces = take(model, given.lines);
  if (pieces === null) return false;
  put(model, pieces, given.referenceId);
  model.cases.push(given.referenceId);
  if (model.pieces.every(({ at }) => at !== null && model.cases.includes(at))) {
    model.closed = 'refunded';
    model.askedUntil = null;
  }
  return true;
}

type OfParcel = Extract<OrderCommand, { parcelId: string | null }>;

/** What becomes of one parcel; whether it was allowed. */
function moved(model: Model, given: Exclude<OfParcel, { kind: 'ship' }>): boolean {
  if (given.kind === 'cancel-parcel' && nameOf(model) === 'received') return false;
  if (model.closed !== null && model.parcels.length > 0) return true;
  if (given.parcelId === null) {
    const some = model.parcels.filter(underWay);
    for (const one of some) one.state = 'delivered';
    return model.parcels.some(({ state }) => state === 'delivered');
  }
  const parcel = model.parcels.find(({ id }) => id === given.parcelId);
  if (parcel === undefined) return false;
  const end = (state: ParcelStateName) => {
    parcel.state = state;
    put(model, parcel.pieces, null);
  };
  switch (given.kind) {
    case 'correct-parcel': {
      const wanted = `${given.carrier} ${given.trackingNo}`;
      if (parcel.label === wanted) return true;
      if (!underWay(parcel)) return false;
      Object.assign(parcel, { label: wanted, state: 'announced' });
      return true;
    }
    case 'cancel-parcel':
      if (parcel.state === 'announced') end('cancelled');
      return parcel.state === 'cancelled';
    case 'pick-up':
      if (parcel.state === 'announced') parcel.state = 'moving';
      return true;
    case 'lose-parcel':
      if (underWay(parcel)) end('lost');
      return true;
    case 'return-parcel':
      if (underWay(parcel)) end('returned');
      return true;
    case 'deliver':
      if (underWay(parcel)) parcel.state = 'delivered';
      else if (parcel.state === 'lost' || parcel.state === 'returned') found(model, parcel);
      return true;
  }
}

/** It turned up: its goods are there, unless others were sent or given back for them. */
function found(model: Model, parcel: Model['parcels'][number]): void {
  const wanted = parcel.pieces.map((index) => ({
    variantId: model.pieces[index]?.variantId ?? '',
    quantity: 1,
  }));
  const pieces = take(model, wanted);
  if (pieces === null) return;
  put(model, pieces, parcel.id);
  Object.assign(parcel, { pieces, state: 'delivered' });
}

function clocked(
  model: Model,
  given: Extract<
    OrderCommand,
    { kind: 'extend-receipt' | 'receive-by-default' | 'pause-receipt' | 'resume-receipt' }
  >,
): boolean {
  const { clock } = model;
  if (nameOf(model) !== 'delivered' || clock === null) return false;
  const over = 'nowMs' in given && given.nowMs >= clock.dueAtMs && !clock.paused;
  switch (given.kind) {
    case 'extend-receipt':
      if (clock.extended || clock.paused) return clock.extended;
      Object.assign(clock, { extended: true, dueAtMs: clock.dueAtMs + given.byMs });
      return true;
    case 'receive-by-default':
      if (over) model.received = true;
      return over;
    case 'pause-receipt':
      clock.paused ||= over;
      return clock.paused;
    case 'resume-receipt':
      if (clock.paused) Object.assign(clock, { paused: false, dueAtMs: given.dueAtMs });
      return true;
  }
}

function closedAs(model: Model, reason: NonNullable<Model['closed']>): true {
  model.closed = reason;
  model.askedUntil = null;
  return true;
}

function asked(
  model: Model,
  given: Extract<
    OrderCommand,
    { kind: 'ask-cancel' | 'withdraw-cancel' | 'decline-cancel' | 'cancel-by-default' }
  >,
): boolean {
  switch (given.kind) {
    case 'ask-cancel':
      if (model.askedUntil !== null) return true;
      if (!isWhole(model) || model.asks >= 3) return false;
      model.askedUntil = given.dueAtMs;
      model.asks += 1;
      return true;
    case 'withdraw-cancel':
    case 'decline-cancel':
      model.askedUntil = null;
      return model.asks > 0;
    case 'cancel-by-default':
      return model.askedUntil !== null && model.askedUntil <= given.nowMs && closedAs(model, 'refunded');
  }
}

/** Whether a command is allowed by the model, and what it then is. */
export function step(model: Model, given: OrderCommand): boolean {
  switch (given.kind) {
    case 'place':
      if (model.placed) return false;
      model.placed = true;
      return true;
    case 'pay':
      if (model.payer === given.paymentId) return true;
      if (nameOf(model) !== 'pending-payment') return false;
      model.payer = given.paymentId;
      return true;
    case 'honour':
      if (model.closed !== 'expired') return false;
      Object.assign(model, { closed: null, payer: given.paymentId });
      return true;
    case 'close':
      if (model.closed !== null) return true;
      return nameOf(model) === 'pending-payment' && closedAs(model, given.reason);
    case 'receive':
      model.received ||= nameOf(model) === 'shipped' || nameOf(model) === 'delivered';
      return model.received;
    case 'refund':
      return model.closed === 'refunded' || (isWhole(model) && closedAs(model, 'refunded'));
    case 'ship':
      return shipped(model, given);
    case 'cancel-unshipped':
      return givenBack(model, given);
    case 'extend-receipt':
    case 'receive-by-default':
    case 'pause-receipt':
    case 'resume-receipt':
      return clocked(model, given);
    case 'ask-cancel':
    case 'withdraw-cancel':
    case 'decline-cancel':
    case 'cancel-by-default':
      return asked(model, given);
    default:
      return moved(model, given);
  }
}

/** When everything is there the clock begins, once. */
export function tick(model: Model, receiptDueAtMs: number): void {
  if (nameOf(model) !== 'delivered') model.clock = null;
  else model.clock ??= { dueAtMs: receiptDueAtMs, extended: false, paused: false };
}
