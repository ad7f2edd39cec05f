import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import { gathered, quantityOf, type VariantQuantity } from './quantities.ts';

/**
 * The parcels of an order, as a pure decide and evolve. An order leaves in one parcel or in several; what of it has left
 * and what has not is counted from its parcels and from nothing else.
 *
 *   announced → moving → delivered
 *       ↓          ↓
 *   cancelled   lost, returned: what was in it is to be shipped again, or given back
 */
export const parcelStates = ['announced', 'moving', 'delivered', 'lost', 'returned', 'cancelled'] as const;
export type ParcelStateName = (typeof parcelStates)[number];

export interface Parcel {
  readonly id: string;
  readonly carrier: string;
  readonly trackingNo: string;
  readonly state: ParcelStateName;
  readonly lines: readonly VariantQuantity[];
}

/** What has happened to an order's goods. */
export interface Shipping {
  readonly parcels: readonly Parcel[];
  /** What will not be shipped any more, and for whose sake. */
  readonly cancelled: readonly { readonly referenceId: string; readonly lines: readonly VariantQuantity[] }[];
}

export const nothingShipped: Shipping = { parcels: [], cancelled: [] };

export type ParcelEvent =
  | {
      readonly kind: 'parcel-shipped';
      readonly parcelId: string;
      readonly carrier: string;
      readonly trackingNo: string;
      readonly lines: readonly VariantQuantity[];
    }
  | {
      readonly kind: 'parcel-corrected';
      readonly parcelId: string;
      readonly carrier: string;
      readonly trackingNo: string;
    }
  | {
      readonly kind:
        | 'parcel-picked-up'
        | 'parcel-delivered'
        | 'parcel-lost'
        | 'parcel-returned'
        | 'parcel-cancelled';
      readonly parcelId: string;
    }
  | {
      readonly kind: 'unshipped-cancelled';
      readonly referenceId: string;
      readonly lines: readonly VariantQuantity[];
    };

export type ParcelCommand =
  /** By the shop; without lines all that is left. */
  | {
      readonly kind: 'ship';
      readonly parcelId: string;
      readonly carrier: string;
      readonly trackingNo: string;
      readonly lines: readonly VariantQuantity[] | null;
    }
  /** By the shop: the number was mistyped. What the carrier says of the right one counts from here. */
  | {
      readonly kind: 'correct-parcel';
      readonly parcelId: string;
      readonly carrier: string;
      readonly trackingNo: string;
    }
  /** By the shop, before the carrier has it. */
  | { readonly kind: 'cancel-parcel'; readonly parcelId: string }
  /** By the carrier. Its news is taken as it comes: doubled, late, or of a parcel that nobody waits for any more. */
  | { readonly kind: 'pick-up'; readonly parcelId: string }
  | { readonly kind: 'lose-parcel' | 'return-parcel'; readonly parcelId: string }
  /** By the carrier, or by the shop for it; without a parcel all that are under way. */
  | { readonly kind: 'deliver'; readonly parcelId: string | null }
  /** Part of the order is given back before it has left; without lines all that is left. Once for each reference. */
  | {
      readonly kind: 'cancel-unshipped';
      readonly referenceId: string;
      readonly lines: readonly VariantQuantity[] | null;
    };

const goneStates: readonly ParcelStateName[] = ['announced', 'moving', 'delivered'];

export const isUnderWay = ({ state }: Pick<Parcel, 'state'>) => state === 'announced' || state === 'moving';

/** Whether something is on its way or has arrived: then the order can no longer be undone as a whole. */
export function hasLeft({ parcels }: Shipping): boolean {
  return parcels.some(({ state }) => goneStates.includes(state));
}

/** What is not in the warehouse any more: on its way, delivered, or lost on the way. */
export function awayFrom({ parcels }: Shipping): VariantQuantity[] {
  const away = parcels.filter(({ state }) => goneStates.includes(state) || state === 'lost');
  return away.flatMap(({ lines }) => lines);
}

/** What is neither on its way, nor delivered, nor cancelled. */
export function leftToShip(ordered: readonly VariantQuantity[], shipping: Shipping): VariantQuantity[] {
  const gone = shipping.parcels.filter(({ state }) => goneStates.includes(state));
  const taken = [...gone, ...shipping.cancelled].flatMap(({ lines }) => lines);
  return ordered.flatMap(({ variantId, quantity }) => {
    const left = quantity - quantityOf(taken, variantId);
    return left > 0 ? [{ variantId, quantity: left }] : [];
  });
}

/** waiting: something is left to ship. nothing: all of it was cancelled. */
export function progressOf(
  ordered: readonly VariantQuantity[],
  shipping: Shipping,
): 'waiting' | 'shipped' | 'delivered' | 'nothing' {
  if (leftToShip(ordered, shipping).length > 0) return 'waiting';
  if (shipping.parcels.some(isUnderWay)) return 'shipped';
  return hasLeft(shipping) ? 'delivered' : 'nothing';
}

/** The parcel that a command to ship would make a second time. */
export function findSameParcel(
  { parcels }: Shipping,
  label: { readonly carrier: string; readonly trackingNo: string },
): Parcel | undefined {
  return parcels.find(
    ({ state, carrier, trackingNo }) =>
      goneStates.includes(state) && carrier === label.carrier && trackingNo === label.trackingNo,
  );
}

type Decision = Result<readonly ParcelEvent[], Problem>;

/** What a command does to the parcels of an order that is paid. What has its effect already leads to nothing. */
export function decideParcels(
  command: ParcelCommand,
  shipping: Shipping,
  ordered: readonly VariantQuantity[],
): Decision {
  switch (command.kind) {
    case 'ship': {
      const { parcelId, carrier, trackingNo } = command;
      const same = findSameParcel(shipping, command);
      if (same !== undefined) return repeatOf(same, command.lines);
      const lines = takeLeft(command.lines, ordered, shipping);
      return lines.ok
        ? ok([{ kind: 'parcel-shipped', parcelId, carrier, trackingNo, lines: lines.value }])
        : lines;
    }
    case 'cancel-unshipped': {
      const { referenceId } = command;
      if (shipping.cancelled.some((before) => before.referenceId === referenceId)) return ok([]);
      const lines = takeLeft(command.lines, ordered, shipping);
      return lines.ok ? ok([{ kind: 'unshipped-cancelled', referenceId, lines: lines.value }]) : lines;
    }
    case 'deliver':
      if (command.parcelId === null) return deliverAll(shipping);
      return decideParcel({ ...command, parcelId: command.parcelId }, shipping, ordered);
    default:
      return decideParcel(command, shipping, ordered);
  }
}

function repeatOf(same: Parcel, lines: readonly VariantQuantity[] | null): Decision {
  const given = lines === null ? same.lines : gathered(lines);
  const equal =
    given.length === same.lines.length &&
    given.every(({ variantId, quantity }) => quantityOf(same.lines, variantId) === quantity);
  if (equal) return ok([]);
  return err({
    type: 'state-conflict',
    field: 'trackingNo',
    detail: 'Another parcel of this order has this number.',
  });
}

function takeLeft(
  wanted: readonly VariantQuantity[] | null,
  ordered: readonly VariantQuantity[],
  shipping: Shipping,
): Result<readonly VariantQuantity[], Problem> {
  const left = leftToShip(ordered, shipping);
  const lines = wanted === null ? left : gathered(wanted);
  if (lines.length === 0) return err({ type: 'state-conflict', detail: 'Nothing is left to ship.' });
  for (const { variantId, quantity } of lines) {
    const mayShip = quantityOf(left, variantId);
    if (quantity > mayShip) {
      return err({ type: 'above-unshipped', field: 'lines', variantId, left: mayShip });
    }
  }
  return ok(lines);
}

function deliverAll({ parcels }: Shipping): Decision {
  const underWay = parcels.filter(isUnderWay);
  if (underWay.length === 0 && !parcels.some(({ state }) => state === 'delivered')) {
    return err({ type: 'state-conflict', detail: 'No parcel is under way.' });
  }
  return ok(underWay.map(({ id }) => ({ kind: 'parcel-delivered', parcelId: id })));
}

type OneParcelCommand =
  | Extract<
      ParcelCommand,
      { kind: 'correct-parcel' | 'cancel-parcel' | 'pick-up' | 'lose-parcel' | 'return-parcel' }
    >
  | { readonly kind: 'deliver'; readonly parcelId: string };

function decideParcel(
  command: OneParcelCommand,
  shipping: Shipping,
  ordered: readonly VariantQuantity[],
): Decision {
  const { parcelId } = command;
  const parcel = shipping.parcels.find(({ id }) => id === parcelId);
  if (parcel === undefined) return err({ type: 'not-found' });
  const refused = (): Decision =>
    err({
      type: 'state-conflict',
      parcelState: parcel.state,
      detail: `Cannot ${command.kind}: it is ${parcel.state}.`,
    });
  switch (command.kind) {
    case 'correct-parcel': {
      const { carrier, trackingNo } = command;
      if (parcel.carrier === carrier && parcel.trackingNo === trackingNo) return ok([]);
      return isUnderWay(parcel)
        ? ok([{ kind: 'parcel-corrected', parcelId, carrier, trackingNo }])
        : refused();
    }
    case 'cancel-parcel':
      if (parcel.state === 'cancelled') return ok([]);
      return parcel.state === 'announced' ? ok([{ kind: 'parcel-cancelled', parcelId }]) : refused();
    case 'pick-up':
      return ok(parcel.state === 'announced' ? [{ kind: 'parcel-picked-up', parcelId }] : []);
    case 'lose-parcel':
    case 'return-parcel': {
      const kind = command.kind === 'lose-parcel' ? 'parcel-lost' : 'parcel-returned';
      return ok(isUnderWay(parcel) ? [{ kind, parcelId }] : []);
    }
    case 'deliver':
      return ok(canArrive(parcel, shipping, ordered) ? [{ kind: 'parcel-delivered', parcelId }] : []);
  }
}

/** One that was lost may still turn up, as long as nobody has sent its goods again or given them back. */
function canArrive(parcel: Parcel, shipping: Shipping, ordered: readonly VariantQuantity[]): boolean {
  if (isUnderWay(parcel)) return true;
  if (parcel.state !== 'lost' && parcel.state !== 'returned') return false;
  const left = leftToShip(ordered, shipping);
  return parcel.lines.every(({ variantId, quantity }) => quantity <= quantityOf(left, variantId));
}

const nextState: Partial<Record<ParcelEvent['kind'], ParcelStateName>> = {
  // The right number has no news yet.
  'parcel-corrected': 'announced',
  'parcel-picked-up': 'moving',
  'parcel-delivered': 'delivered',
  'parcel-lost': 'lost',
  'parcel-returned': 'returned',
  'parcel-cancelled': 'cancelled',
};

export function evolveParcels(shipping: Shipping, event: ParcelEvent): Shipping {
  switch (event.kind) {
    case 'parcel-shipped': {
      const { parcelId, carrier, trackingNo, lines } = event;
      const parcel: Parcel = { id: parcelId, carrier, trackingNo, state: 'announced', lines };
      return { ...shipping, parcels: [...shipping.parcels, parcel] };
    }
    case 'unshipped-cancelled': {
      const { referenceId, lines } = event;
      return { ...shipping, cancelled: [...shipping.cancelled, { referenceId, lines }] };
    }
    default: {
      const { kind, parcelId, ...label } = event;
      const parcels = shipping.parcels.map((parcel) =>
        parcel.id === parcelId ? { ...parcel, ...label, state: nextState[kind] ?? parcel.state } : parcel,
      );
      return { ...shipping, parcels };
    }
  }
}

export function isParcelEvent(event: { readonly kind: string }): event is ParcelEvent {
  return event.kind.startsWith('parcel-') || event.kind === 'unshipped-cancelled';
}
